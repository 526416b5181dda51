"""Taking in what a government answers on an area."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.models import Government
from interlocal.core.measures.actions import record_readings, show_readings_to
from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import Reading
from interlocal.core.measures.queries import versions_of
from interlocal.modules.assessment.models import ScanArea


@action
def answer_form(
    *,
    area: ScanArea,
    government: Government,
    figures: Sequence[Figure],
    moved: Sequence[Reading],
    audience: str,
    by: Actor,
    at: datetime.datetime,
) -> None:
    """Record a short form, and show what stood for other eyes (`moved`), as it is now, to `audience`; all or none.

    Its event stands on the government's own chain, or on the partnership's where the convener filled it in: what a
    member keeps to itself must not show in the log of others.
    """
    record_readings(government=government, figures=figures, partnership=area.partnership_id, by=by, at=at)
    if moved:
        show_readings_to(
            government=government,
            readings=[_standing(by, reading) for reading in moved],
            audience=audience,
            partnership=area.partnership_id,
            by=by,
            at=at,
        )
    own = government.id in by.governments
    record(
        "form.answered",
        by=by,
        at=at,
        government=government.id,
        partnership=None if own else area.partnership_id,
        subject=area.id,
        facts={"government": government.id},
    )


def _standing(by: Actor, reading: Reading) -> Reading:
    """What stands now of a reading that was just corrected, or left alone; ValidationError where it was moved."""
    found = versions_of(by, reading).filter(current=True).first()
    if found is None:
        message = _("Somebody else changed meanwhile who may see these answers. Choose again.")
        raise ValidationError({"audience": message})
    return found
