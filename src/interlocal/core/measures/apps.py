from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "interlocal.core.measures"
