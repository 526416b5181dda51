"""The rows of one section of a plan, as one reader sees them on a day."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission as Core
from interlocal.core.governments.models import Government
from interlocal.modules.assessment.models import Charge, Dated, OwnScan, PlanEntry
from interlocal.modules.assessment.rules.planning import Due, due
from interlocal.ui import screens
from interlocal.ui.dates import day_text
from interlocal.ui.tables import Link, Value


@dataclass(frozen=True)
class Listing:
    """`rows` of the section with the address `section`; `members` are those of the partnership today."""

    actor: Actor
    place: Place
    scan: OwnScan
    section: str
    rows: Sequence[PlanEntry]
    members: Sequence[Government]
    today: datetime.date

    def headed(self, entry: PlanEntry) -> Value:
        """What it is called, leading to its form for those who keep it."""
        text = str(entry)
        return Link(text, self._to("edit", entry)) if entry.is_kept_by(self.actor) else text

    def due(self, entry: Dated) -> Due:
        return due(entry.due_on, entry.done_on, self.today)

    def state(self, entry: Dated) -> str:
        """Done when, over due, or else."""
        match self.due(entry):
            case Due.DONE:
                return _("done %(day)s") % {"day": day_text(entry.done_on)}
            case Due.OVER_DUE:
                return _("over due")
            case Due.SOON:
                return _("due soon")
            case Due.OPEN:
                return _("open")

    def done_link(self, charge: Charge) -> Value:
        """For those who may say that it is done, the way to do so; for others its state."""
        if charge.done_on is None and charge.is_charge_of(self.actor):
            return Link(_("%(state)s: mark as done") % {"state": self.state(charge)}, self._to("done", charge))
        return self.state(charge)

    def _to(self, act: str, entry: PlanEntry) -> str:
        return screens.link(f"assessment:own-entry-{act}", self.place, self.scan.key, self.section, entry.id)


def own_members(actor: Actor, place: Place) -> list[UUID]:
    """Keys of her governments in the partnership for which she may say what they are good at."""
    return [key for key in place.seats if actor.may(Core.ENTER_READINGS, government=key)]
