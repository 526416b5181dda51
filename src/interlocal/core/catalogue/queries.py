"""Reading catalogues: the standard one and a partnership's own."""

from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor

from .models import STANDARD, Service


def services_of(actor: Actor, partnership: UUID) -> QuerySet[Service]:
    """Entries of the standard catalogue and of the partnership's own, by title."""
    return (
        Service.objects.filter(catalogue__in=[STANDARD, partnership]).select_related("part_of").order_by("title", "key")
    )
