"""Mounted in the demo alone: see config.urls."""

from django.urls import path

from .views import sign_in

urlpatterns = [path("sign-in/<slug:key>/<str:token>/", sign_in, name="demo-sign-in")]
