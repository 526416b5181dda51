from django.urls import path

from . import views

app_name = "design"
urlpatterns = [
    path("", views.components, name="components"),
    path("form/", views.form, name="form"),
    path("narrow/", views.narrow, name="narrow"),
    path("error/<int:code>/", views.error, name="error"),
]
