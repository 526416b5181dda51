"""`interlocal migrate`: migrations, tables of libraries, the standard catalogue, grants. As owner."""

import sys

import typer
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from interlocal.core.catalogue.standard import load_standard_catalogue
from interlocal.platform.database import connected_as
from interlocal.platform.row_security.grants import grant

from .installation import database_running
from .roles import wrong_roles

app = typer.Typer(add_completion=False)


@app.command()
def migrate() -> None:
    """Bring the database up to date with the code. Running it again changes nothing."""
    if wrong := wrong_roles(settings.ENVIRONMENT):
        print(*wrong, sep="\n", file=sys.stderr)
        raise typer.Exit(1)
    with database_running(new=True):
        bring_up_to_date()
    print("The database is up to date.")


def bring_up_to_date() -> None:
    """Everything between new code and a database that serves it."""
    with connected_as("owner"):
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        call_command("createcachetable", verbosity=0)
        load_standard_catalogue()
        grant()


def waiting_migrations() -> list[str]:
    """Names of the migrations that have not run; a look that any role may take."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
