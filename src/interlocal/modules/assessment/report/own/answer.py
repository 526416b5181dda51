"""The first page: what was decided and comes next, what stands in the way, what presses, what nobody knows."""

from collections import Counter
from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.judgement.gates import silent_on_veto
from interlocal.modules.assessment.judgement.verdicts import is_overtaken
from interlocal.modules.assessment.judgement.words import gate_names
from interlocal.modules.assessment.models.criteria import Verdict
from interlocal.modules.assessment.planning.readiness import readiness_answer
from interlocal.modules.assessment.queries.judged import Judged
from interlocal.modules.assessment.report.opportunities import pressing_words
from interlocal.modules.assessment.report.study import Particulars
from interlocal.modules.assessment.rules.judging import GateKind
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
    if state.scan.taken_on and (otherwise := _otherwise(state)):
        words = _("Decided otherwise than in “%(title)s”: %(areas)s.")
        blocks.append(Paragraph(words % {"title": state.scan.taken_on.title, "areas": otherwise}))
    held = in_the_way(state, printed)
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
    forms, begun = len(state.forms), state.forms.begun
    if begun < forms:
        words = ngettext(
            "%(missing)d of %(forms)d short form is not shared.",
            "%(missing)d of %(forms)d short forms are not shared.",
            forms - begun,
        )
        told.append(words % {"missing": forms - begun, "forms": forms})
    if scarce := begun - state.forms.enough:
        words = ngettext(
            "%(scarce)d of the others is less than half filled in.",
            "%(scarce)d of the others are less than half filled in.",
            scarce,
        )
        told.append(words % {"scarce": scarce})
    for each in state.judged[:1]:
        cells = len(each.areas) * len(each.factors)
        if unrated := each.together.unrated:
            words = ngettext(
                "%(unrated)d of %(cells)d ratings is missing: unrated is not low.",
                "%(unrated)d of %(cells)d ratings are missing: unrated is not low.",
                unrated,
            )
            told.append(words % {"unrated": unrated, "cells": cells})
    if state.judged and (apart := list(dict.fromkeys(each.area.id for each in state.judged[0].apart))):
        names = first_of([state.names[area] for area in apart])
        told.append(_("Raters are far apart on: %(areas)s.") % {"areas": names})
    unseen = Counter(kind for passage in state.passages.values() for kind in passage.not_looked_at)
    if unseen:
        counted = (
            ngettext("%(gate)s (%(count)d area)", "%(gate)s (%(count)d areas)", count)
            % {"gate": gate_names([kind]), "count": count}
            for kind, count in unseen.most_common()
        )
        words = _("Gates not looked at, of areas that may go on: %(gates)s.")
        told.append(words % {"gates": "; ".join(counted)})
    told += _silent(state)
    open_areas = [state.names[area.id] for area in state.areas if area.id not in state.verdicts]
    if open_areas:
        told.append(_("Without a verdict: %(areas)s.") % {"areas": first_of(open_areas)})
    told.append(_("What sharing would save: that takes a business case for each Yes."))
    return told


def basis_table(state: State, particulars: Particulars, printed: Printed) -> Table:
    """Whose report it is, of what day, how many answered and rated, and what it leaves out."""
    columns = (Column("item", _("About")), Column("text", _("What is stated")))
    rows: list[tuple[str, str]] = [
        *particulars,
        (_("As of"), day_text(state.today) or ""),
        (
            _("Members that share answers"),
            _("%(count)d of %(all)d") % {"count": state.answering, "all": len(state.members)},
        ),
        *((_("People who rated"), _raters(state, each)) for each in state.judged[:1]),
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


def in_the_way(state: State, printed: Printed) -> list[str]:
    """What stops areas or holds them back, grave risks, and preconditions that are not in place."""
    return [*_held(state), *grave_risks_words(state, printed), *_unready(state)]


def _held(state: State) -> Iterator[str]:
    """Verdicts that were overtaken; of areas that may still go on, gates that stop them or set a condition."""
    passages = state.passages
    overtaken = [
        _("%(area)s (%(verdict)s; it suggests %(now)s now)")
        % {"area": state.names[area.id], "verdict": word("verdict", decided.verdict), "now": word("verdict", now)}
        for area, decided in state.decided
        if is_overtaken(now := state.judging.suggestion(area).verdict, decided)
    ]
    if overtaken:
        words = _("To be looked at again, since the rule suggests something else than when it was decided: %(areas)s.")
        yield words % {"areas": first_of(overtaken, "; ")}
    told = (
        (_("Stopped by: %(gates)s."), {name: passage.stopping for name, passage in passages.items()}),
        (_("On a condition: %(gates)s."), {name: passage.on_condition for name, passage in passages.items()}),
    )
    for words, held in told:
        by_gate = {kind: [name for name, kinds in held.items() if kind in kinds] for kind in GateKind}
        gates = [f"{gate_names([kind])} ({first_of(names)})" for kind, names in by_gate.items() if names]
        if gates:
            yield words % {"gates": "; ".join(gates)}


def _silent(state: State) -> list[str]:
    """Of areas that go on, how many members said nothing of a veto where others did: silence is no consent."""
    counted = [
        _("%(area)s (from %(silent)d of %(asked)d)")
        % {"area": state.names[area.id], "silent": len(silent), "asked": len(state.members)}
        for area in state.going_on
        if (silent := silent_on_veto(state.judging.gates.get(area.id, ()), state.members))
    ]
    words = _("No word on a veto: %(areas)s.")
    return [words % {"areas": first_of(counted, "; ")}] if counted else []


def _raters(state: State, judged: Judged) -> str:
    """How many rated, of how many of the members that are asked; and whether the convener's people did."""
    rated = [rater for rater in judged.raters if rater.rated]
    homes = {government.id for rater in rated for government in rater.homes}
    asked = {member.id for member in state.members}
    counted = {"raters": len(rated), "members": len(homes & asked), "all": len(asked)}
    if state.place.convener in homes - asked:
        return _("%(raters)d, of %(members)d of %(all)d members and of the convener") % counted
    return _("%(raters)d, of %(members)d of %(all)d members") % counted


def _otherwise(state: State) -> str:
    """Areas whose verdict is not that of the published scan that this one goes on from, with what that said."""
    stated = {area.key: area.verdict for area in state.source.areas} if state.source else {}
    return "; ".join(
        _("%(area)s (there: %(verdict)s)") % {"area": state.names[area.id], "verdict": word("verdict", said)}
        for area, decided in state.decided
        if (said := stated.get(area.stated_as)) and said != decided.verdict
    )


def _unready(state: State) -> list[str]:
    """Which of the three preconditions are not in place."""
    open_ones = any(each.advice for each in state.stands)
    return [_("Preconditions. %(answer)s") % {"answer": readiness_answer(state.stands)}] if open_ones else []
