from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "interlocal.modules.assessment"
