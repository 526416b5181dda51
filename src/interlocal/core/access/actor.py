"""Who is asking: a person with her current roles, and what follows from them. The first argument of every query."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils import timezone

from interlocal.platform.acting import Acting

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
    convener_name: str = ""


@dataclass(frozen=True)
class Actor:
    """A person and what she holds today. `NOBODY_HERE` is the actor of an anonymous request."""

    person: UUID | None = None
    roles: tuple[tuple[UUID, str], ...] = ()  # (government, role)
    places: tuple[Place, ...] = ()
    name: str = ""  # for the page's header; nothing is decided by it

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

    def may_anywhere(self, permission: StrEnum) -> bool:
        """Whether she holds `permission` as the convener of any partnership, or at any of her governments."""
        return any(self.may(permission, partnership=place.id) for place in self.places) or any(
            permission in as_member(role) for _, role in self.roles
        )

    def today(self, at: datetime.datetime, partnership: UUID | None = None) -> datetime.date:
        """The day in that partnership; without one the earliest in any of hers, and UTC's where she has none.

        The earliest, so that what ends on a day never vanishes the evening before.
        """
        days = (
            timezone.localdate(at, ZoneInfo(place.time_zone))
            for place in self.places
            if partnership in (None, place.id)
        )
        return min(days, default=at.date())

    def require(self, permission: StrEnum, *, government: UUID | None = None, partnership: UUID | None = None) -> None:
        """Raise Refused unless she `may`."""
        if not self.may(permission, government=government, partnership=partnership):
            raise Refused

    def place(self, key: str) -> Place:
        """The partnership with that short name; Refused where there is none, or none of hers."""
        for place in self.places:
            if place.key == key:
                return place
        raise Refused


class Refused(Http404):
    """Absent, not yours, or not for you to do: one answer for all three, so that it tells nothing."""


NOBODY_HERE = Actor()
