"""Reading governments and partnerships. The actor comes first; what she may not see is as if absent."""

import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.platform.terms import holds_on

from .models import Decision, Government, Membership, Partnership, Resolution


def partnership_of(actor: Actor, key: str) -> Partnership:
    """The partnership with that short name, its convener with it; Refused if it is not one of hers."""
    place = actor.place(key)
    return Partnership.objects.select_related("convener").get(id=place.id)


def members_of(actor: Actor, partnership: UUID) -> QuerySet[Membership]:
    """Every membership, past ones too, by the government's name."""
    return (
        Membership.objects.filter(partnership_id=partnership)
        .select_related("government")
        .order_by("government__name", F("starts_on").asc(nulls_first=True))
    )


def current_members_of(actor: Actor, partnership: UUID, day: datetime.date) -> QuerySet[Government]:
    """Governments that are members on `day`."""
    current = Membership.objects.filter(holds_on(day), partnership_id=partnership)
    return Government.objects.filter(id__in=current.values("government_id")).order_by("name")


def government_of(actor: Actor, partnership: UUID, key: str) -> Government:
    """A government that is or was a member of one of her partnerships; Refused otherwise."""
    government = Government.objects.filter(
        key=key, id__in=Membership.objects.filter(partnership_id=partnership).values("government_id")
    ).first()
    if government is None:
        raise Refused
    return government


def find_governments(actor: Actor, words: str, *, limit: int = 20) -> QuerySet[Government]:
    """Entries of the directory whose name begins with `words`, for choosing a new member."""
    return Government.objects.filter(Q(name__istartswith=words) | Q(key=words)).order_by("name", "state")[:limit]


def resolutions_of(actor: Actor, partnership: UUID) -> QuerySet[Resolution]:
    """By which each council adopted the statement of common purpose, by government."""
    return (
        Resolution.objects.filter(partnership_id=partnership)
        .select_related("government")
        .order_by("government__name", F("adopted_on").asc(nulls_last=True), "id")
    )


def decisions_of(actor: Actor, partnership: UUID) -> QuerySet[Decision]:
    """The decision log, latest meeting first; those without a known day after the others."""
    return Decision.objects.filter(partnership_id=partnership).order_by(F("met_on").desc(nulls_last=True), "-id")
