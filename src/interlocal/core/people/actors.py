"""Loading an actor: from a signed-in person, or for the command line."""

import datetime
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest

from interlocal.core.access.actor import NOBODY_HERE, Actor, Place
from interlocal.core.access.roles import Role
from interlocal.core.governments.models import Government, Partnership
from interlocal.platform.acting import NOBODY, Acting, Become, becoming
from interlocal.platform.clock import now

from .calendars import calendar_of
from .models import RoleAssignment


def operator_of(partnership: Partnership) -> Actor:
    """Whoever runs the command line on the server: has the convener's rights in one partnership, and no person."""
    place = Place(
        partnership.id,
        partnership.key,
        partnership.name,
        partnership.convener_id,
        partnership.time_zone,
        partnership.synthetic,
        (partnership.convener_id,),
    )
    return Actor(None, ((partnership.convener_id, Role.PROGRAMME_DIRECTOR),), (place,))


def operator_at(government: Government) -> Actor:
    """Whoever runs the command line on the server, for a government that has lost its people: all that its own may."""
    return Actor(None, tuple((government.id, role) for role in (Role.PROGRAMME_DIRECTOR, Role.CITY_MANAGER)))


def load_actor(request: HttpRequest, become: Become) -> Actor:
    """The actor of a request; the middleware's loader (settings.ACTING_LOADER)."""
    if not request.user.is_authenticated:
        become(NOBODY)
        return NOBODY_HERE
    return replace(_load(request.user.pk, now(), become), name=request.user.name)


def _load(person: UUID, at: datetime.datetime, become: Become) -> Actor:
    """Widen step by step: the person shows her roles, they show the seats, the seats show the partnerships.

    Which of them hold is decided at the end, since only a partnership knows its day.
    """
    become(Acting(person))
    given = list(RoleAssignment.objects.filter(person_id=person, person__is_active=True).order_by("id"))
    among = Partnership.objects.select_related("convener").order_by("name", "id")
    calendar = calendar_of({role.government_id for role in given}, among, at, become, person)
    roles = tuple((role.government_id, role.role) for role in given if calendar.holds_at(role.government_id, role))
    seats: dict[UUID, tuple[UUID, ...]] = {}
    for membership in calendar.memberships:
        if membership.government_id in dict(roles) and membership.holds(calendar.days[membership.partnership_id]):
            seats[membership.partnership_id] = (*seats.get(membership.partnership_id, ()), membership.government_id)
    places = tuple(
        Place(p.id, p.key, p.name, p.convener_id, p.time_zone, p.synthetic, seats[p.id], p.convener.name)
        for p in calendar.partnerships
        if p.id in seats
    )
    return Actor(person, roles, places)


def actor_of(person: UUID, at: datetime.datetime) -> Actor:
    """The actor that a task or a command acts as: a person with what she holds at `at`."""
    with becoming() as become:
        return _load(person, at, become)
