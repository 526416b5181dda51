"""Savings: totals within one period each, what they leave out, and every claim as its source words it."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from interlocal.core.sources import GRADE_MEANINGS
from interlocal.modules.assessment.report.areas import without_empty_columns
from interlocal.modules.assessment.rules import Total, basis, extrapolate, totals
from interlocal.modules.assessment.scan import Claim, Scan
from interlocal.modules.assessment.wording import (
    cite,
    claim_period_words,
    figure,
    left_out_words,
    members_words,
    scenario_figure,
    share_figure,
    total_figure,
    total_title,
)
from interlocal.ui.charts import ranges
from interlocal.ui.documents import Block, Folded
from interlocal.ui.tables import Column, Table
from interlocal.ui.words import word


def savings_blocks(scan: Scan) -> list[Block]:
    """Totals, one chart a total, and the claims in dollars, in percent, and without a number."""
    found = totals(scan.claims)
    blocks: list[Block] = [totals_table(scan)] if found else []
    for total in found:
        if len(total.included) > 1:
            blocks.append(ranges(_total_table(scan, total), value="figure"))
    if found and found[0].left_out:
        left_out = left_out_table(scan, found[0])
        blocks.append(Folded(f"{left_out.title} ({len(left_out.rows)})", (left_out,)))
    tables = (dollars_table(scan), percentages_table(scan), unnumbered_table(scan))
    blocks += [table for table in tables if table.rows]
    sources = _sources_table(scan)
    return [*blocks, Folded(f"{sources.title} ({len(sources.rows)})", (sources,))] if sources.rows else blocks


def totals_table(scan: Scan) -> Table:
    """One row a total; the title says that they stay apart."""
    columns = (
        Column("total", _("Total")),
        Column("figure", _("Dollars"), "usd"),
        Column("included", _("Claims added"), "number"),
        Column("left_out", _("Claims left out"), "number"),
    )
    rows = tuple(
        (total_title(total), total_figure(total), len(total.included), len(total.left_out))
        for total in totals(scan.claims)
    )
    return Table(_("Totals, which must not be added to one another"), columns, rows)


def _total_table(scan: Scan, total: Total) -> Table:
    columns = (
        Column("area", _("Area")),
        Column("figure", _("Dollars"), "usd"),
        Column("members", _("Members")),
    )
    rows = tuple((scan.area(claim.area).name, figure(claim), members_words(claim)) for claim in total.included)
    return Table(_("What is added: %(total)s") % {"total": total_title(total)}, columns, rows)


def left_out_table(scan: Scan, total: Total) -> Table:
    """Every claim that is no part of a total, and why."""
    columns = (Column("claim", _("Claim")), Column("reason", _("Why")))
    rows = tuple((_label(scan, left_out.claim), left_out_words(left_out)) for left_out in total.left_out)
    return Table(_("What is left out: %(total)s") % {"total": total_title(total)}, columns, rows)


def dollars_table(scan: Scan) -> Table:
    """Claims in dollars with the members they rest on, and the average per member."""
    columns = (
        Column("claim", _("Claim")),
        Column("figure", _("Dollars"), "usd"),
        Column("period", _("Period")),
        Column("members", _("Members")),
        Column("share", _("Average per member"), "usd", digits=3),
    )
    rows = tuple(
        (
            _label(scan, claim),
            figure(claim),
            claim_period_words(claim),
            None if basis(claim)[0] is None and claim.asked is None else members_words(claim),
            share_figure(claim),
        )
        for claim in scan.claims
        if claim.unit == "usd"
    )
    note = _(
        "The average divides by the members covered or, where these are not stated, by those that answered. It is "
        "shown to three digits; the workbook, CSV and JSON hold it to the dollar. There is none where the source "
        "states no members, or leaves open whether the figure is theirs together."
    )
    return without_empty_columns(Table(_("Claims in dollars"), columns, rows, note))


def percentages_table(scan: Scan) -> Table:
    """Claims in percent, with what they are a percentage of."""
    columns = (
        Column("claim", _("Claim")),
        Column("figure", _("Percent"), "percent"),
        Column("base", _("Of what")),
        Column("period", _("Period")),
    )
    rows = tuple(
        (_label(scan, claim), figure(claim), claim.base or None, claim_period_words(claim))
        for claim in scan.claims
        if claim.unit == "percent"
    )
    return Table(_("Claims in percent"), columns, rows)


def unnumbered_table(scan: Scan) -> Table:
    """Claims without a number, and what their source says instead."""
    columns = (Column("claim", _("Claim")), Column("said", _("What the source says instead")))
    rows = tuple((_label(scan, claim), claim.no_estimate) for claim in scan.claims if claim.no_estimate)
    return Table(_("Without a number"), columns, rows)


def scenario_table(scan: Scan, members: int) -> Table:
    """Dollar claims stretched to `members`: an assumption that nobody published, under a title that says so."""
    columns = (
        Column("claim", _("Claim")),
        Column("rests_on", _("Rests on"), "number"),
        Column("members", _("Assumed members"), "number"),
        Column("figure", _("Dollars, if"), "usd"),
        Column("period", _("Period")),
    )
    scenarios = [scenario for claim in scan.claims if (scenario := extrapolate(claim, members))]
    rows = tuple(
        (
            _label(scan, scenario.claim),
            scenario.rests_on,
            scenario.members,
            scenario_figure(scenario),
            claim_period_words(scenario.claim),
        )
        for scenario in scenarios
    )
    note = _(
        "Assumes that every member saves what those save on average that a claim rests on. Rounded to three "
        "digits. Part of no total."
    )
    return Table(
        _("Scenario, published by nobody: all of %(members)d members") % {"members": members}, columns, rows, note
    )


def _sources_table(scan: Scan) -> Table:
    benefits = {
        "cashable": _("cashable"),
        "avoided": _("avoided cost"),
        "time": _("time"),
        "quality": _("quality"),
    }
    columns = (
        Column("claim", _("Claim")),
        Column("covered", _("Covered"), "number"),
        Column("asked", _("Asked"), "number"),
        Column("answered", _("Answered"), "number"),
        Column("benefit", _("Kind of benefit")),
        Column("grade", _("Grade")),
        Column("source", _("Source")),
        Column("note", _("Note"), missing=_("none")),
    )
    rows = tuple(
        (
            _label(scan, claim),
            claim.covered,
            claim.asked,
            claim.answered,
            benefits.get(claim.benefit),
            word("grade", claim.grade),
            cite(claim.source),
            _note(claim) or None,
        )
        for claim in scan.claims
    )
    counted = any(basis(claim)[0] or claim.asked for claim in scan.claims)
    note = _("Covered, asked and answered are numbers of members.") if counted else ""
    note = f"{note} {grade_key({claim.grade for claim in scan.claims})}".strip()
    return without_empty_columns(Table(_("Where the claims come from"), columns, rows, note))


def grade_key(grades: Collection[str]) -> str:
    """What these grades mean, the best first; empty where there are none."""
    meanings = [f"“{word('grade', grade)}”: {meaning}" for grade, meaning in GRADE_MEANINGS.items() if grade in grades]
    return _("Grades. %(meanings)s") % {"meanings": " ".join(meanings)} if meanings else ""


def _note(claim: Claim) -> str:
    """What its source leaves open, then what else is to be known of a claim; empty when there is nothing."""
    return " ".join(filter(None, (claim.leaves_open, claim.note)))


def claim_origin(scan: Scan, claim: Claim) -> str:
    """A claim, its grade, its source and its note in a few words: for readers without room for a wide table."""
    words = _("%(claim)s. Grade: %(grade)s. Source: %(source)s.") % {
        "claim": _label(scan, claim),
        "grade": word("grade", claim.grade),
        "source": cite(claim.source),
    }
    return f"{words} {_note(claim)}".rstrip()


def _label(scan: Scan, claim: Claim) -> str:
    return f"{scan.area(claim.area).name}: {claim.what}"
