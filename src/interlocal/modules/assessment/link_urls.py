"""Addresses for whoever holds a link, below /links/assessment/."""

from django.urls import path

from .views import department

app_name = "assessment-links"
urlpatterns = [path("<str:token>/", department.form, name="form")]
