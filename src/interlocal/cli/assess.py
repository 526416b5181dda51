"""`interlocal assess`: a scan file read, ranked and totalled. Needs no server and no database."""

import json
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rich.console import Console
from rich.text import Text

from interlocal.modules.assessment.cautions import cautions
from interlocal.modules.assessment.report import make_report
from interlocal.modules.assessment.report.answer import stage_table, verdict_figures
from interlocal.modules.assessment.report.areas import area_table
from interlocal.modules.assessment.report.ratings import ranking_table
from interlocal.modules.assessment.report.savings import (
    dollars_table,
    left_out_table,
    percentages_table,
    scenario_table,
    totals_table,
)
from interlocal.modules.assessment.rules import totals
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file import read_scan, scan_workbook
from interlocal.modules.assessment.summary import summary
from interlocal.modules.assessment.wording import citation
from interlocal.platform.problems import BadFile
from interlocal.ui.documents import to_json, to_pdf, to_xlsx

from .tables import print_table

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
    """Print totals, ranking and claims of a scan file. Exit 1 with every problem if the file cannot be taken."""
    content = file.read_bytes()
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
        _print(_console(), scan, extrapolate_to)


def _console() -> Console:
    """As wide as the terminal; a file or a pipe gets lines that most tables fit on."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)


def _write_files(scan: Scan, name: str, content: bytes, folder: Path) -> list[Path]:
    digest = sha256(content).hexdigest()
    report = make_report(
        scan,
        language=get_language() or "en",
        version=digest[:12],
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


def _print(console: Console, scan: Scan, extrapolate_to: int | None) -> None:
    console.print(Text(scan.title, style="bold"))
    console.print(Text(scan.region))
    if scan.synthetic:
        console.print(Text(_("SYNTHETIC DATA: everything here is invented."), style="bold reverse"))
    for verdict in verdict_figures(scan):
        console.print(Text(f"{verdict.label}: {verdict.text} {verdict.note}"))
    found = totals(scan.claims)
    tables = [totals_table(scan), *(left_out_table(scan, total) for total in found[:1])]
    tables += [dollars_table(scan), percentages_table(scan), stage_table(scan)]
    areas = area_table(scan, only=("area", "verdict", "next_step", "follows"))
    tables += [areas] if len(areas.columns) > 1 else []
    for table in tables:
        if table.rows:
            print_table(console, table)
    if not found:
        console.print(Text(_("\nNo total: the scan holds no savings in dollars.")))
    for factor_set in scan.factor_sets:
        ranking = ranking_table(scan, factor_set)
        if ranking.rows:
            print_table(console, ranking)
    if extrapolate_to is not None:
        print_table(console, scenario_table(scan, extrapolate_to))
    _print_list(console, _("Before you use this"), cautions(scan))
    _print_list(console, _("Sources"), [citation(document) for document in scan.documents])


def _print_list(console: Console, title: str, lines: Iterable[str]) -> None:
    console.print(Text(f"\n{title}", style="bold"))
    for line in lines:
        console.print(Text(f"- {line}"))
