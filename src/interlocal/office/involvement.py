"""What a government is in, and which day it should not miss: one sentence for the head of its page."""

import datetime
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Actor, Place
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.queries import current, register_of, with_party
from interlocal.core.agreements.rules import standing
from interlocal.core.governments.models import Government
from interlocal.core.participation.models import Participation
from interlocal.ui.dates import day_text


def involvement(
    actor: Actor, place: Place, government: Government, participations: Iterable[Participation], today: datetime.date
) -> str:
    """In how many services it takes part and to how many agreements it is a party today; which day comes next.

    `participations` are the government's own, past and coming ones too.
    """
    held = [each for each in participations if each.holds(today)]
    agreements = list(current(with_party(register_of(actor, place.id), government.id), today).prefetch_related(None))
    services = len({each.shared_service_id for each in held})
    counted = (
        ngettext("Takes part in %(n)s service", "Takes part in %(n)s services", services) % {"n": services},
        ngettext("party to %(n)s agreement", "party to %(n)s agreements", len(agreements)) % {"n": len(agreements)},
    )
    said = ", ".join(counted)
    day, what = min(_days(held, agreements, today), default=(None, ""))
    if day is None:
        return f"{said}."
    coming = {"said": said, "day": day_text(day), "what": what}
    return _("%(said)s; the next day to notice is %(day)s: %(what)s.") % coming


def _days(
    held: Iterable[Participation], agreements: Iterable[Agreement], today: datetime.date
) -> Iterator[tuple[datetime.date, str]]:
    """Last days of terms, and days for notice or last days of agreements, that are not past; and of what they are."""
    for each in held:
        if each.last_day:
            yield each.last_day, each.shared_service.title
    for entry in agreements:
        day = standing(ends_on=entry.ends_on, notice_by=entry.notice_by, today=today, renewal=entry.renewal).until
        if day and day >= today:
            yield day, entry.title
