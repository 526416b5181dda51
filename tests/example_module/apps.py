from django.apps import AppConfig


class ExampleConfig(AppConfig):
    name = "tests.example_module"
    label = "example"
