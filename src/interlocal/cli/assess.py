"""`interlocal assess`: a scan file read, ranked and totalled. Needs no server and no database."""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rich.console import Console

from interlocal.modules.assessment.report import make_report
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file import LARGEST, read_scan, scan_workbook
from interlocal.modules.assessment.summary import summary
from interlocal.platform.problems import BadFile
from interlocal.ui.documents import to_json, to_pdf, to_xlsx

from .scan_tables import print_scan

app = typer.Typer(add_completion=False)
PIPE_WIDTH = 120


@app.command()
def assess(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A scan: .yaml, .json or .xlsx.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(file_okay=False, help="Write the report (PDF, XLSX, JSON) and the scan as a workbook here."),
    ] = None,
    extrapolate_to: Annotated[
        int | None,
        typer.Option(min=1, help="Show a scenario: claims stretched to this many members. Part of no total."),
    ] = None,
) -> None:
    """Print what a scan file says: next steps, totals, ranking, claims. Exit 1 with every problem if it is refused."""
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)  # so much tells that it is too large
    try:
        scan = read_scan(content, file.name)
    except BadFile as bad:
        for problem in bad.problems:
            typer.echo(problem, err=True)
        raise typer.Exit(1) from bad
    if out is not None:
        for path in _write_files(scan, file.name, content, out):
            typer.echo(_("Wrote %(path)s") % {"path": path}, err=True)
    if as_json:
        typer.echo(json.dumps(summary(scan, extrapolate_to), indent=1))
    else:
        print_scan(_console(), scan, extrapolate_to)


def _console() -> Console:
    """As wide as the terminal; a file or a pipe gets lines that most tables fit on."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)


def _write_files(scan: Scan, name: str, content: bytes, folder: Path) -> list[Path]:
    digest = sha256(content).hexdigest()
    report = make_report(
        scan,
        language=get_language() or "en",
        version="",
        marks=(_("Made from %(name)s, SHA-256 %(digest)s") % {"name": name, "digest": digest},),
    )
    files = {
        f"{scan.key}.report.pdf": to_pdf(report),
        f"{scan.key}.report.xlsx": to_xlsx(report),
        f"{scan.key}.report.json": to_json(report),
        f"{scan.key}.scan.xlsx": scan_workbook(scan),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for file_name, made in files.items():
        unfinished = folder / f".{file_name}.part"
        unfinished.write_bytes(made)
        unfinished.replace(folder / file_name)
    return [folder / file_name for file_name in files]
