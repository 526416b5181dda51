"""What each role may do with each table: one idempotent step after every migrate, in production as in tests."""

from collections.abc import Iterable

from django.apps import apps
from django.db import connection

from interlocal.platform.database import role_name

from .constraints import AppendOnly

#: Tables of others that the app reads and never writes; models of ours say `read_only = True`.
READ_ONLY = {"django_migrations"}
#: Where functions of ours find what they name: PostgreSQL's own first, temporary tables, which anybody may make, last.
SEARCH_PATH = "pg_catalog, public, pg_temp"


def grant() -> None:
    """Give the app role its verbs and the audit role its reads, and fix where functions look; run as owner.

    Neither role may make tables of its own, not even temporary ones: they could stand in for ours.
    """
    append_only = {model._meta.db_table for model in apps.get_models() if _has(model._meta.constraints)}
    read_only = {model._meta.db_table for model in apps.get_models() if getattr(model, "read_only", False)}
    app, audit = f'"{role_name("app")}"', f'"{role_name("audit")}"'
    database = connection.ops.quote_name(connection.settings_dict["NAME"])
    statements = [
        f"revoke create, temporary on database {database} from public, {app}, {audit}",
        f"revoke create on schema public from public, {app}, {audit}",
        f"grant usage on schema public to {app}, {audit}",
        f"grant select on all tables in schema public to {app}, {audit}",
        f"grant usage, select on all sequences in schema public to {app}",
        f"grant select on all sequences in schema public to {audit}",
        f"revoke insert, update, delete, truncate on all tables in schema public from {app}",
    ]
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            if table in READ_ONLY | read_only:
                continue
            verbs = "insert" if table in append_only else "insert, update, delete"
            statements.append(f'grant {verbs} on "{table}" to {app}')
        cursor.execute(
            "select oid::regprocedure::text from pg_proc"
            " where pronamespace = 'public'::regnamespace and pg_has_role(proowner, 'usage')"
        )
        for (routine,) in cursor.fetchall():
            statements += [
                f"alter routine {routine} set search_path = {SEARCH_PATH}",
                f"revoke execute on routine {routine} from public",
                f"grant execute on routine {routine} to {app}",
            ]
        cursor.execute("; ".join(statements))


def _has(constraints: Iterable[object]) -> bool:
    return any(isinstance(constraint, AppendOnly) for constraint in constraints)
