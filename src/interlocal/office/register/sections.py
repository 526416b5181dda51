"""What the register holds on a service or a government, as a section of the page of that."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import Actor, Place
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.queries import about, in_force, register_of, with_party
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
_ENDED: Mapping[str, Promise] = {
    Stage.PILOT: gettext_lazy("In pilot, and every agreement on record has ended or is yet to begin"),
    Stage.AGREED: gettext_lazy("Agreed, and every agreement on record has ended or is yet to begin"),
    Stage.RUNNING: gettext_lazy("Running, and every agreement on record has ended or is yet to begin"),
}


@dataclass(frozen=True)
class Section:
    """Agreements in force, the next day first; all of them are at `every_url`.

    `warning` says that something goes on without one, and `add_url` leads to where it can be added, by those who may.
    """

    table: Table | None
    in_force: int
    every: int
    every_url: str
    warning: str = ""
    add_url: str = ""

    @property
    def left_out(self) -> int:
        """How many in force are not in the table."""
        return self.in_force - len(self.table.rows) if self.table else 0


def of_service(actor: Actor, place: Place, shared: SharedService, today: datetime.date) -> Section:
    """Agreements that name a shared service. What is under way without one says so."""
    entries = about(register_of(actor, place.id), shared.service_id)
    every, table, number = _listed(place, entries, today)
    warning = "" if number else (_ENDED if every else _BARE).get(shared.stage, "")
    may_add = may_enter_some(actor, place.id)
    asked = urlencode({"service": shared.service_id})
    add_url = f"{link('register-add', place)}?{asked}" if may_add else ""
    return Section(table, number, every, f"{link('register', place)}?{asked}", str(warning), add_url)


def of_government(actor: Actor, place: Place, government: Government, today: datetime.date) -> Section:
    """Agreements to which a government is a party."""
    every, table, number = _listed(place, with_party(register_of(actor, place.id), government.id), today)
    return Section(table, number, every, f"{link('register', place)}?{urlencode({'party': government.id})}")


def _listed(place: Place, entries: QuerySet[Agreement], today: datetime.date) -> tuple[int, Table | None, int]:
    """How many there are, the first in force as a table, and how many are in force."""
    stand = in_force(entries, today)
    number = stand.count()
    table = entries_table(place, stand[:MOST], today, caption=_("Agreements in force")) if number else None
    return entries.count(), table, number
