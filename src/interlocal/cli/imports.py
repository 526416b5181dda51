"""`interlocal import`: files that modules read, into a partnership."""

from pathlib import Path
from typing import Annotated

import typer

from interlocal.core.governments.models import Partnership
from interlocal.core.people.actors import operator_of
from interlocal.modules.assessment.actions import load_scan
from interlocal.modules.assessment.scan_file import read_scan_path
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.platform.database import connected_as

from .installation import database_running

app = typer.Typer(add_completion=False, help="Load files into a partnership.")


@app.callback()
def imports() -> None:
    """So that `scan` stays a word of the command line while it is the only one."""


@app.command()
def scan(
    file: Annotated[Path, typer.Argument(help="A scan file: YAML, JSON or XLSX. Its form: docs/formats/scan.md.")],
    partnership: Annotated[str, typer.Option(help="The partnership's short name, as in its address.")],
) -> None:
    """Load a published scan. The same file again changes nothing; a corrected one becomes the next version."""
    read = read_scan_path(file)
    with database_running():
        found = _partnership(partnership)
        by = operator_of(found)
        with acting(by.acting):
            kept, new = load_scan(partnership=found.id, scan=read, by=by, at=now())
    print(f"{'Loaded' if new else 'Already loaded:'} “{kept.title}”, version {kept.version}.")


def _partnership(key: str) -> Partnership:
    """Read by the audit role: the command line acts for nobody until it knows for whom."""
    with connected_as("audit"):
        found = Partnership.objects.filter(key=key).first()
        keys = list(Partnership.objects.order_by("key").values_list("key", flat=True)[:20])
    if found is None:
        raise typer.BadParameter(f"No partnership has the short name {key!r}. There are: {', '.join(keys) or 'none'}.")
    return found
