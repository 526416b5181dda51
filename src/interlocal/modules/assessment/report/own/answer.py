"""The first page: what was decided and comes next, what stands in the way, what presses, what nobody knows."""

from collections import Counter
from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.judgement.words import gate_names
from interlocal.modules.assessment.models.criteria import Verdict
from interlocal.modules.assessment.planning.readiness import readiness_answer
from interlocal.modules.assessment.report.opportunities import pressing_words
from interlocal.modules.assessment.report.study import Particulars
from interlocal.modules.assessment.rules.judging import GateKind, Passage
from interlocal.modules.assessment.wording import first_of
from interlocal.ui.dates import day_text
from interlocal.ui.documents import Block, Bullets, KeyFigures, Note, Paragraph
from interlocal.ui.figures import KeyFigure
from interlocal.ui.tables import Column, Table, Value
from interlocal.ui.words import word

from .plan import Printed, grave_risks_words, printed_words
from .state import State

#: Of what members have in common, so many stand on the first page: those that press first, one for each day.
MOST_PRESSING = 2
#: So many decided areas, and so many characters of what was said of each, find room there.
MOST_DECIDED, MOST_SAID = 12, 160


def answer_blocks(state: State, particulars: Particulars, printed: Printed) -> list[Block]:
    """What a council member wants to know in two minutes."""
    blocks: list[Block] = [KeyFigures(tuple(_figures(state)))]
    if state.scan.question:
        blocks.append(Paragraph(_("Asked: %(question)s") % {"question": " ".join(state.scan.question.split())}))
    decided = decided_table(state)
    blocks += [decided] if decided.rows else []
    held = [*_held(state), *grave_risks_words(state, printed), *_unready(state)]
    blocks += [Paragraph(_("In the way:")), Bullets(tuple(held))] if held else []
    pressing = pressing_words(state.found, state.names, MOST_PRESSING)
    if pressing:
        blocks += [Paragraph(_("Of what members have in common, this presses first:")), Bullets(tuple(pressing))]
    return [*blocks, Note(" ".join(unknown(state)), _("Not known")), basis_table(state, particulars, printed)]


def decided_table(state: State) -> Table:
    """Areas with a verdict, the Yes first: what comes next, and for a No why it is one."""
    shown = state.decided[:MOST_DECIDED]
    rows: list[tuple[Value, ...]] = [
        (
            state.names[area.id],
            verdict.verdict,
            Truncator(verdict.reason if verdict.verdict == Verdict.NO else verdict.next_step).chars(MOST_SAID),
        )
        for area, verdict in shown
    ]
    left = len(state.decided) - len(shown)
    more = ngettext("%(count)d more is among the verdicts.", "%(count)d more are among the verdicts.", left)
    columns = (
        Column("area", _("Area")),
        Column("verdict", _("Verdict"), "verdict"),
        Column("next", _("Next step; of a No, the reason")),
    )
    return Table(_("What was decided"), columns, tuple(rows), more % {"count": left} if left else "")


def unknown(state: State) -> list[str]:
    """What nobody knows or decided, in whole sentences."""
    told = []
    forms, begun = len(state.forms.filled), state.forms.begun
    if begun < forms:
        words = ngettext(
            "%(missing)d of %(forms)d short form is not shared with the partnership.",
            "%(missing)d of %(forms)d short forms are not shared with the partnership.",
            forms - begun,
        )
        told.append(words % {"missing": forms - begun, "forms": forms})
    for each in state.judged[:1]:
        cells = len(each.areas) * len(each.factors)
        unrated = cells - sum(
            each.group(area, factor).level is not None for area in each.areas for factor in each.factors
        )
        if unrated:
            words = ngettext(
                "%(unrated)d of %(cells)d questions on an area has no rating: unrated is not low.",
                "%(unrated)d of %(cells)d questions on an area have no rating: unrated is not low.",
                unrated,
            )
            told.append(words % {"unrated": unrated, "cells": cells})
    unseen = Counter(kind for passage in _passages(state).values() for kind in passage.not_looked_at)
    if unseen:
        counted = (
            ngettext("%(gate)s (%(count)d area)", "%(gate)s (%(count)d areas)", count)
            % {"gate": gate_names([kind]), "count": count}
            for kind, count in unseen.most_common()
        )
        told.append(_("Nobody has looked at these gates yet: %(gates)s.") % {"gates": "; ".join(counted)})
    open_areas = [state.names[area.id] for area in state.areas if area.id not in state.verdicts]
    if open_areas:
        told.append(_("Without a verdict: %(areas)s.") % {"areas": first_of(open_areas)})
    told.append(_("What sharing would save is not worked out here: that takes a business case for each Yes."))
    return told


