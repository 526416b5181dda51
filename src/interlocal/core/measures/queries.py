"""Reading readings. Row security leaves out what their governments keep from the actor."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from interlocal.core.access.actor import Actor, Refused

from .figures import Figure, series_of
from .models import Audience, Reading, SharedMark


def readings_of(actor: Actor, governments: Iterable[UUID], *measures: str) -> QuerySet[Reading]:
    """Current readings of governments as a whole, of `measures` (all, if none is named), the latest period first."""
    found = Reading.objects.filter(government_id__in=list(governments), about=None, current=True)
    if measures:
        found = found.filter(measure__in=measures)
    return found.order_by("government_id", "measure", "-period")


def readings_about(
    actor: Actor, governments: Iterable[UUID], services: Iterable[UUID], partnership: UUID
) -> QuerySet[Reading]:
    """Current readings of services at governments that the actor may see, as far as they concern a partnership.

    The latest period first. What is shown to another partnership of hers stays there.
    """
    return (
        Reading.objects.filter(government_id__in=list(governments), about__in=list(services), current=True)
        .filter(Q(partnership=None) | Q(partnership=partnership))
        .order_by("government_id", "about", "measure", "-period", "-recorded_at")
    )


def versions_at(actor: Actor, government: UUID, partnership: UUID) -> QuerySet[Reading]:
    """Every version of what a government tells of services that the actor may see and that concerns a partnership."""
    found = Reading.objects.filter(government_id=government, about__isnull=False)
    return found.filter(Q(partnership=None) | Q(partnership=partnership))


def shared_marks(actor: Actor, governments: Iterable[UUID], partnership: UUID) -> tuple[UUID, ...]:
    """Marks that stay the same as long as nothing that these governments show to all of a partnership changes.

    One short query. Ask for them before the readings: what comes in between is then read, and forgotten again.
    """
    among = Q(partnership=None) | Q(partnership=partnership)
    found = SharedMark.objects.filter(among, government__in=list(governments))
    return tuple(found.order_by("mark").values_list("mark", flat=True))


def shown_in(partnership: UUID) -> Q:
    """The filter "every member of this partnership may see it"."""
    return Q(audience=Audience.PUBLIC) | Q(audience=Audience.PARTNERSHIP, partnership=partnership)


def reading_of(actor: Actor, government: UUID, key: UUID) -> Reading:
    """The current version of the series that a reading of this government belongs to; Refused if it is not there."""
    reading = Reading.objects.filter(government_id=government, id=key).first()
    current = versions_of(actor, reading).filter(current=True).first() if reading else None
    if current is None:
        raise Refused
    return current


def current_of(government: UUID, figures: Sequence[Figure], partnership: UUID | None) -> list[Reading]:
    """The readings that stand in the series of `figures`; `partnership` is the one that shared ones are shown to."""
    wanted = {figure.series(partnership) for figure in figures}
    found = told_beside(government, figures).filter(current=True)
    return [reading for reading in found if series_of(reading) in wanted]


def told_beside(government: UUID, figures: Sequence[Figure]) -> QuerySet[Reading]:
    """All that a government tells of the same services by the measures of `figures`, for any period and readers."""
    services = {figure.about for figure in figures}
    about = Q(about__in=services - {None})
    return Reading.objects.filter(
        about | Q(about=None) if None in services else about,
        government_id=government,
        measure__in={figure.measure.key for figure in figures},
    )


def versions_of(actor: Actor, reading: Reading) -> QuerySet[Reading]:
    """All versions of a reading's series, newest first."""
    return series_beside(reading, reading.audience, reading.partnership_id).order_by("-version")


def series_beside(reading: Reading, audience: str, partnership: UUID | None) -> QuerySet[Reading]:
    """The series of the same government, service, measure and period that an audience sees."""
    return Reading.objects.filter(
        government_id=reading.government_id,
        about=reading.about,
        measure=reading.measure,
        period=reading.period,
        audience=audience,
        partnership=partnership,
    )
