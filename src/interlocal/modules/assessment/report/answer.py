"""The first page: what to go on with, what it would save, and what nobody knows."""

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.report.areas import area_name
from interlocal.modules.assessment.report.study import Particulars, study_table
from interlocal.modules.assessment.report.unknown import unknown
from interlocal.modules.assessment.rules import Reason, Total, costs_stated, disagreements, totals
from interlocal.modules.assessment.scan import Area, Scan, Verdict
from interlocal.modules.assessment.wording import apart_words, difference_words, first_of, total_figure, total_title
from interlocal.ui.documents import Block, KeyFigures, Note, Paragraph
from interlocal.ui.figures import KeyFigure
from interlocal.ui.tables import Column, Table
from interlocal.ui.words import word


def answer_blocks(scan: Scan, particulars: Particulars = ()) -> list[Block]:
    """What a reader wants to know first; `particulars` are those of the report, to stand beside the study's."""
    # Counts of areas and sums of money apart: in one row the tallest would set the height of all.
    groups = (verdict_figures(scan), [*_total_figures(scan), *_cost_figures(scan)])
    blocks: list[Block] = [KeyFigures(tuple(figures)) for figures in groups if figures]
    if not blocks:
        blocks.append(Paragraph(_("The sources give neither verdicts nor savings in dollars.")))
    tables = [table for table in (yes_table(scan), stage_table(scan)) if table.rows]
    rest = other_verdicts(scan) or ("" if tables else _names(scan))
    blocks += [*tables, Paragraph(rest)] if rest else tables
    blocks += [Note(words, title) for title, words in total_caveats(scan)]
    gaps = unknown(scan)
    blocks += [Note(" ".join(gaps), _("Not known"))] if gaps else []
    differing = _differing(scan)
    blocks += [Note(" ".join(differing), _("Statements that differ; all are kept"))] if differing else []
    blocks.append(study_table(scan, particulars))
    return [*blocks, Paragraph(scan.note)] if scan.note else blocks


def yes_table(scan: Scan) -> Table:
    """The areas to go on with, in the order of the scan, each with its next step."""
    columns = (Column("area", _("Area")), Column("next_step", _("Next step")))
    rows = tuple((area_name(scan, area), area.next_step or None) for area in scan.areas if area.verdict == "yes")
    title = _("Verdict “%(verdict)s”: the areas and their next step") % {"verdict": word("verdict", "yes")}
    return Table(title, columns, rows)


def other_verdicts(scan: Scan) -> str:
    """Which areas have the verdicts maybe and no, in one line; empty when none has."""
    verdicts: tuple[Verdict, ...] = ("maybe", "no")
    named = {
        verdict: ", ".join(area_name(scan, area) for area in scan.areas if area.verdict == verdict)
        for verdict in verdicts
    }
    return " ".join(f"{word('verdict', verdict)}: {names}." for verdict, names in named.items() if names)


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
    counts = Counter(name for names in areas.values() for name in names)
    several = sum(count > 1 for count in counts.values())
    note = ngettext(
        "%(count)d area stands under more than one stage, as the sources say more than one thing of it.",
        "%(count)d areas stand under more than one stage, as the sources say more than one thing of them.",
        several,
    ) % {"count": several}
    return Table(_("Areas by stage, as the sources have it"), columns, rows, note=note if several else "")


def verdict_figures(scan: Scan) -> list[KeyFigure]:
    """How many areas have each verdict; none when the scan gives no verdicts."""
    if not any(area.verdict for area in scan.areas):
        return []
    with_verdict = {verdict: [area for area in scan.areas if area.verdict == verdict] for verdict in get_args(Verdict)}
    return [
        KeyFigure(
            _("Verdict “%(verdict)s”") % {"verdict": word("verdict", verdict)}, len(areas), note=_counted_words(areas)
        )
        for verdict, areas in with_verdict.items()
    ]


def _counted_words(areas: Sequence[Area]) -> str:
    if any(area.part_of for area in areas):
        return ngettext("part of an area", "areas and parts", len(areas))
    return ngettext("area", "areas", len(areas))


def _differing(scan: Scan) -> list[str]:
    """A sentence for each kind of difference, with the names of its first points; a list of all follows inside."""
    points: dict[str, list[str]] = {}
    for disagreement in disagreements(scan):
        named = f"{disagreement.subject} ({disagreement.aspect})"
        points.setdefault(difference_words(disagreement), []).append(named)
    return [f"{difference}: {first_of(named)}." for difference, named in points.items()]


def _names(scan: Scan) -> str:
    areas = scan.parts()
    words = ngettext(
        "%(count)d area, on which no source gives a verdict: %(names)s.",
        "%(count)d areas, in the order of the scan; no source gives a verdict on them: %(names)s.",
        len(areas),
    )
    return words % {"count": len(areas), "names": ", ".join(area.name for area in areas)}


def _total_figures(scan: Scan) -> list[KeyFigure]:
    note = _("%(included)d of %(all)d claims")
    return [
        KeyFigure(
            total_title(total),
            total_figure(total),
            "usd",
            note=note % {"included": len(total.included), "all": len(scan.claims)},
        )
        for total in totals(scan.claims)
    ]


def total_caveats(scan: Scan) -> list[tuple[str, str]]:
    """The first total, and what to know before using its sum; none where there is nothing to know."""
    caveats = ((total_title(total), _basis_words(scan, total)) for total in totals(scan.claims)[:1])
    return [(title, words) for title, words in caveats if words]


def _basis_words(scan: Scan, total: Total) -> str:
    """What a total leaves out, by reason, and whether its sum is anybody's."""
    sentences = [apart_words(scan, total)]
    if total.left_out:
        reasons = Counter(left_out.reason for left_out in total.left_out)
        words = {
            "left_out": len(total.left_out),
            "all": len(scan.claims),
            "reasons": ", ".join(_reason_words(reason, count) for reason, count in reasons.items()),
        }
        sentences.insert(0, _("Leaves out %(left_out)d of %(all)d claims: %(reasons)s.") % words)
    return " ".join(sentences).strip()


def _reason_words(reason: Reason, count: int) -> str:
    match reason:
        case Reason.NO_ESTIMATE:
            words = ngettext("%(count)d without a number", "%(count)d without a number", count)
        case Reason.PERCENTAGE:
            words = ngettext("%(count)d percentage", "%(count)d percentages", count)
        case Reason.OPEN_END:
            words = ngettext("%(count)d with an open end", "%(count)d with an open end", count)
        case Reason.OTHER_PERIOD:
            words = ngettext("%(count)d of another period", "%(count)d of other periods", count)
    return words % {"count": count}


def _cost_figures(scan: Scan) -> list[KeyFigure]:
    """That the cost is not stated, where savings are: half of a bargain is none."""
    if not totals(scan.claims) or costs_stated(scan.claims):
        return []
    return [KeyFigure(_("Cost to get there"), None, "usd", note=_("No document puts a number on it."))]
