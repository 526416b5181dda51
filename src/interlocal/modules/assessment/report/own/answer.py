"""The first page: what was decided and comes next, what presses, what stands in the way, what nobody knows."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.models import ReadinessState
from interlocal.modules.assessment.planning.readiness import readiness_answer
from interlocal.modules.assessment.report.opportunities import pressing_words
from interlocal.modules.assessment.report.study import Particulars
from interlocal.modules.assessment.wording import first_of
from interlocal.ui.dates import day_text
from interlocal.ui.documents import Block, Bullets, KeyFigures, Note, Paragraph
from interlocal.ui.figures import KeyFigure
from interlocal.ui.tables import Column, Table, Value
from interlocal.ui.words import word

from .state import State

#: Of what members have in common, so many stand on the first page: those that press first, one for each day.
MOST_PRESSING = 3


def answer_blocks(state: State, particulars: Particulars) -> list[Block]:
    """What a council member wants to know in two minutes."""
    blocks: list[Block] = [KeyFigures(tuple(_figures(state)))]
    if state.scan.question:
        blocks.append(Paragraph(_("Asked: %(question)s") % {"question": " ".join(state.scan.question.split())}))
    following = next_steps_table(state)
    blocks += [following] if following.rows else []
    blocks += [Note(" ".join(_in_the_way(state)), _("In the way"))] if _in_the_way(state) else []
    pressing = pressing_words(state.found, state.names, MOST_PRESSING)
    if pressing:
        blocks += [Paragraph(_("What members have in common and what presses first:")), Bullets(tuple(pressing))]
    gaps = unknown(state)
    blocks += [Note(" ".join(gaps), _("Not known"))] if gaps else []
    return [*blocks, basis_table(state, particulars)]


def next_steps_table(state: State) -> Table:
    """Areas with a Yes or a Maybe, the Yes first, each with what comes next."""
    decided = [(area, state.verdicts[area.id]) for area in state.areas if area.id in state.verdicts]
    rows: list[tuple[Value, ...]] = [
        (state.names[area.id], verdict.verdict, verdict.next_step)
        for wanted in ("yes", "maybe")
        for area, verdict in decided
        if verdict.verdict == wanted
    ]
    columns = (Column("area", _("Area")), Column("verdict", _("Verdict"), "verdict"), Column("next", _("Next step")))
    return Table(_("To go on with"), columns, tuple(rows))


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
                "%(unrated)d of %(cells)d rating is missing: unrated is not low.",
                "%(unrated)d of %(cells)d ratings are missing: unrated is not low.",
                unrated,
            )
            told.append(words % {"unrated": unrated, "cells": cells})
    gates = sum(bool(state.judging.passage(area).not_looked_at) for area in state.areas)
    if gates:
        words = ngettext(
            "For %(count)d area nobody has looked at all gates, such as legal authority.",
            "For %(count)d areas nobody has looked at all gates, such as legal authority.",
            gates,
        )
        told.append(words % {"count": gates})
    open_areas = [state.names[area.id] for area in state.areas if area.id not in state.verdicts]
    if open_areas:
        told.append(_("Without a verdict: %(areas)s.") % {"areas": first_of(open_areas)})
    told.append(_("What sharing would save is not worked out here: that takes a business case for each Yes."))
    return told


def basis_table(state: State, particulars: Particulars) -> Table:
    """Whose report it is, of what day, and how many answered and rated."""
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
        (_("Readiness"), readiness_answer(state.stands)),
    ]
    if state.scan.taken_on:
        rows.append((_("Goes on from"), state.scan.taken_on.title))
    if state.phases:
        phases = (f"{phase.name}: {phase.get_state_display()}" for phase in state.phases)
        rows.append((_("Phases of the scan"), "; ".join(phases)))
    return Table(_("What this report rests on"), columns, tuple(rows))


def _figures(state: State) -> list[KeyFigure]:
    """One row of three: how many areas have each verdict; before there is any, how far the scan is."""
    counted = Counter(verdict.verdict for verdict in state.verdicts.values())
    if counted:
        return [
            KeyFigure(_("Verdict “%(verdict)s”") % {"verdict": word("verdict", key)}, counted[key])
            for key in ("yes", "maybe", "no")
        ]
    return [
        KeyFigure(_("Areas"), len(state.areas)),
        KeyFigure(_("Short forms shared"), state.forms.begun),
        KeyFigure(_("Found in common"), len(state.found)),
    ]


def _in_the_way(state: State) -> list[str]:
    """Gates that stop areas, and preconditions that are missing."""
    stopped = [state.names[area.id] for area in state.areas if state.judging.passage(area).stopping]
    missing = [each for each in state.stands if each.now and each.now.state == ReadinessState.MISSING]
    told = [_("A gate stops: %(areas)s.") % {"areas": first_of(stopped)}] if stopped else []
    return told + [
        _("Not ready: %(precondition)s. %(advice)s") % {"precondition": each.precondition.label, "advice": each.advice}
        for each in missing
    ]
