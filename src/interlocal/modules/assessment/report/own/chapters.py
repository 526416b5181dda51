"""The chapters behind the first page: why, for each area; then how it was done and what it rests on."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.judgement.gates import gate_title
from interlocal.modules.assessment.judgement.verdicts import verdicts_table
from interlocal.modules.assessment.judgement.words import rule_words
from interlocal.modules.assessment.models import Risk, RiskState
from interlocal.modules.assessment.models.criteria import GateState
from interlocal.modules.assessment.planning.risk_matrix import risk_matrix
from interlocal.modules.assessment.planning.sections import SECTIONS
from interlocal.modules.assessment.queries.judged import Judged
from interlocal.modules.assessment.rated.answer import agreement_words
from interlocal.modules.assessment.rated.tables import (
    acceptability_table,
    apart_table,
    factors_table,
    groups_table,
    left_out_table,
    ranking_table,
)
from interlocal.modules.assessment.report.opportunities import kind_words, lack_words, title_words, when_words
from interlocal.ui.charts import heat_scorecard
from interlocal.ui.documents import Block, Bullets, Paragraph, Section
from interlocal.ui.tables import Column, Link, Table, Value

from .state import State

#: So many of what members have in common are told; the page of the scan has the others.
MOST_TOLD = 12


def chapters(state: State) -> list[Section]:
    """Those that have something to say."""
    contents: dict[str, list[Block]] = {
        _("Verdicts by area"): _verdicts(state),
        _("What members have in common"): _in_common(state),
        _("Gates"): _gates(state),
        _("How areas were rated"): [block for each in state.judged[:1] for block in _rated(state, each)],
        _("A deeper look"): [block for each in state.judged[1:] for block in _rated(state, each)],
        _("What must come first"): _order(state),
        _("Readiness"): _readiness(state),
        **{str(section.title): _plan(state, key) for key, section in SECTIONS.items() if key != "tasks"},
        _("Who shared answers"): [_answered(state)],
        _("Method"): _method(state),
        _("Sources that members named"): [Bullets(tuple(state.documents))] if state.documents else [],
    }
    return [Section(title, tuple(blocks)) for title, blocks in contents.items() if blocks]


def unlinked(table: Table, *without: str) -> Table:
    """A table for paper: its links as their text, and not the columns `without`."""
    kept = [number for number, column in enumerate(table.columns) if column.key not in without]
    rows = tuple(tuple(_plain(row[number]) for number in kept) for row in table.rows)
    return replace(table, columns=tuple(table.columns[number] for number in kept), rows=rows)


def _plain(value: Value) -> Value:
    return value.text if isinstance(value, Link) else value


def _verdicts(state: State) -> list[Block]:
    source = {area.key: area for area in state.source.areas} if state.source else None
    addresses = dict.fromkeys((area.id for area in state.areas), "/")
    table = verdicts_table(state.areas, state.verdicts, state.judging, state.members, addresses, source)
    reasons = [
        _("%(area)s: %(reason)s") % {"area": state.names[area.id], "reason": state.verdicts[area.id].reason}
        for area in state.areas
        if area.id in state.verdicts
    ]
    why: list[Block] = [Paragraph(_("Why:")), Bullets(tuple(reasons))] if reasons else []
    return [unlinked(table), *why]


def _in_common(state: State) -> list[Block]:
    if not state.found:
        return []
    columns = (
        Column("what", _("In common")),
        Column("kind", _("Kind")),
        Column("when", _("What presses"), missing=_("nothing")),
        Column("lacks", _("To be sure"), missing=_("nothing more")),
    )
    rows = tuple(
        (
            title_words(each, state.names),
            kind_words(each.kind),
            when_words(each, state.names) or None,
            " ".join(lack_words(each, state.names)) or None,
        )
        for each in state.found[:MOST_TOLD]
    )
    left = len(state.found) - len(rows)
    more = ngettext("%(count)d more is told on the scan's page.", "%(count)d more are told on the scan's page.", left)
    note = _("Found from what members share with the whole partnership, and from nothing else.")
    note = f"{note} {more % {'count': left}}" if left else note
    return [Table(_("What members have in common, the most useful first"), columns, rows, note)]


def _gates(state: State) -> list[Block]:
    columns = (
        Column("area", _("Area")),
        Column("gate", _("Gate")),
        Column("state", _("How it stands")),
        Column("note", _("Why")),
    )
    looked = [(area, gate) for area in state.areas for gate in state.judging.gates.get(area.id, ())]
    held = [(area, gate) for area, gate in looked if gate.state != GateState.CLEAR]
    rows = tuple((state.names[area.id], gate_title(gate), gate.get_state_display(), gate.note) for area, gate in held)
    words = _("A gate can stop an area whatever its ratings are; it is never averaged into a score.")
    clear = ngettext(
        "%(count)d was looked at and is clear.", "%(count)d were looked at and are clear.", len(looked) - len(held)
    )
    told = Paragraph(f"{words} {clear % {'count': len(looked) - len(held)}}")
    return (
        [told, *([Table(_("Gates that stop an area or hold it back"), columns, rows)] if rows else [])]
        if looked
        else []
    )


def _rated(state: State, each: Judged) -> Iterator[Block]:
    """Without the names of those who rated: a council needs their judgement, and they spoke to the team."""
    if not any(rater.rated for rater in each.raters):
        return
    yield heat_scorecard(groups_table(each, state.names))
    yield Paragraph(agreement_words(each.concordance))
    if each.apart:
        yield unlinked(apart_table(each.apart, state.names, lambda area: "/"), "said")
    ranking, left_out = ranking_table(each, state.names, lambda area: "/"), left_out_table(each, state.names)
    if ranking.rows:
        yield unlinked(ranking)
    if len(ranking.rows) > 1:
        yield Paragraph(_("How stable that is: in what share of all possible weightings an area takes a rank."))
        yield acceptability_table(each, state.names)
    if left_out.rows:
        yield left_out


def _order(state: State) -> list[Block]:
    lines = (
        _("%(area)s waits for %(first)s.") % {"area": each.area.name, "first": each.first.name}
        + (f" {each.reason}" if each.reason else "")
        for each in state.precedences
    )
    return [Bullets(tuple(lines))] if state.precedences else []


def _readiness(state: State) -> list[Block]:
    columns = (
        Column("what", _("Precondition")),
        Column("state", _("How it stands")),
        Column("evidence", _("What was seen"), missing=_("nothing yet")),
    )
    rows = tuple(
        (str(each.precondition.label), each.state, each.now.evidence if each.now else None) for each in state.stands
    )
    note = _("The three are those of Zeemering and Delabbio, A County Manager's Guide to Shared Services, 2013.")
    return [Table(_("Three preconditions"), columns, rows, note)] if any(each.now for each in state.stands) else []


def _plan(state: State, key: str) -> list[Block]:
    listing = state.listings[key]
    if key == "risks":
        return _risks(state)
    return [unlinked(table) for table in SECTIONS[key].tables(listing)]


def _risks(state: State) -> list[Block]:
    """Each on one line, as paper is narrow; then where they stand in the matrix."""
    risks = [row for row in state.listings["risks"].rows if isinstance(row, Risk) and row.state != RiskState.CLOSED]
    if not risks:
        return []
    columns = (
        Column("number", _("Number")),
        Column("risk", _("Risk")),
        Column("likelihood", _("Likelihood"), missing=_("unrated")),
        Column("impact", _("Impact"), missing=_("unrated")),
        Column("owner", _("Owner"), missing=_("nobody yet")),
        Column("treatment", _("Treatment"), missing=_("none yet")),
    )
    rows = tuple(
        (
            str(risk.number),
            f"{risk.title} ({risk.get_category_display()})",
            str(risk.get_likelihood_display()) if risk.likelihood else None,
            str(risk.get_impact_display()) if risk.impact else None,
            str(risk.person or risk.government or "") or None,
            risk.treatment or None,
        )
        for risk in risks
    )
    drawn = risk_matrix(risks)
    cells = tuple((row.title, *(", ".join(map(str, cell.numbers)) or None for cell in row.cells)) for row in drawn.rows)
    across = (
        Column("likelihood", _("Likelihood")),
        *(Column(f"impact-{n}", title, missing=_("none")) for n, title in enumerate(drawn.columns)),
    )
    return [Table(_("Risks that are not closed"), columns, rows), Table(drawn.title, across, cells, drawn.note)]


def _answered(state: State) -> Table:
    columns = (
        Column("government", _("Government")),
        Column("areas", _("Areas it shares an answer on"), "number"),
        Column("of", _("Of"), "number"),
    )
    rows = tuple((member.name, state.answered_by(member), len(state.areas)) for member in state.members)
    return Table(
        _("Answers shared with the partnership"), columns, rows, _("A member may have answered more than it shares.")
    )


def _method(state: State) -> list[Block]:
    blocks: list[Block] = [
        Paragraph(
            _(
                "Members told of each area, in a short form or a workbook, what they do and with what, and set who may "
                "see it. What they have in common was found from what they share. The assessment team rated each area "
                "by itself; of the ratings the middle one counts. A rule suggests a verdict; people decided it."
            )
        ),
        Paragraph(_("The rule:")),
        Bullets(rule_words()),
    ]
    return blocks + [factors_table(each.factors) for each in state.judged]
