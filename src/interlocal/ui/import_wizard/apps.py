from django.apps import AppConfig


class ImportWizardConfig(AppConfig):
    name = "interlocal.ui.import_wizard"
