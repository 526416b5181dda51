"""Refuse to run as a role that row security does not bind."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connection


def app_role_is_bound(app_configs: Any = None, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Errors if the connected role is a superuser, may bypass row security, owns or may make a table, or gave
    itself settings to begin with."""
    if not databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            # Counting what it may become by `set role`, too.
            "select current_user, bool_or(rolsuper and rolname = current_user),"
            " bool_or(rolbypassrls or rolsuper), (select count(*)"
            "  from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            "  where pg_has_role(c.relowner, 'member') and c.relkind in ('r', 'p') and n.nspname = 'public'),"
            " has_schema_privilege('public', 'create')"
            "  or has_database_privilege(current_database(), 'create, temporary'),"
            " (select string_agg(setting, ', ') from pg_db_role_setting kept, unnest(kept.setconfig) setting"
            "  where kept.setrole = current_user::regrole and setting ~ '^(search_path|row_security)=')"
            " from pg_roles where pg_has_role(oid, 'member')"
        )
        name, is_superuser, bypasses, owned, makes, settings = cursor.fetchone()
    found = {
        "interlocal.E001": (is_superuser, "is a superuser"),
        "interlocal.E002": (bypasses, "may bypass row security"),
        "interlocal.E003": (owned, f"owns {owned} tables"),
        # A table of its own could stand in for one of ours.
        "interlocal.E004": (makes, "may make tables, which `interlocal migrate` forbids it as the database's owner"),
        # A role may set that for itself, and for every connection to come.
        "interlocal.E005": (settings, f"begins with {settings}, until `alter role {name} reset all`"),
    }
    return [
        Error(
            f"The database role {name!r} {what}: row security would not hold for it.",
            hint="Serve as a role that owns nothing: docs/operate/install.md has the three roles.",
            id=key,
        )
        for key, (wrong, what) in found.items()
        if wrong
    ]
