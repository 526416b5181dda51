"""What pages share on which somebody fills in a short form: her own, a member's, or what a department sent in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from interlocal.core.access.actor import Actor
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import SHARED, Audience, Reading
from interlocal.modules.assessment.forms.collecting import ShortForm
from interlocal.platform.versions import Conflict
from interlocal.ui.pages import errors_into


@contextmanager
def answers_into(form: ShortForm) -> Iterator[None]:
    """As `errors_into`; what somebody else answered meanwhile is told at its question."""
    try:
        with errors_into(form):
            yield
    except Conflict as conflict:
        form.tell(cast(Reading, conflict.theirs))


def audiences(on_behalf: bool) -> tuple[Audience, ...]:
    """A government's own people answer for any eyes; the convener only what the partnership may see."""
    return tuple(reversed(SHARED)) if on_behalf else tuple(Audience)


def to_be_changed(actor: Actor, member: Government, stands: dict[str, Reading]) -> dict[str, Reading]:
    """What a form may change: the convener nothing that was published, which is its government's to take back."""
    if member.id in actor.governments:
        return stands
    return {key: reading for key, reading in stands.items() if reading.audience in SHARED}
