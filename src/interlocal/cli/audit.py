"""`interlocal audit`: proves that the log of who did what is whole."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from interlocal.core.audit import queries
from interlocal.platform.database import connected_as

from .installation import database_running

app = typer.Typer(add_completion=False, help="Prove that the log of who did what is whole.")


@app.command()
def verify(
    heads: Annotated[
        Path | None,
        typer.Option(help="Heads that were kept outside: a file that `audit heads` wrote, or lines CHAIN NUMBER:HASH."),
    ] = None,
) -> None:
    """Walk every chain; name the first event that does not fit, and exit 1 if there is one."""
    anchors = _read_heads(heads) if heads else {}
    with database_running(), connected_as("audit"):
        verdict = queries.verify(anchors)
    print(f"{verdict.events} events in {verdict.chains} chains.")
    for fault in verdict.faults:
        print(f"{fault.chain}, event {fault.number}: {fault.what}.")
    if verdict.faults:
        sys.exit(1)
    print("Every event is in its place and unchanged.")


@app.command("heads")
def print_heads() -> None:
    """Print the head of every chain as JSON. Keep it outside: it shows later that nothing was cut off."""
    with database_running(), connected_as("audit"):
        print(json.dumps({head.chain: f"{head.number}:{head.hash}" for head in queries.heads()}, indent=1))


def _read_heads(path: Path) -> dict[str, tuple[int, str]]:
    text = path.read_text("utf-8")
    try:
        pairs = (
            json.loads(text).items()
            if text.lstrip().startswith("{")
            else [line.split() for line in text.splitlines() if line.strip()]
        )
        return {chain: (int(head.split(":")[0]), head.split(":")[1]) for chain, head in pairs}
    except (AttributeError, ValueError, IndexError) as error:
        raise typer.BadParameter(f"{path}: each head is CHAIN NUMBER:HASH, as `audit heads` prints it.") from error
