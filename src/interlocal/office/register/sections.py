"""What the register holds on a service or a government, as a section of the page of that."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import Actor, Place
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.queries import about, current, in_force, register_of, told_as_agreements, with_party
from interlocal.core.agreements.rules import may_enter_some
from interlocal.core.governments.models import Government
from interlocal.core.participation.models import SharedService, Stage
from interlocal.office.pages import link
from interlocal.ui.tables import Table

from .tables import entries_table

#: So many are listed on a page that is not the register's own.
MOST = 20
#: Work of several governments goes on or is agreed: somebody will ask by what agreement.
_BARE: Mapping[str, Promise] = {
    Stage.PILOT: gettext_lazy("In pilot, and no agreement on record"),
    Stage.AGREED: gettext_lazy("Agreed, and no agreement on record"),
    Stage.RUNNING: gettext_lazy("Running, and no agreement on record"),
}
_NAMELESS: Mapping[str, Promise] = {
    Stage.PILOT: gettext_lazy("In pilot; the register has an entry, and no source names an agreement"),
    Stage.AGREED: gettext_lazy("Agreed; the register has an entry, and no source names an agreement"),
    Stage.RUNNING: gettext_lazy("Running; the register has an entry, and no source names an agreement"),
}
_ENDED: Mapping[str, Promise] = {
    Stage.PILOT: gettext_lazy("In pilot, and every agreement on record has ended or is yet to begin"),
    Stage.AGREED: gettext_lazy("Agreed, and every agreement on record has ended or is yet to begin"),
    Stage.RUNNING: gettext_lazy("Running, and every agreement on record has ended or is yet to begin"),
}


@dataclass(frozen=True)
class Section:
    """What neither ended nor is yet to begin, the next day first; every entry is at `every_url`.

    Of those `current`, `in_force` are known to have begun. `warning` says that something goes on without an agreement,
    and `add_url` leads to where it can be added, by those who may.
    """

    table: Table | None
    current: int
    in_force: int
    every: int
    every_url: str
    warning: str = ""
    add_url: str = ""

    @property
    def left_out(self) -> int:
        """How many of those current are not in the table."""
        return self.current - len(self.table.rows) if self.table else 0


def of_service(actor: Actor, place: Place, shared: SharedService, today: datetime.date) -> Section:
    """Agreements that name a shared service. What is under way without one says so."""
    entries = about(register_of(actor, place.id), shared.service_id)
    stand = current(entries, today)
    asked = urlencode({"service": shared.service_id})
    section = _section(place, entries, today, asked)
    if told_as_agreements(stand).exists():
        return section
    warnings = _NAMELESS if section.current else _ENDED if section.every else _BARE
    # An entry that is there already is mended rather than entered again.
    may_add = not section.current and may_enter_some(actor, place.id)
    add_url = f"{link('register-add', place)}?{asked}" if may_add else ""
    return replace(section, warning=str(warnings.get(shared.stage, "")), add_url=add_url)


def of_government(actor: Actor, place: Place, government: Government, today: datetime.date) -> Section:
    """Agreements to which a government is a party."""
    entries = with_party(register_of(actor, place.id), government.id)
    return _section(place, entries, today, urlencode({"party": government.id}))


def _section(place: Place, entries: QuerySet[Agreement], today: datetime.date, asked: str) -> Section:
    """`asked`: what of the register is to be shown, as its address says it."""
    stand = current(entries, today)
    number = stand.count()
    table = entries_table(place, stand[:MOST], today, caption=_("On record")) if number else None
    every_url = f"{link('register', place)}?{asked}"
    return Section(table, number, in_force(entries, today).count(), entries.count(), every_url)
