"""Where the agreements in force on a service and the participations in it tell different stories."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.queries import about, in_force, register_of
from interlocal.core.agreements.rules import GOES_ON
from interlocal.core.participation.models import Mode, Participation, SharedService
from interlocal.platform.days import last_day
from interlocal.ui.dates import day_text


def mismatches(
    actor: Actor, place: Place, shared: SharedService, participations: Iterable[Participation], today: datetime.date
) -> list[str]:
    """What differs today in who or until when, a sentence each; nothing where no agreement is in force.

    `participations` are those in the service. Whoever only observes needs no agreement, and whoever runs the service
    for others need not take part.
    """
    agreements = list(in_force(about(register_of(actor, place.id), shared.service_id), today))
    if not agreements:
        return []
    held = [each for each in participations if each.holds(today) and each.mode != Mode.OBSERVER]
    return [*_who(shared, agreements, held), *_until_when(agreements, held)]


def _who(shared: SharedService, agreements: Sequence[Agreement], held: Sequence[Participation]) -> Iterator[str]:
    parties = [party for agreement in agreements for party in agreement.parties.all()]
    taking_part = {each.government_id for each in held}
    runs = {shared.operator_id, *(party.government_id for party in parties if party.administers)} if held else set()
    idle = [
        str(each.government) for each in parties if each.government_id and each.government_id not in taking_part | runs
    ]
    if idle:
        said = _("Party to an agreement in force, and no participation is recorded: %(names)s.")
        yield said % {"names": _names(idle)}
    bound = {party.government_id for party in parties}
    # Behind a name that is no government's, such as "Other parties not stated", may be anybody.
    unbound = [each.government.name for each in held if each.government_id not in bound] if None not in bound else []
    if unbound:
        yield _("Takes part, and is party to no agreement in force: %(names)s.") % {"names": _names(unbound)}


def _until_when(agreements: Sequence[Agreement], held: Sequence[Participation]) -> Iterator[str]:
    beyond: dict[datetime.date, list[str]] = {}
    for each in held:
        end = _end(agreements, each.government_id)
        if end and (each.ends_on is None or each.ends_on > end):
            beyond.setdefault(end, []).append(each.government.name)
    for end, names in sorted(beyond.items()):
        said = _("The agreement ends %(day)s, and the participation goes on or has no last day: %(names)s.")
        yield said % {"day": day_text(last_day(end)), "names": _names(names)}


def _end(agreements: Iterable[Agreement], government: UUID) -> datetime.date | None:
    """The day after the last of the agreements to which it is a party; None where one of them goes on, or none is."""
    ends = [
        None if agreement.renewal in GOES_ON else agreement.ends_on
        for agreement in agreements
        if government in {party.government_id for party in agreement.parties.all()}
    ]
    known = [end for end in ends if end]
    return max(known) if known and len(known) == len(ends) else None


def _names(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
