"""The first page: totals, verdicts, stages, and what must be known before using them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.rules import disagreements, totals
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.wording import total_figure, total_note, total_title
from interlocal.ui.documents import Block, KeyFigures, Note, Paragraph
from interlocal.ui.figures import KeyFigure
from interlocal.ui.tables import Column, Table
from interlocal.ui.words import word


def answer_blocks(scan: Scan) -> list[Block]:
    """What a reader wants to know first."""
    figures = [*_total_figures(scan), *verdict_figures(scan)]
    stages = stage_table(scan)
    blocks: list[Block] = [KeyFigures(tuple(figures))] if figures else []
    if not figures:
        blocks.append(Paragraph(_("The sources give neither verdicts nor savings in dollars.")))
    if stages.rows:
        blocks.append(stages)
    blocks += _notes(scan)
    if scan.note:
        blocks.append(Paragraph(scan.note))
    return blocks


def stage_table(scan: Scan) -> Table:
    """The areas under each stage that a source names; one on which sources disagree stands under several."""
    areas: dict[str, list[str]] = {}
    for statement in scan.statements:
        if statement.area and statement.aspect == "stage":
            names = areas.setdefault(statement.value, [])
            name = scan.area(statement.area).name
            names += [name] if name not in names else []
    columns = (Column("stage", _("Stage")), Column("count", _("Areas"), "number"), Column("areas", _("Which")))
    rows = tuple((stage, len(names), ", ".join(names)) for stage, names in areas.items())
    return Table(_("Areas by stage, as the sources have it"), columns, rows)


def _notes(scan: Scan) -> list[Note]:
    notes = [Note(note, total_title(total)) for total in totals(scan.claims) if (note := total_note(total))]
    unrated = sum(table.unrated for table in scan.factor_sets)
    if unrated:
        cells = {"unrated": unrated, "cells": sum(len(table.ratings) for table in scan.factor_sets)}
        words = _(
            "%(unrated)d of %(cells)d cells have no rating in our copy of the source. "
            "An area with an unrated factor has no rank and no place."
        )
        notes.append(Note(words % cells, _("Ratings")))
    points = len(disagreements(scan))
    if points:
        words = ngettext(
            "The sources disagree on %(count)d point; all sides are kept.",
            "The sources disagree on %(count)d points; all sides are kept.",
            points,
        )
        notes.append(Note(words % {"count": points}, _("Sources")))
    return notes


def _total_figures(scan: Scan) -> list[KeyFigure]:
    return [
        KeyFigure(
            total_title(total),
            total_figure(total),
            "usd",
            note=_("%(included)d of %(all)d claims; the others are left out, with reasons")
            % {"included": len(total.included), "all": len(scan.claims)},
        )
        for total in totals(scan.claims)
    ]


def verdict_figures(scan: Scan) -> list[KeyFigure]:
    """How many areas have each verdict; none when the scan gives no verdicts."""
    verdicts = [area.verdict for area in scan.areas if area.verdict]
    return [
        KeyFigure(
            _("Verdict “%(verdict)s”") % {"verdict": word("verdict", verdict)},
            verdicts.count(verdict),
            note=ngettext("area", "areas", verdicts.count(verdict)),
        )
        for verdict in ("yes", "maybe", "no")
        if verdicts
    ]
