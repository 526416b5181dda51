from django.apps import AppConfig


class GovernmentsConfig(AppConfig):
    name = "interlocal.core.governments"
