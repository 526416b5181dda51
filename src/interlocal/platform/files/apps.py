from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "interlocal.platform.files"
