from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "interlocal.platform.mail"
