"""What more than one part of the core is tested with."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from psycopg.conninfo import make_conninfo


@pytest.fixture
def superuser(committed_database: str) -> Iterator[psycopg.Cursor]:
    """The database's superuser, with the triggers off."""
    address = make_conninfo(settings.DATABASE_URLS["owner"], user="postgres", dbname=committed_database)
    with psycopg.connect(address, autocommit=True) as plain, plain.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        yield cursor
