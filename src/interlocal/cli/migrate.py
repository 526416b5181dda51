"""Bringing a database up to date: migrations, tables of libraries, the standard catalogue, grants. As owner."""

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from interlocal.core.catalogue.standard import load_standard_catalogue
from interlocal.platform.database import connected_as
from interlocal.platform.row_security.grants import grant


def bring_up_to_date() -> None:
    """Everything between new code and a database that serves it; running it again changes nothing."""
    with connected_as("owner"):
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        call_command("createcachetable", verbosity=0)
        load_standard_catalogue()
        grant()


def is_up_to_date() -> bool:
    """Whether every migration has run; a quick look as the app role."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
