"""Addresses below /p/<partnership>/register/."""

from django.urls import include, path, re_path

from interlocal.ui.import_wizard.urls import wizard_urls

from . import views
from .sheet import REGISTER

urlpatterns = [
    path("", views.register, name="register"),
    path("add/", views.add, name="register-add"),
    re_path(r"^export/(?P<ending>xlsx|csv)/$", views.export, name="register-export"),
    path("import/", include(wizard_urls(REGISTER))),
    path("<uuid:entry>/", views.entry, name="register-entry"),
    path("<uuid:entry>/edit/", views.edit, name="register-edit"),
    path("<uuid:entry>/documents/add/", views.add_document, name="register-document-add"),
    path("<uuid:entry>/documents/<uuid:document>/remove/", views.remove_document, name="register-document-remove"),
    path("<uuid:entry>/parts/", views.parts, name="register-parts"),
]
