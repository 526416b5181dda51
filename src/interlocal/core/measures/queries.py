"""Reading readings. Row security leaves out what their governments keep from the actor."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor, Refused

from .models import Reading


def readings_of(actor: Actor, governments: Iterable[UUID], *measures: str) -> QuerySet[Reading]:
    """Current readings of `measures` (all, if none is named), the latest period of each first."""
    found = Reading.objects.filter(government_id__in=list(governments), current=True)
    if measures:
        found = found.filter(measure__in=measures)
    return found.order_by("government_id", "measure", "-period")


def reading_of(actor: Actor, government: UUID, key: UUID) -> Reading:
    """The current version of the series that a reading of this government belongs to; Refused if it is not there."""
    reading = Reading.objects.filter(government_id=government, id=key).first()
    current = versions_of(actor, reading).filter(current=True).first() if reading else None
    if current is None:
        raise Refused
    return current


def versions_of(actor: Actor, reading: Reading) -> QuerySet[Reading]:
    """All versions of a reading's series, newest first."""
    return Reading.objects.filter(
        government_id=reading.government_id,
        measure=reading.measure,
        period=reading.period,
        audience=reading.audience,
        partnership=reading.partnership,
    ).order_by("-version")
