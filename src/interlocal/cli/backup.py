"""`interlocal backup`: database and files of one moment, in one file."""

from pathlib import Path
from typing import Annotated

import typer

from interlocal.core.audit import queries
from interlocal.platform import archive
from interlocal.platform.database import connected_as

from .installation import database_running

app = typer.Typer(add_completion=False)


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="The file to write, such as interlocal.tar.")]) -> None:
    """Back up database and files. The installation may go on running meanwhile."""
    if target.exists():
        raise typer.BadParameter(f"{target} exists already; a back-up never overwrites another.")
    if not target.parent.is_dir():
        raise typer.BadParameter(f"There is no folder {target.parent}.")
    with database_running(), connected_as("audit"):
        heads = {head.chain: f"{head.number}:{head.hash}" for head in queries.heads()}
        manifest = archive.write(target, about={"heads": heads})
    rows = sum(manifest["rows"].values())
    print(f"Wrote {target}: {rows} rows, {len(manifest['files'])} files, {len(heads)} audit chains.")
