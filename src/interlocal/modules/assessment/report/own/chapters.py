"""The chapters behind the first page: why, for each area; then how it was done and what it rests on."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interlocal.core.sources import Grade
from interlocal.modules.assessment.judgement.decisions import decisions_table
from interlocal.modules.assessment.judgement.gates import gate_title
from interlocal.modules.assessment.judgement.verdicts import verdicts_table
from interlocal.modules.assessment.judgement.words import rule_words
from interlocal.modules.assessment.models.criteria import GateState
from interlocal.modules.assessment.queries import rated_areas
from interlocal.modules.assessment.queries.judged import Judged
from interlocal.modules.assessment.rated.answer import agreement_words, elsewhere_words
from interlocal.modules.assessment.rated.tables import (
    acceptability_table,
    apart_table,
    factors_table,
    groups_chart,
    groups_table,
    left_out_table,
    ranking_table,
)
from interlocal.modules.assessment.report.opportunities import kind_words, lack_words, paper_words, when_words
from interlocal.modules.assessment.report.savings import grade_key
from interlocal.modules.assessment.wording import first_of
from interlocal.ui.documents import Block, Bullets, Paragraph, Section
from interlocal.ui.tables import Column, Table, Value
from interlocal.ui.words import word

from .inventory import Areas, inventory_blocks
from .paper import unlinked
from .plan import PLAN_CHAPTERS, Printed, has_to_print, plan_blocks
from .state import INVENTORY, State

#: So many of what members have in common are told; the page of the scan has the others.
MOST_TOLD = 12
#: So many areas a screen shows: of a line each; and of a picture and several tables.
LINES_AT_ONCE, PICTURED_AT_ONCE = 20, 12
#: So many lines it shows of areas that have a table each.
MOST_LINES = 75
_ALL, _DEEPER = gettext_lazy("all areas"), gettext_lazy("deeper look")


#: Makes what a chapter says of some areas, or of the whole scan where it does not go by areas.
Make = Callable[[State, Areas], Iterable[Block]]


@dataclass(frozen=True)
class Chapter:
    """One chapter: whether it `has` something to say, and how that is made.

    On a screen it is shown for so many areas `at_once` `among` those that it is about, `by_rank` or as the scan has
    them; without that it does not go by areas.
    """

    title: str | Promise
    make: Make
    has: Callable[[State], object]
    at_once: Callable[[State], int] | None = None
    among: Callable[[State], Areas] = lambda state: state.areas
    by_rank: bool = False


def all_chapters(printed: Printed) -> dict[str, Chapter]:
    """Every one that there can be, in order, by its address."""
    return {
        "verdicts": Chapter(_("Verdicts by area"), _verdicts, _always, _lines),
        "today": Chapter(_("What members do today"), inventory_blocks, _any_told, _tables, _going_on),
        "in-common": Chapter(_("What members have in common"), _in_common, lambda state: state.found),
        "gates": Chapter(_("Gates"), _gates, _looked_at, _lines, _looked_at),
        "ratings": _of_look(_("How areas were rated"), 0, _ALL),
        "deeper-look": _of_look(_("A deeper look"), 1, _DEEPER),
        "order": Chapter(_("What must come first"), _order, lambda state: state.precedences),
        "readiness": Chapter(_("Readiness"), _readiness, lambda state: any(each.now for each in state.stands)),
        **{f"plan-{key}": _of_plan(key) for key in PLAN_CHAPTERS if printed is None or key in printed},
        "sources": Chapter(_("Who shared answers"), _sources, _always),
        "method": Chapter(_("Method"), _method, _always),
    }


def chapters_of(state: State, printed: Printed) -> dict[str, Chapter]:
    """Those that have something to say."""
    return {key: chapter for key, chapter in all_chapters(printed).items() if chapter.has(state)}


def sections(state: State, printed: Printed) -> list[Section]:
    """All of those, on all areas."""
    every = chapters_of(state, printed).values()
    made = ((str(chapter.title), tuple(chapter.make(state, state.areas))) for chapter in every)
    return [Section(title, blocks) for title, blocks in made if blocks]


def _of_plan(key: str) -> Chapter:
    return Chapter(
        PLAN_CHAPTERS[key].title, lambda state, _areas: plan_blocks(state, key), lambda state: has_to_print(state, key)
    )


def _always(state: State) -> bool:
    return True


def _lines(state: State) -> int:
    return LINES_AT_ONCE


def _tables(state: State) -> int:
    """As many as make a readable page: a table has a line for each member."""
    return max(1, MOST_LINES // max(1, len(state.members)))


def _any_told(state: State) -> bool:
    asked = {measure.key for measure in INVENTORY}
    cells = ((member.id, area.service_id) for area in state.going_on for member in state.members)
    return any(asked & state.forms.answered.get(cell, set()) for cell in cells)


def _going_on(state: State) -> Areas:
    return state.going_on


def _looked_at(state: State) -> Areas:
    return [area for area in state.areas if area.id in state.judging.gates]


def _of_look(title: str, number: int, look: str | Promise) -> Chapter:
    """How the areas of one look were rated, where anybody did."""

    def has(state: State) -> bool:
        return any(rater.rated for each in state.judged[number : number + 1] for rater in each.raters)

    return Chapter(
        title,
        lambda state, areas: _rated(state, state.judged[number], areas, look),
        has,
        lambda state: PICTURED_AT_ONCE,
        lambda state: state.judged[number].highest_first,
        by_rank=True,
    )


def _verdicts(state: State, areas: Areas) -> list[Block]:
    source = {area.key: area for area in state.source.areas} if state.source else None
    addresses = dict.fromkeys((area.id for area in areas), "/")
    table = verdicts_table(areas, state.names, state.verdicts, state.judging, state.members, addresses, source)
    here = {area.id for area in areas}
    reasons = [
        (_("%(area)s: %(reason)s Next: %(next)s") if verdict.next_step else _("%(area)s: %(reason)s"))
        % {"area": state.names[area.id], "reason": _ended(verdict.reason), "next": _ended(verdict.next_step)}
        for area, verdict in state.decided
        if area.id in here
    ]
    why: list[Block] = [Paragraph(_("Why, and what comes next:")), Bullets(tuple(reasons))] if reasons else []
    names = {area.service_id: state.names[area.id] for area in areas}
    about = [each for each in state.decisions if each.about in names]
    return [unlinked(table, "next_step"), *why, *([decisions_table(about, names)] if about else [])]


def _ended(sentence: str) -> str:
    """With a full stop, where its writer left it out and another sentence follows."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _in_common(state: State, areas: Areas) -> list[Block]:
    if not state.found:
        return []
    columns = (
        Column("kind", _("Kind")),
        Column("what", _("In common")),
        Column("when", _("What presses"), missing=_("nothing")),
        Column("lacks", _("To be sure"), missing=_("nothing more")),
    )
    rows = tuple(
        (
            kind_words(each.kind),
            paper_words(each, state.names),
            when_words(each, state.names) or None,
            " ".join(lack_words(each, state.names)) or None,
        )
        for each in state.found[:MOST_TOLD]
    )
    left = len(state.found) - len(rows)
    kinds = Counter(each.kind for each in state.found[MOST_TOLD:])
    more = ngettext(
        "%(count)d more is told on the scan's page “In common”: %(kinds)s.",
        "%(count)d more are told on the scan's page “In common”: %(kinds)s.",
        left,
    )
    counted = ", ".join(f"{kind_words(kind)} ({count})" for kind, count in kinds.items())
    note = _("Found from what members share with the whole partnership, and from nothing else.")
    note = f"{note} {more % {'count': left, 'kinds': counted}}" if left else note
    return [Table(_("What members have in common, the most useful first"), columns, rows, note)]


