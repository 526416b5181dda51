"""How the register says how an arrangement stands."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.rules import Urgency

STANDS: Mapping[Urgency, Promise] = {
    Urgency.NOTICE_SOON: _("notice is due"),
    Urgency.ENDS_SOON: _("ends soon"),
    Urgency.NOTICE_PASSED: _("day for notice has passed"),
    Urgency.ENDED: _("ended"),
    Urgency.STANDS: _("stands"),
    Urgency.NOT_STATED: _("no dates stated"),
}
#: What is to be done about those that need attention.
TO_DO: Mapping[Urgency, Promise] = {
    Urgency.NOTICE_SOON: _("Last day to give notice"),
    Urgency.ENDS_SOON: _("Ends"),
}


def days_left(days: int) -> str:
    """ "today", "tomorrow", "12 days"."""
    if days < 2:
        return str(_("tomorrow") if days else _("today"))
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def party_names(agreement: Agreement) -> list[str]:
    """Governments by name, then other bodies. `agreement.parties` are loaded in that order."""
    return [party.government.name if party.government else party.name for party in agreement.parties.all()]
