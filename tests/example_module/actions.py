import datetime
from uuid import UUID

from django.core.exceptions import ValidationError

from interlocal.core.access.actor import Actor
from interlocal.core.audit.actions import action, record

from .models import Note
from .permissions import Permission
from .rules import LONGEST, too_long


@action
def leave_note(*, partnership: UUID, text: str, by: Actor, at: datetime.datetime) -> Note:
    """Leave a note; ValidationError if it is too long."""
    by.require(Permission.LEAVE_NOTE, partnership=partnership)
    if too_long(text):
        raise ValidationError({"text": f"A note has {LONGEST} letters at most; this one has {len(text)}."})
    note = Note(partnership_id=partnership, author_id=by.person, text=text, left_at=at)
    note.save(force_insert=True)
    record("note.left", by=by, at=at, partnership=partnership, subject=note.id)
    return note
