"""What day it is. A partnership's time zone decides; a government's days are those of its partnerships.

A role holds only while it holds on each of its government's days, so that where two partnerships lie in different
time zones no door opens early in one of them or stays open late.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from interlocal.core.governments.models import Membership, Partnership
from interlocal.platform.acting import Acting, Become, becoming
from interlocal.platform.terms import Term


@dataclass(frozen=True)
class Calendar:
    """The day at `at` in some partnerships, and at the governments that are, were or will be their members."""

    at: datetime.datetime
    memberships: tuple[Membership, ...]
    partnerships: tuple[Partnership, ...]

    @cached_property
    def days(self) -> dict[UUID, datetime.date]:
        """Today, by partnership."""
        return {p.id: timezone.localdate(self.at, ZoneInfo(p.time_zone)) for p in self.partnerships}

    def days_at(self, government: UUID) -> set[datetime.date]:
        """Today at a government: one day, or two around midnight; UTC's where it belongs to no partnership."""
        days = {self.days[each.partnership_id] for each in self.memberships if each.government_id == government}
        return days or {self.at.date()}

    def holds_at(self, government: UUID, term: Term) -> bool:
        """Whether a term holds on each of the government's days."""
        return all(term.holds(day) for day in self.days_at(government))


def calendar_of(
    governments: Collection[UUID],
    among: QuerySet[Partnership],
    at: datetime.datetime,
    become: Become,
    person: UUID | None = None,
) -> Calendar:
    """The calendar of those governments; acts for them and for all that they ever belonged to, in two queries.

    `among` is every partnership, as the caller wants them loaded and ordered.
    """
    become(Acting(person, tuple(governments)))
    memberships = tuple(Membership.objects.filter(government_id__in=governments).order_by("id"))
    partnerships = {membership.partnership_id for membership in memberships}
    become(Acting(person, tuple(governments), tuple(partnerships)))
    return Calendar(at, memberships, tuple(among.filter(id__in=partnerships)))


def today_at(government: UUID, at: datetime.datetime) -> datetime.date:
    """The day at a government for what begins or ends there at once: the earlier of two, so that it does so now."""
    with becoming() as become:
        return min(calendar_of([government], Partnership.objects.all(), at, become).days_at(government))
