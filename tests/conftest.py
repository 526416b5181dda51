"""The test arrangement: migrations run as owner, tests as the app role, as in production."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from interlocal.cli.migrate import bring_up_to_date
from interlocal.platform.database import connected_as


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """One test database, made by the owner; then everything connects as the app role, which owns nothing."""
    with django_db_blocker.unblock():
        name = f"test_{connection.settings_dict['NAME']}"
        with connected_as("owner"), connection._nodb_cursor() as cursor:
            cursor.execute(f'drop database if exists "{name}" with (force)')
            cursor.execute(f'create database "{name}"')
        connection.close()
        connection.settings_dict["NAME"] = name
        settings.DATABASES["default"]["NAME"] = name
        bring_up_to_date()
        yield
        connection.close()
        with connected_as("owner", "postgres"), connection.cursor() as cursor:
            cursor.execute(f'drop database "{name}" with (force)')
