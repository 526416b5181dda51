from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "interlocal.core.people"
