"""What each member told of one area, in a line with the way to its short form."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import Reading
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import COST, SHORT, STAFF, STANCE, SYSTEM
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.ui import screens
from interlocal.ui.readings import value_text
from interlocal.ui.tables import Column, Link, Table, Value
from interlocal.ui.words import word

#: Of the short form, what decides most.
TOLD = (SYSTEM, STAFF, COST, STANCE)


def told_table(
    place: Place,
    scan: OwnScan,
    area: ScanArea,
    members: Sequence[Government],
    told: Mapping[UUID, Mapping[str, Reading]],
) -> Table:
    """A row for each member, as far as the reader may see what it told."""
    columns = (
        Column("government", _("Government")),
        Column("answered", _("Answered"), missing=_("none that you may see")),
        *(Column(measure.key, str(measure.title), missing=_("none shown")) for measure in TOLD),
    )
    rows: list[tuple[Value, ...]] = []
    for member in members:
        answers = told.get(member.id, {})
        answered = sum(measure.key in answers for measure in SHORT)
        address = screens.link("assessment:own-answer", place, scan.key, member.key, area.id)
        words = _("%(answered)d of %(asked)d") % {"answered": answered, "asked": len(SHORT)}
        # Of her own government she sees all; another one may keep an answer to itself.
        none = _("nothing yet") if member.id in place.seats else None
        rows.append(
            (
                Link(member.name, address),
                words if answered else none,
                *(_said(answers[measure.key]) if measure.key in answers else None for measure in TOLD),
            )
        )
    return Table(_("By government, as far as you may see it"), columns, tuple(rows))


def _said(reading: Reading) -> str:
    """A figure with its year and how sure it is: a guess beside an audited figure must not look like one."""
    if reading.missing or reading.period == STANDING:
        return value_text(reading)
    return _("%(value)s (%(year)s, %(grade)s)") % {
        "value": value_text(reading),
        "year": reading.period,
        "grade": word("grade", reading.grade),
    }
