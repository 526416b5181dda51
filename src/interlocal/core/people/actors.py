"""Loading an actor: from a signed-in person, or for the command line."""

import datetime
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest

from interlocal.core.access.actor import NOBODY_HERE, Actor, Place
from interlocal.core.access.roles import Role
from interlocal.core.governments.models import Membership, Partnership
from interlocal.platform.acting import NOBODY, Acting, Become, becoming
from interlocal.platform.clock import now
from interlocal.platform.terms import holds_on

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


def load_actor(request: HttpRequest, become: Become) -> Actor:
    """The actor of a request; the middleware's loader (settings.ACTING_LOADER)."""
    if not request.user.is_authenticated:
        become(NOBODY)
        return NOBODY_HERE
    return replace(_load(request.user.pk, now().date(), become), name=request.user.name)


def _load(person: UUID, day: datetime.date, become: Become) -> Actor:
    """Widen step by step: the person shows her roles, they show the seats, the seats show the partnerships."""
    become(Acting(person))
    roles = tuple(
        RoleAssignment.objects.filter(holds_on(day), person_id=person, person__is_active=True)
        .order_by("id")
        .values_list("government_id", "role")
    )
    governments = tuple(dict.fromkeys(government for government, _ in roles))
    become(Acting(person, governments))
    seats: dict[UUID, tuple[UUID, ...]] = {}
    for partnership, government in (
        Membership.objects.filter(holds_on(day), government_id__in=governments)
        .order_by("id")
        .values_list("partnership_id", "government_id")
    ):
        seats[partnership] = (*seats.get(partnership, ()), government)
    become(Acting(person, governments, tuple(seats)))
    places = tuple(
        Place(p.id, p.key, p.name, p.convener_id, p.time_zone, p.synthetic, seats[p.id], p.convener.name)
        for p in Partnership.objects.filter(id__in=seats).select_related("convener").order_by("name", "id")
    )
    return Actor(person, roles, places)


def actor_of(person: UUID, at: datetime.datetime) -> Actor:
    """The actor that a task or a command acts as: a person with what she holds at `at`."""
    with becoming() as become:
        return _load(person, at.date(), become)