def _gates(state: State, areas: Areas) -> list[Block]:
    columns = (
        Column("area", _("Area")),
        Column("gate", _("Gate")),
        Column("state", _("How it stands")),
        Column("note", _("Why")),
    )
    looked = [gate for gates in state.judging.gates.values() for gate in gates]
    clear = sum(gate.state == GateState.CLEAR for gate in looked)
    held = [
        (area, gate) for area in areas for gate in state.judging.gates.get(area.id, ()) if gate.state != GateState.CLEAR
    ]
    rows = tuple((state.names[area.id], gate_title(gate), gate.get_state_display(), gate.note) for area, gate in held)
    words = _("A gate can stop an area whatever its ratings are; it is never averaged into a score.")
    told = ngettext("%(count)d was looked at and is clear.", "%(count)d were looked at and are clear.", clear)
    told = f"{words} {told % {'count': clear}}"
    if held:
        return [Table(_("Gates that stop an area or hold it back"), columns, rows, told)]
    return [Paragraph(told)] if looked else []


def _rated(state: State, each: Judged, areas: Areas, look: str | Promise) -> Iterator[Block]:
    """Without the names of those who rated: a council needs their judgement, and they spoke to the team.

    Every table says of which `look` it is: that of one stands beside that of the other at the end of a report.
    """
    rated = rated_areas(areas, deeper=each.factor_set.deeper)
    apart = each.apart_on(rated)
    yield groups_chart(_of(look, groups_table(each, state.names, rated)), rated, apart, state.names)
    yield Paragraph(agreement_words(each.concordance))
    if apart:
        yield _of(look, unlinked(apart_table(dict.fromkeys(apart, ()), state.names, lambda area: "/", {}), "said"))
    if elsewhere := elsewhere_words(each, len(apart)):
        yield Paragraph(elsewhere)
    ranking = ranking_table(each, state.names, rated, lambda area: "/")
    left_out = left_out_table(each, state.names, rated)
    if ranking.rows:
        yield _of(look, unlinked(ranking))
    ranked = {each.by_key[placed.area].id for placed in each.stability.placed}
    parts = [state.names[area.id] for area in rated if area.id in ranked and area.part_of_id in ranked]
    if parts:
        yield Paragraph(_("Ranked beside the area that it is a part of: %(areas)s.") % {"areas": first_of(parts)})
    if len(ranked) > 1 and ranking.rows:
        stable = _of(look, acceptability_table(each, state.names, rated))
        words = _("How stable the ranking is: in what share of all possible weightings an area takes a rank.")
        yield replace(stable, note=f"{words} {stable.note}")
    if left_out.rows:
        yield _of(look, left_out)


