"""The database and the roles that may use it, made by the bootstrap superuser; again changes nothing."""

from typing import Any

import psycopg

from .addresses import DATABASE, ROLE_NAMES, Role

ATTRIBUTES: dict[Role, str] = {
    "owner": "login createdb nosuperuser nocreaterole nobypassrls",  # createdb: for the tests' databases
    "app": "login nocreatedb nosuperuser nocreaterole nobypassrls",
    "audit": "login nocreatedb nosuperuser nocreaterole bypassrls",
}


def ensure_roles(superuser: psycopg.Connection[Any]) -> None:
    """Make what is missing, put right what differs; `superuser` is in autocommit mode for CREATE DATABASE."""
    there = {name for (name,) in superuser.execute("select rolname from pg_roles")}
    for role, attributes in ATTRIBUTES.items():
        name = ROLE_NAMES[role]
        verb = "alter" if name in there else "create"
        superuser.execute(f"{verb} role {name} {attributes}")
    superuser.execute(f"alter role {ROLE_NAMES['audit']} set default_transaction_read_only = on")
    if not superuser.execute("select from pg_database where datname = %s", [DATABASE]).rowcount:
        superuser.execute(f"create database {DATABASE} owner {ROLE_NAMES['owner']}")
