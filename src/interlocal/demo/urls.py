"""Mounted in the demo alone: see config.urls."""

from django.urls import path

from .views import people, sign_in

urlpatterns = [
    path("people/<str:token>/", people, name="demo-people"),
    path("sign-in/<slug:key>/<str:token>/", sign_in, name="demo-sign-in"),
]
