"""What each role may do with each table: one idempotent step after every migrate, in production as in tests."""

from collections.abc import Iterable

from django.apps import apps
from django.db import connection

from interlocal.platform.database import role_name

from .constraints import AppendOnly

#: Tables of others that the app reads and never writes.
READ_ONLY = {"django_migrations"}


def grant() -> None:
    """Give the app role its verbs and the audit role its reads; run as owner."""
    append_only = {model._meta.db_table for model in apps.get_models() if _has(model._meta.constraints)}
    kept = {model._meta.db_table for model in apps.get_models() if getattr(model, "never_deleted", False)}
    app, audit = f'"{role_name("app")}"', f'"{role_name("audit")}"'
    statements = [
        f"grant usage on schema public to {app}, {audit}",
        f"grant select on all tables in schema public to {app}, {audit}",
        f"grant usage, select on all sequences in schema public to {app}",
        f"grant select on all sequences in schema public to {audit}",
        f"revoke insert, update, delete, truncate on all tables in schema public from {app}",
    ]
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            if table in READ_ONLY:
                continue
            verbs = (
                "insert" if table in append_only else "insert, update" if table in kept else "insert, update, delete"
            )
            statements.append(f'grant {verbs} on "{table}" to {app}')
        cursor.execute("; ".join(statements))


def _has(constraints: Iterable[object]) -> bool:
    return any(isinstance(constraint, AppendOnly) for constraint in constraints)
