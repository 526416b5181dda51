"""`interlocal start`: a real installation on this machine, empty at first, with the embedded database."""

import os
from importlib import import_module
from pathlib import Path
from typing import Annotated

import django
import typer

from interlocal.config.env import default_data_folder, read

from .running import LAST, run, set_environment

app = typer.Typer(add_completion=False)


@app.command()
def start(
    port: Annotated[int, typer.Option(help="Where to serve on 127.0.0.1.", min=1, max=LAST)] = 8000,
) -> None:
    """Run an installation of your own on this machine. The first visit sets it up."""
    data = Path(os.environ.get("INTERLOCAL_DATA") or default_data_folder())
    set_environment("start", data, port)
    read()  # refuses DATABASE_URL before anything is touched
    raise typer.Exit(run(data, port, prepare=_prepare))


def _prepare() -> str:
    django.setup()
    # By name, since they can be imported only now.
    import_module("interlocal.cli.migrate").bring_up_to_date()
    door = import_module("interlocal.site.set_up.door")
    address = os.environ["INTERLOCAL_URL"]
    if door.is_empty():
        return f"\ninterlocal is open and empty. Set it up at\n  {address}{door.set_up_address()}\nCtrl-C ends it."
    return f"\ninterlocal is open at {address}/  (Ctrl-C ends it)"
