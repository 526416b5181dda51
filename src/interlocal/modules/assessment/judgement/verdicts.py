"""Verdicts of a scan in one table, and what was decided of one area before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.governments.models import Government
from interlocal.modules.assessment.models import AreaVerdict, ScanArea
from interlocal.modules.assessment.queries import Judging
from interlocal.modules.assessment.scan import Area
from interlocal.ui.dates import moment_text
from interlocal.ui.tables import Column, Link, Table, Value
from interlocal.ui.words import word

from .gates import gates_words

Verdicts = Mapping[UUID, AreaVerdict]


def verdicts_answer(areas: Sequence[ScanArea], verdicts: Verdicts, judging: Judging) -> str:
    """Such as "5 Yes, 2 Maybe, 3 No, 4 without a verdict"; and how many a gate stops."""
    if not areas:
        return _("No area yet.")
    counted = Counter(verdicts[area.id].verdict if area.id in verdicts else "" for area in areas)
    parts = [f"{counted[key]} {word('verdict', key)}" for key in ("yes", "maybe", "no") if counted[key]]
    if not parts:
        parts.append(_("No area has a verdict yet"))
    elif counted[""]:
        parts.append(_("%(count)d without a verdict") % {"count": counted[""]})
    told = [f"{', '.join(parts)}."]
    stopped = sum(bool(judging.passage(area).stopping) for area in areas)
    if stopped:
        words = ngettext("%(count)d area is stopped by a gate.", "%(count)d areas are stopped by a gate.", stopped)
        told.append(words % {"count": stopped})
    again = sum(is_overtaken(judging.suggestion(area).verdict, verdicts.get(area.id)) for area in areas)
    if again:
        words = ngettext(
            "Look at %(count)d again: the rule suggests something else than when it was decided.",
            "Look at %(count)d again: the rule suggests something else than when they were decided.",
            again,
        )
        told.append(words % {"count": again})
    return " ".join(told)


def verdicts_table(
    areas: Sequence[ScanArea],
    names: Mapping[UUID, str],
    verdicts: Verdicts,
    judging: Judging,
    asked: Sequence[Government],
    addresses: Mapping[UUID, str],
    source: Mapping[str, Area] | None,
) -> Table:
    """Each of these areas with its verdict beside what the rule suggests now, and beside its `source`'s if it has one.

    `asked` are the members of whom a word on a veto is expected.
    """
    columns = [
        Column("area", _("Area")),
        Column("verdict", _("Verdict"), "verdict", missing=_("none yet")),
        Column("level", _("Level of combination"), missing=_("open")),
        Column("suggested", _("The rule suggests"), missing=_("nothing yet")),
        Column("next_step", _("Next step"), missing=_("none")),
        Column("gates", _("Gates")),
        Column("source", _("The source's verdict"), "verdict"),
    ]

    def row(area: ScanArea) -> tuple[Value, ...]:
        decided = verdicts.get(area.id)
        stated = source.get(area.stated_as) if source else None
        return (
            Link(names[area.id], addresses[area.id]),
            decided.verdict if decided else None,
            str(area.get_level_display()) if area.level else None,
            _suggested(judging.suggestion(area).verdict, decided),
            (decided.next_step if decided else None) or None,
            gates_words(judging.passage(area), judging.gates.get(area.id, ()), asked),
            stated.verdict if stated else None,
        )

    rows = tuple(row(area) for area in areas)
    if source is None:
        columns, rows = columns[:-1], tuple(each[:-1] for each in rows)
    return Table(_("Verdicts by area"), tuple(columns), rows)


def history_table(history: Iterable[AreaVerdict]) -> Table:
    """Every verdict on one area, the latest first, with its reason and what the rule suggested when it was recorded."""
    columns = (
        Column("when", _("When")),
        Column("verdict", _("Verdict"), "verdict"),
        Column("reason", _("Reason")),
        Column("next_step", _("Next step"), missing=_("none")),
        Column("suggested", _("The rule suggested"), "verdict", missing=_("nothing")),
        Column("who", _("Recorded by")),
    )
    rows = tuple(
        (
            moment_text(each.decided_at),
            each.verdict,
            each.reason,
            each.next_step or None,
            each.suggested or None,
            each.decided_by.name,
        )
        for each in history
    )
    return Table(_("Verdicts, the latest first"), columns, rows)


def is_overtaken(suggested: str | None, decided: AreaVerdict | None) -> bool:
    """Whether the rule suggests another verdict by now than the one that stands, and did not when that was decided."""
    return decided is not None and suggested not in (None, decided.verdict, decided.suggested)


def otherwise_words(suggested: str | None, decided: AreaVerdict | None) -> str:
    """Why the verdict that stands is not what the rule suggests now; empty where it is, or nothing is suggested.

    Only a team that saw the suggestion of now decided otherwise.
    """
    if decided is None or suggested in (None, decided.verdict):
        return ""
    if not is_overtaken(suggested, decided):
        return _("the team decided otherwise")
    if not decided.suggested:
        return _("it suggested nothing when the team decided: look again")
    return _("it suggested %(verdict)s when the team decided: look again") % {
        "verdict": word("verdict", decided.suggested)
    }


def _suggested(suggested: str | None, decided: AreaVerdict | None) -> str | None:
    if suggested is None:
        return None
    words, otherwise = word("verdict", suggested), otherwise_words(suggested, decided)
    return f"{words}: {otherwise}" if otherwise else words
