"""`interlocal demo`: the product with its sample regions, on this machine alone."""

import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import Annotated

import django
import typer

from interlocal.config.env import default_data_folder, read
from interlocal.platform.embedded import Server, make_data_folder, socket_folder
from interlocal.platform.embedded.earlier_run import end_earlier_run
from interlocal.platform.embedded.lock import FolderLock

from .running import LAST, run, set_environment

app = typer.Typer(add_completion=False)
#: Only a folder with this file in it is filled with sample regions, or ever deleted.
MARK = "this-is-a-demo"


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where to serve on 127.0.0.1.", min=1, max=LAST)] = 8000,
    data: Annotated[Path | None, typer.Option(help="The demo's data folder.", file_okay=False)] = None,
    reset: Annotated[bool, typer.Option(help="Begin anew: delete the demo's data first.")] = False,
    serve: Annotated[bool, typer.Option(help="Build the data and stop, or serve it.")] = True,
) -> None:
    """Look at interlocal with three real regions, from published sources, and one invented."""
    stated = data or os.environ.get("INTERLOCAL_DATA")
    folder = Path(stated).expanduser().absolute() if stated else default_data_folder() / "demo"
    set_environment("demo", folder, port)
    read()  # refuses DATABASE_URL before anything is touched
    try:
        _check(folder)
        if reset:
            _delete(folder)
        make_data_folder(folder)
        (folder / MARK).touch()
    except OSError as error:
        raise typer.BadParameter(f"The data folder {folder} can't be used: {error.strerror}.") from error
    if serve:
        raise typer.Exit(run(folder, port, prepare=lambda: _prepare(folder)))
    with Server(folder):
        _prepare(folder)


def _prepare(folder: Path) -> str:
    django.setup()
    # By name, since they can be imported only now.
    import_module("interlocal.cli.migrate").bring_up_to_date()
    build = import_module("interlocal.demo.build")
    if not build.is_built():
        print("Loading the sample regions ...", flush=True)
        build.build(import_module("interlocal.platform.clock").now())
    return str(import_module("interlocal.demo.welcome").welcome())


def _check(folder: Path) -> None:
    """Refuse a folder that holds anything else: it may be somebody's installation."""
    if folder.exists() and not (folder / MARK).exists() and any(folder.iterdir()):
        raise typer.BadParameter(
            f"Nothing was changed: {folder} is not a demo's data folder (it has no file {MARK}). Choose another --data."
        )


def _delete(folder: Path) -> None:
    if folder.exists():
        lock = FolderLock(folder)
        lock.take()  # raises ServerBusy while the demo runs
        end_earlier_run(folder / "postgresql", socket_folder(folder))
        shutil.rmtree(folder)
        lock.release()
