"""The three roles a process can connect as. Serving is done as `app`; migrations as `owner`; back-up as `audit`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from django.conf import settings
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

Role = Literal["app", "owner", "audit"]
VARIABLES: dict[Role, str] = {
    "app": "DATABASE_URL",
    "owner": "DATABASE_URL_OWNER",
    "audit": "DATABASE_URL_AUDIT",
}
#: A page says that it failed sooner than this many seconds. As many connections as threads: none waits for another's.
POOL = {"min_size": 1, "max_size": 8, "timeout": 5}
#: What serves, pages and queued work alike, gives up a statement, and a transaction in which nothing happens: either
#: would hold what others wait for. Long work is many short transactions; migrations and back-ups have no limit.
LIMITS = "-c statement_timeout=60s -c idle_in_transaction_session_timeout=5min"


class NoAddress(Exception):
    """A role is needed whose address nobody gave; the message names the variable."""


def configuration(url: str, *, pooled: bool) -> dict[str, Any]:
    """Django's DATABASES entry for a PostgreSQL address (URL or key=value); `pooled` for what serves."""
    parts = conninfo_to_dict(url)
    if pooled:
        parts |= {"options": f"{LIMITS} {parts.get('options', '')}".strip()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**parts, **({"pool": POOL} if pooled else {})},
    }


def role_name(role: Role) -> str:
    """PostgreSQL's name of a role, from its address."""
    return str(conninfo_to_dict(address_of(role))["user"])


def address_of(role: Role) -> str:
    """The address of a role; raises NoAddress if there is none."""
    address = str(settings.DATABASE_URLS[role])
    if not address:
        raise NoAddress(f"{VARIABLES[role]} is not set: this is done as the {role} role. See docs/operate/install.md.")
    return address


@contextmanager
def connected_as(role: Role, database: str | None = None) -> Iterator[None]:
    """Reconnect the default connection as `role` (and to `database`), and as before on leaving.

    The pool of the former role is closed on both ways, so that no connection of one role serves another.
    """
    before = {key: connection.settings_dict[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    wanted = configuration(address_of(role), pooled=False)
    wanted["NAME"] = database or before["NAME"]
    _reconnect({key: wanted[key] for key in before})
    try:
        yield
    finally:
        _reconnect(before)


def _reconnect(parameters: dict[str, Any]) -> None:
    connection.close()
    if connection.settings_dict["OPTIONS"].get("pool"):
        connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's wrapper has it
    connection.settings_dict.update(parameters)
