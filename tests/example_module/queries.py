from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor

from .models import Note


def notes_of(actor: Actor, partnership: UUID) -> QuerySet[Note]:
    """Notes of a partnership with their authors, latest first."""
    return Note.objects.filter(partnership_id=partnership).select_related("author")
