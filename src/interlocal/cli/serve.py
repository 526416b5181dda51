"""`interlocal serve`: production. Web server and worker on your PostgreSQL, behind your TLS proxy."""

import os
import sys
from importlib import import_module
from typing import Annotated

import django
import typer
from django.core.checks import run_checks
from django.core.management import call_command

from interlocal.config.env import Environment, read
from interlocal.config.safety import cautions, unsafe
from interlocal.platform.embedded import make_data_folder
from interlocal.platform.supervisor import Supervisor

from .roles import wrong_roles
from .running import obstacle, web_and_worker

app = typer.Typer(add_completion=False)


@app.command()
def serve(
    bind: Annotated[str, typer.Option(help="Where the proxy finds the web server.")] = "127.0.0.1:8000",
    workers: Annotated[int, typer.Option(help="Web server processes, of eight threads each.", min=1)] = 2,
) -> None:
    """Serve an installation. Refuses settings that are not safe, with all that is wrong."""
    os.environ["INTERLOCAL_MODE"] = "serve"
    environment = read()
    wrong = unsafe(environment) + ([f"--bind {bind} {why}."] if (why := obstacle(bind)) else [])
    # Each looks only where the one before found nothing: no password goes over an open line, for one.
    wrong = wrong or wrong_roles(environment) or _what_django_finds()
    if wrong:
        print("interlocal does not serve like this:", *(f"  - {line}" for line in wrong), sep="\n", file=sys.stderr)
        raise typer.Exit(1)
    for line in cautions(environment, bind):
        print(f"Note: {line}", file=sys.stderr)
    make_data_folder(environment.data)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(f"interlocal serves {environment.url} on {bind}.{_first_visit(environment)}", flush=True)
    for needless in ("DATABASE_URL_OWNER", "DATABASE_URL_AUDIT"):
        os.environ.pop(needless, None)  # what serves could then not become them
    raise typer.Exit(Supervisor(web_and_worker(bind, workers=workers), log=environment.data / "log").run())


def _what_django_finds() -> list[str]:
    """What the app role may do, and whether migrations wait."""
    django.setup()
    if wrong := [found.msg for found in run_checks(databases=["default"]) if found.is_serious()]:
        return wrong
    # By name, since it can be imported only now.
    waiting = import_module("interlocal.cli.migrate").waiting_migrations()
    return [f"{len(waiting)} migrations wait: run `interlocal migrate`."] if waiting else []


def _first_visit(environment: Environment) -> str:
    """The set-up code, as long as nobody has set up."""
    door = import_module("interlocal.site.set_up.door")
    return (
        f"\nNobody has set it up yet. The set-up code for the first visit: {door.set_up_code()}"
        if door.is_empty()
        else ""
    )
