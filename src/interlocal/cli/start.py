"""`interlocal start`: a real installation on this machine, empty at first, with the embedded database."""

import os
from importlib import import_module
from pathlib import Path
from typing import Annotated

import django
import typer

from interlocal.config.env import default_data_folder

from .running import run, set_environment

app = typer.Typer()


@app.command()
def start(
    port: Annotated[int, typer.Option(help="Where to serve on 127.0.0.1.")] = 8000,
) -> None:
    """Run an installation of your own on this machine. The first visit sets it up."""
    data = Path(os.environ.get("INTERLOCAL_DATA") or default_data_folder())
    set_environment("start", data, port)

    def prepare() -> None:
        django.setup()
        # By name, since it can be imported only now.
        import_module("interlocal.cli.migrate").bring_up_to_date()

    def announce() -> None:
        print(import_module("interlocal.site.set_up.address").welcome(), flush=True)

    raise typer.Exit(run(data, port, prepare=prepare, announce=announce))
