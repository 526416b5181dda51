from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "interlocal.core.participation"
