from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "interlocal.core.catalogue"
