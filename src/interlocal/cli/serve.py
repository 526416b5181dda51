"""`interlocal serve`: production. Web server and worker on your PostgreSQL, behind your TLS proxy."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import django
import typer
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from interlocal.config.env import default_data_folder, read, unsafe
from interlocal.platform.supervisor import Supervisor

from .running import web_and_worker

app = typer.Typer()


@app.command()
def serve(
    bind: Annotated[str, typer.Option(help="Where the proxy finds the web server.")] = "127.0.0.1:8000",
    workers: Annotated[int, typer.Option(help="Web server processes, of eight threads each.")] = 2,
) -> None:
    """Serve an installation. Refuses settings that are not safe, with all that is wrong."""
    os.environ["INTERLOCAL_MODE"] = "serve"
    data = Path(os.environ.get("INTERLOCAL_DATA") or default_data_folder())
    wrong = unsafe(read()) or _what_django_finds()
    if wrong:
        print("interlocal does not serve like this:", *(f"  - {line}" for line in wrong), sep="\n", file=sys.stderr)
        raise typer.Exit(1)
    call_command("collectstatic", interactive=False, verbosity=0)
    raise typer.Exit(Supervisor(web_and_worker(bind, workers=workers), log=data / "log").run())


def _what_django_finds() -> list[str]:
    """The database's role, and whether migrations wait."""
    django.setup()
    try:
        call_command("check", databases=["default"], fail_level="ERROR")
    except SystemCheckError as error:
        return [line.strip() for line in str(error).splitlines() if line.strip()]
    # By name, since it can be imported only now.
    waiting = import_module("interlocal.cli.migrate").waiting_migrations()
    return [f"{len(waiting)} migrations wait: run `interlocal migrate`."] if waiting else []
