"""What members do today in each area that goes on: with what, how many people, at what cost, and what they'd do."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.measures.service import COST, DOES, STAFF, STANCE, SYSTEM, VENDOR
from interlocal.modules.assessment.models import ScanArea
from interlocal.modules.assessment.rules.answers import Cell
from interlocal.modules.assessment.wording import first_of
from interlocal.ui.documents import Block, Paragraph
from interlocal.ui.readings import value_text
from interlocal.ui.tables import Column, Table, Value, plain_number
from interlocal.ui.words import word

from .state import Said, State

Areas = Sequence[ScanArea]
Told = Mapping[str, Said]


def inventory_blocks(state: State, areas: Areas) -> list[Block]:
    """Of those with a Yes or a Maybe a table for each of which somebody shares something."""
    here = {area.id for area in areas}
    shown = [area for area in state.going_on if area.id in here]
    inventory = state.told_on(shown)
    tables = [table for area in shown if (table := _table(state, area, inventory)).rows]
    left = len(state.areas) - len(state.going_on)
    words = ngettext(
        "Areas with a Yes or a Maybe, of which somebody shares something. %(count)d other is left out.",
        "Areas with a Yes or a Maybe, of which somebody shares something. %(count)d others are left out.",
        left,
    )
    return [Paragraph(words % {"count": left}), *tables] if tables and left else [*tables]


def _table(state: State, area: ScanArea, inventory: Mapping[Cell, Told]) -> Table:
    told = {member: inventory.get((member.id, area.service_id), {}) for member in state.members}
    columns = (
        Column("government", _("Government")),
        Column("does", _("What it does"), missing=_("not shared")),
        Column("system", _("System, vendor"), missing=_("not shared")),
        Column("staff", str(STAFF.title), "number", _("not shared")),
        Column("cost", str(COST.title), "usd", _("not shared")),
        Column("basis", _("Year and grade"), missing=_("no figure")),
        Column("stance", _("If it were shared"), missing=_("not shared")),
    )
    rows: list[tuple[Value, ...]] = [
        (
            member.name,
            _said(answers, DOES.key),
            ", ".join(filter(None, (_said(answers, SYSTEM.key), _said(answers, VENDOR.key)))) or None,
            _number(answers, STAFF.key),
            _number(answers, COST.key),
            _basis(answers),
            _said(answers, STANCE.key),
        )
        for member, answers in told.items()
        if answers
    ]
    silent = [member.name for member, answers in told.items() if not answers]
    notes = [" ".join(area.summary.split())] if area.summary else []
    if area.level:
        notes.append(_("To be combined: %(level)s.") % {"level": str(area.get_level_display()).lower()})
    if silent:
        notes.append(_("Nothing shared by: %(members)s.") % {"members": first_of(silent)})
    return Table(_("Today: %(area)s") % {"area": state.names[area.id]}, columns, tuple(rows), " ".join(notes))


def _said(answers: Told, key: str) -> str | None:
    return value_text(answers[key]) if key in answers else None


def _number(answers: Told, key: str) -> Value:
    """None where it is missing: the reason stands on the page of the answer, and paper has no room for it."""
    value = answers[key].value if key in answers else None
    return None if value is None else plain_number(value)


def _basis(answers: Told) -> str | None:
    """The year and the grade of its figures; said of each where they differ."""
    found = {
        str(measure.title): f"{answers[measure.key].period}, {word('grade', answers[measure.key].grade)}"
        for measure in (STAFF, COST)
        if measure.key in answers and answers[measure.key].value is not None
    }
    if len(set(found.values())) < 2:
        return next(iter(found.values()), None)
    return "; ".join(f"{title}: {basis}" for title, basis in found.items())
