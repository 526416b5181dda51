"""For data migrations. Under FORCE the owner is bound too: an UPDATE without a context silently changes no row."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction


@contextmanager
def unforced(*tables: type[models.Model]) -> Iterator[None]:
    """Let the owner past the row policies of `tables` inside one transaction; forced again on leaving, even by error.

    Callers assert how many rows they touched: nothing else tells a change of none from a change of all.
    """
    with transaction.atomic():
        _each(tables, "no force")
        yield
        with connection.cursor() as cursor:
            # Deferred keys are checked here: a table with checks still to come can't be altered.
            cursor.execute("set constraints all immediate")
        _each(tables, "force")


def _each(tables: tuple[type[models.Model], ...], force: str) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'alter table "{table._meta.db_table}" {force} row level security')
