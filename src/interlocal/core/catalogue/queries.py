"""Reading catalogues: the standard one and a partnership's own."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor, Refused

from .models import STANDARD, Service


def services_of(actor: Actor, partnership: UUID) -> QuerySet[Service]:
    """Entries of the standard catalogue and of the partnership's own, by title."""
    return (
        Service.objects.filter(catalogue__in=[STANDARD, partnership]).select_related("part_of").order_by("title", "key")
    )


def service_of(actor: Actor, partnership: UUID, key: UUID) -> Service:
    """One of those entries; Refused if it is not there."""
    service = services_of(actor, partnership).filter(id=key).first()
    if service is None:
        raise Refused
    return service


def service_titles(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Titles of entries by key, for events that hold keys alone."""
    return dict(Service.objects.filter(id__in=keys).values_list("id", "title"))
