from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "interlocal.ui"
    label = "ui"
