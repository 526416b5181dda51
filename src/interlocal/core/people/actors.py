"""Who is asking: a person with her current roles, and what follows from them. The first argument of every query."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from django.http import HttpRequest

from interlocal.core.governments.models import Membership, Partnership
from interlocal.platform.acting import NOBODY, Acting, Become, becoming
from interlocal.platform.clock import now
from interlocal.platform.terms import holds_on

from .models import RoleAssignment
from .roles import as_convener, as_member


@dataclass(frozen=True)
class Place:
    """A partnership in which the person has a seat today, with what every page says of it."""

    id: UUID
    key: str
    name: str
    convener: UUID
    time_zone: str
    synthetic: bool
    seats: tuple[UUID, ...]  # those of the person's governments that are members today


@dataclass(frozen=True)
class Actor:
    """A person and what she holds today. `NOBODY_HERE` is the actor of an anonymous request."""

    person: UUID | None = None
    roles: tuple[tuple[UUID, str], ...] = ()  # (government, role)
    places: tuple[Place, ...] = ()

    @cached_property
    def governments(self) -> tuple[UUID, ...]:
        """Where she holds a role, each once."""
        return tuple(dict.fromkeys(government for government, _ in self.roles))

    @cached_property
    def partnerships(self) -> tuple[UUID, ...]:
        """To which those governments belong."""
        return tuple(place.id for place in self.places)

    @property
    def acting(self) -> Acting:
        """The context that row policies read."""
        return Acting(self.person, self.governments, self.partnerships)

    def may(self, permission: StrEnum, *, government: UUID | None = None, partnership: UUID | None = None) -> bool:
        """Whether she holds `permission` for one government, or in one partnership (as its convener).

        In a partnership, a permission that members hold for themselves counts only with `government` named too.
        """
        if partnership is not None and any(
            permission in as_convener(role)
            for place in self.places
            if place.id == partnership and place.convener in place.seats
            for at, role in self.roles
            if at == place.convener
        ):
            return True
        return government is not None and any(
            permission in as_member(role) for at, role in self.roles if at == government
        )


NOBODY_HERE = Actor()


def load_actor(request: HttpRequest, become: Become) -> Actor:
    """The actor of a request; the middleware's loader (settings.ACTING_LOADER)."""
    if not request.user.is_authenticated:
        become(NOBODY)
        return NOBODY_HERE
    return _load(request.user.pk, now().date(), become)


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
        Place(p.id, p.key, p.name, p.convener_id, p.time_zone, p.synthetic, seats[p.id])
        for p in Partnership.objects.filter(id__in=seats).order_by("name", "id")
    )
    return Actor(person, roles, places)


def actor_of(person: UUID, at: datetime.datetime) -> Actor:
    """The actor that a task or a command acts as: a person with what she holds at `at`."""
    with becoming() as become:
        return _load(person, at.date(), become)
