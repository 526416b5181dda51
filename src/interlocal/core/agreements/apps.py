from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "interlocal.core.agreements"
