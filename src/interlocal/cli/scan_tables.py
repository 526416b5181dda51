"""A scan on a terminal: the answer first, then what it rests on. The tables are those of the report."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from rich.console import Console
from rich.text import Text

from interlocal.modules.assessment.cautions import cautions
from interlocal.modules.assessment.report.answer import (
    other_verdicts,
    stage_table,
    total_caveats,
    verdict_figures,
    yes_table,
)
from interlocal.modules.assessment.report.areas import area_table
from interlocal.modules.assessment.report.findings import finding_table, phase_table
from interlocal.modules.assessment.report.ratings import ranking_table
from interlocal.modules.assessment.report.savings import (
    claim_origin,
    dollars_table,
    grade_key,
    left_out_table,
    percentages_table,
    scenario_table,
    totals_table,
    unnumbered_table,
)
from interlocal.modules.assessment.report.study import study_table
from interlocal.modules.assessment.report.unknown import unknown
from interlocal.modules.assessment.rules import totals
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.wording import citation
from interlocal.ui.tables import Table

from .tables import print_table


def print_scan(console: Console, scan: Scan, extrapolate_to: int | None) -> None:
    """Print what a program director asks of a scan; scenarios only for a number of members to stretch to."""
    _print_answer(console, scan)
    ranking = (ranking_table(scan, factor_set) for factor_set in scan.factor_sets)
    claims = (dollars_table(scan), percentages_table(scan), unnumbered_table(scan))
    scenarios = [scenario_table(scan, extrapolate_to)] if extrapolate_to is not None else []
    _print_tables(console, (*ranking, *claims, *scenarios, phase_table(scan), finding_table(scan)))
    print_list(console, _("Where the claims come from"), [claim_origin(scan, claim) for claim in scan.claims])
    if key := grade_key({claim.grade for claim in scan.claims}):
        console.print(Text(key))
    print_list(console, _("Before you use this"), cautions(scan))
    print_list(console, _("Sources"), [f"{citation(each)} {each.address}".rstrip() for each in scan.documents])


def _print_answer(console: Console, scan: Scan) -> None:
    console.print(Text(scan.title, style="bold"))
    console.print(Text(scan.region))
    if scan.synthetic:
        console.print(Text(_("SYNTHETIC DATA: everything here is invented."), style="bold reverse"))
    for figure in verdict_figures(scan):
        console.print(Text(f"{figure.label}: {figure.text} {figure.note}"))
    _print_tables(console, (yes_table(scan), stage_table(scan)))
    others = other_verdicts(scan)
    if others:
        console.print(Text(others))
    areas = area_table(scan, only=("area", "follows"))
    _print_tables(console, (totals_table(scan),))
    for title, words in total_caveats(scan):
        print_list(console, title, [words])
    _print_tables(console, (left_out_table(scan, total) for total in totals(scan.claims)[:1]))
    if len(areas.columns) > 1:
        _print_tables(console, (areas,))
    print_list(console, _("Not known"), unknown(scan))
    _print_tables(console, (study_table(scan),))


def _print_tables(console: Console, tables: Iterable[Table]) -> None:
    for table in tables:
        if table.rows:
            print_table(console, table)


def print_list(console: Console, title: str, lines: Iterable[str]) -> None:
    """Print `lines` under their title, each as an item; nothing when there are none."""
    items = list(lines)
    if items:
        console.print(Text(f"\n{title}", style="bold"))
    for line in items:
        console.print(Text(f"- {line}"))
