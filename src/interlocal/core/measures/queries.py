"""Reading readings. Row security leaves out what their governments keep from the actor."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor

from .models import Reading


def readings_of(actor: Actor, governments: Iterable[UUID], *measures: str) -> QuerySet[Reading]:
    """Current readings of `measures` (all, if none is named), the latest period of each first."""
    found = Reading.objects.filter(government_id__in=list(governments), current=True)
    if measures:
        found = found.filter(measure__in=measures)
    return found.order_by("government_id", "measure", "-period")


def versions_of(actor: Actor, reading: Reading) -> QuerySet[Reading]:
    """All versions of a reading's series, newest first."""
    return Reading.objects.filter(
        government_id=reading.government_id,
        measure=reading.measure,
        period=reading.period,
        audience=reading.audience,
        partnership=reading.partnership,
    ).order_by("-version")
