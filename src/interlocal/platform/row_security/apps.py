from django.apps import AppConfig
from django.core import checks

from .checks import app_role_is_bound


class RowSecurityConfig(AppConfig):
    name = "interlocal.platform.row_security"

    def ready(self) -> None:
        checks.register(app_role_is_bound, checks.Tags.database)