def basis_table(state: State, particulars: Particulars, printed: Printed) -> Table:
    """Whose report it is, of what day, how many answered and rated, and what it leaves out."""
    columns = (Column("item", _("About")), Column("text", _("What is stated")))
    answered = sum(bool(state.answered_by(member)) for member in state.members)
    rows: list[tuple[str, str]] = [
        *particulars,
        (_("As of"), day_text(state.today) or ""),
        (
            _("Members that share answers"),
            _("%(count)d of %(all)d") % {"count": answered, "all": len(state.members)},
        ),
        *((_("People who rated"), str(sum(bool(rater.rated) for rater in each.raters))) for each in state.judged[:1]),
    ]
    if state.scan.taken_on:
        rows.append((_("Goes on from"), state.scan.taken_on.title))
    if state.phases:
        phases = (f"{phase.name}: {phase.get_state_display()}" for phase in state.phases)
        rows.append((_("Phases of the scan"), "; ".join(phases)))
    if chosen := printed_words(state, printed):
        rows.append((_("Chapters of the plan"), chosen))
    return Table(_("What this report rests on"), columns, tuple(rows))


def _figures(state: State) -> list[KeyFigure]:
    """How many areas have each verdict, and how many none; before there is any, how far the scan is."""
    counted = Counter(verdict.verdict for verdict in state.verdicts.values())
    if counted:
        return [
            *(
                KeyFigure(_("Verdict “%(verdict)s”") % {"verdict": word("verdict", key)}, counted[key])
                for key in (Verdict.YES, Verdict.MAYBE, Verdict.NO)
            ),
            KeyFigure(_("No verdict yet"), len(state.areas) - counted.total()),
        ]
    return [
        KeyFigure(_("Areas"), len(state.areas)),
        KeyFigure(_("Short forms shared"), state.forms.begun),
        KeyFigure(_("Found in common"), len(state.found)),
    ]


def _passages(state: State) -> dict[str, Passage]:
    """How the gates stand of each area that may still go on, by its name."""
    return {
        state.names[area.id]: state.judging.passage(area)
        for area in state.areas
        if area.id not in state.verdicts or state.verdicts[area.id].verdict != Verdict.NO
    }


def _held(state: State) -> Iterator[str]:
    """Gates that stop areas which may still go on, or let them pass on a condition only."""
    passages = _passages(state)
    for kind in GateKind:
        stopped = [name for name, passage in passages.items() if kind in passage.stopping]
        held = [name for name, passage in passages.items() if kind in passage.on_condition]
        if stopped:
            yield _("Stopped (%(gate)s): %(areas)s.") % {"gate": gate_names([kind]), "areas": first_of(stopped)}
        if held:
            words = _("On a condition (%(gate)s): %(areas)s.")
            yield words % {"gate": gate_names([kind]), "areas": first_of(held)}


def _unready(state: State) -> list[str]:
    """Which of the three preconditions are not in place."""
    open_ones = any(each.advice for each in state.stands)
    return [_("Preconditions. %(answer)s") % {"answer": readiness_answer(state.stands)}] if open_ones else []
