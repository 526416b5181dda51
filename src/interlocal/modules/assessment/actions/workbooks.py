"""The one write of an imported workbook."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.models import Government
from interlocal.core.measures.actions import record_readings, show_readings_to
from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import SHARED
from interlocal.core.measures.queries import current_of


@dataclass(frozen=True)
class ImportedFigure:
    """A figure as it is to be recorded, among the readings that it corrects; and whom it is shown to from then on."""

    figure: Figure
    goes_to: str


@action
def import_workbook(
    *,
    scan: UUID,
    government: Government,
    rows: Sequence[ImportedFigure],
    partnership: UUID,
    by: Actor,
    at: datetime.datetime,
) -> int:
    """Record what the rows of a workbook say, all or nothing, and show what is to be shown to others than before.

    Returns how many readings are new. Refused where `by` may not enter figures of that government, ValidationError and
    Conflict as `record_readings` raises them. Nobody but the government itself changes to whom a figure is shown.
    """
    own = government.id in by.governments
    by.require(Permission.ENTER_READINGS, government=government.id, partnership=None if own else partnership)
    figures = [row.figure for row in rows]
    written = record_readings(government=government, figures=figures, partnership=partnership, by=by, at=at)
    moved: dict[str, list[Figure]] = defaultdict(list)
    for row in rows:
        if row.goes_to != row.figure.audience:
            moved[row.goes_to].append(row.figure)
    for audience, shown in moved.items():
        show_readings_to(
            government=government,
            readings=current_of(government.id, shown, partnership),
            audience=audience,
            partnership=partnership if audience in SHARED else None,
            by=by,
            at=at,
        )
    record(
        "workbook.imported",
        by=by,
        at=at,
        government=government.id,
        partnership=None if own else partnership,
        subject=scan,
        facts={"government": government.id, "count": len(written)},
    )
    return len(written)