def _of(look: str | Promise, table: Table) -> Table:
    return replace(table, title=_("%(title)s, %(look)s") % {"title": table.title, "look": look})


def _order(state: State, areas: Areas) -> list[Block]:
    lines = (
        _("%(area)s waits for %(first)s.") % {"area": each.area.name, "first": each.first.name}
        + (f" {each.reason}" if each.reason else "")
        for each in state.precedences
    )
    return [Bullets(tuple(lines))] if state.precedences else []


def _readiness(state: State, areas: Areas) -> list[Block]:
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


def _sources(state: State, areas: Areas) -> list[Block]:
    """Of each government who told what; of one that shares nothing, that."""
    columns = (
        Column("government", _("Government")),
        Column("source", _("Source"), missing=_("shares nothing")),
        Column("areas", _("Areas"), missing=_("none")),
        Column("count", _("Of %(areas)d areas") % {"areas": len(state.areas)}, "number"),
        Column("grades", _("Figures by grade"), missing=_("no figures")),
    )
    names = {area.service_id: area.name for area in state.areas}
    rows: list[tuple[Value, ...]] = []
    for member in state.members:
        told = [teller for teller in state.tellers if teller.government == member.id]
        rows += [
            (
                member.name,
                teller.source or _("the government itself"),
                first_of([name for service, name in names.items() if service in teller.services], "; "),
                len(teller.services),
                ", ".join(f"{word('grade', grade)}: {count}" for grade, count in _best_first(teller.grades)) or None,
            )
            for teller in told
        ] or [(member.name, None, None, 0, None)]
    note = _("Only what is shared with the whole partnership. A member may have answered more than it shares.")
    key = grade_key({grade for teller in state.tellers for grade in teller.grades})
    return [Table(_("Who shared answers, and by whose word"), columns, tuple(rows), f"{note} {key}".strip())]


def _best_first(grades: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(grade, grades[grade]) for grade in Grade if grade in grades]


def _method(state: State, areas: Areas) -> list[Block]:
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
    looks = zip(state.judged, (_ALL, _DEEPER), strict=False)  # where no area is looked at more closely, there is one
    return blocks + [_of(look, factors_table(each.factors)) for each, look in looks]
