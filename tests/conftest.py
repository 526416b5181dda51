"""The test arrangement: migrations run as owner, tests as the app role, as in production."""

import time
from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from psycopg.conninfo import make_conninfo
from pytest_django.plugin import DjangoDbBlocker

from interlocal.cli.migrate import bring_up_to_date
from interlocal.platform.database import connected_as

# How long one example takes says more about the machine than about us.
hypothesis.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("untimed")

#: Folders whose files take longest. Begun last, one would keep a single core busy while the others stand idle.
LONGEST = ("browser", "isolation", "cli", "embedded")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the longest files first (`bin/test` hands files out in this order)."""
    items.sort(key=lambda item: item.path.parent.name not in LONGEST)


@pytest.fixture(autouse=True)
def _language_of_its_own() -> Iterator[None]:
    """A request in Spanish leaves Spanish switched on in its thread, for whichever test comes next."""
    with translation.override(translation.get_language()):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One test database, made by the owner, and a template of it; then everything connects as the app role."""
    with django_db_blocker.unblock():
        name = f"test_{settings.DATABASES['default']['NAME']}"
        copies = (name, f"{name}_template", f"{name}_committed")
        as_owner(*(f'drop database if exists "{copy}"' for copy in copies), f'create database "{name}"')
        connection.close()
        settings.DATABASES["default"]["NAME"] = name
        bring_up_to_date()
        connection.close()
        as_owner(f'create database "{name}_template" template "{name}"')
        yield
        connection.close()
        as_owner(*(f'drop database if exists "{copy}"' for copy in copies))


@pytest.fixture
def committed_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of this test's own, in which what is written is committed; yields its name.

    For threads, other processes and constraints that are checked at commit. Django's way, to truncate after each
    test, is not open to the app role.
    """
    with django_db_blocker.unblock():
        name = settings.DATABASES["default"]["NAME"]
        own = f"{name}_committed"
        as_owner(f'drop database if exists "{own}"', f'create database "{own}" template "{name}_template"')
        connection.close()
        settings.DATABASES["default"]["NAME"] = own
        try:
            yield own
        finally:
            connection.close()
            settings.DATABASES["default"]["NAME"] = name
            as_owner(f'drop database "{own}"')


@pytest.fixture
def superuser(committed_database: str) -> Iterator[psycopg.Cursor]:
    """The database's superuser, with the triggers off."""
    address = make_conninfo(settings.DATABASE_URLS["owner"], user="postgres", dbname=committed_database)
    with psycopg.connect(address, autocommit=True) as plain, plain.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        yield cursor


def as_owner(*statements: str) -> None:
    """Run statements that create or drop databases; wait for connections that are on their way out."""
    with connected_as("owner", "postgres"), connection.cursor() as cursor:
        for statement in statements:
            for patience in range(100):
                try:
                    cursor.execute(statement)
                    break
                except OperationalError:  # being accessed by other users
                    if patience == 99:
                        raise
                    time.sleep(0.1)
