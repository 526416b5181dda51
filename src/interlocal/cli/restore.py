"""`interlocal restore`: a back-up into an empty place, and proof that everything came back."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from django.db import connection

from interlocal.core.audit import queries
from interlocal.platform import archive
from interlocal.platform.database import connected_as
from interlocal.platform.files import store
from interlocal.platform.row_security.grants import grant

from .installation import database_running
from .migrate import bring_up_to_date

app = typer.Typer(add_completion=False)


@app.command()
def restore(
    source: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A file that `interlocal backup` wrote.")
    ],
) -> None:
    """Restore a back-up into an empty database and an empty data folder, then compare with what was backed up."""
    with database_running(new=True):
        with connected_as("owner"):
            if any(store.contents()) or connection.introspection.table_names():
                raise typer.BadParameter(
                    "There is data here already. Restore into an empty place: another --data folder, or an empty"
                    " database in DATABASE_URL."
                )
            manifest = archive.read(source)
        with connected_as("owner"):
            grant()
        with connected_as("audit"):
            wrong = archive.differences(manifest)
            heads = {chain: (int(head.split(":")[0]), head.split(":")[1]) for chain, head in manifest["heads"].items()}
            wrong += [f"{fault.chain}, event {fault.number}: {fault.what}" for fault in queries.verify(heads).faults]
        bring_up_to_date()
    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        raise typer.Exit(1)
    print(f"Restored {sum(manifest['rows'].values())} rows and {len(manifest['files'])} files; all as backed up.")
