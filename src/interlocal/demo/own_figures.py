"""What a government tells of an area, as the file of an own scan has it, made into figures that can be recorded."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import Audience
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import SERVICE_MEASURES
from interlocal.core.measures.standard import Holds
from interlocal.core.sources import Grade
from interlocal.ui.dates import day_text

from .days import day
from .regions import Plain


def figures_told(told: Plain, *, by: Plain, about: UUID, year: str, today: datetime.date) -> Iterator[Figure]:
    """One for each measure in `told`, whose `grade` holds for its numbers and whose `audience` for all.

    `by` names who told it and when, unless the government's own people enter it themselves.
    """
    document, dated = "", ""
    if "told_by" in by:
        document, dated = f"Told by {by['told_by']}", day_text(day(by["told_on"], today)) or ""
    for key, said in told.items():
        if (measure := SERVICE_MEASURES.get(key)) is None:
            continue
        number = measure.holds is Holds.NUMBER
        text = day(said, today).isoformat() if measure.holds is Holds.DAY else said
        yield Figure(
            measure=measure,
            period=STANDING if measure.standing else year,
            grade=told.get("grade", Grade.STATED) if number else Grade.NOT_STATED,
            about=about,
            value=Decimal(str(said)) if number else None,
            text="" if number else text,
            audience=told.get("audience", Audience.PARTNERSHIP),
            source_document=document,
            source_dated=dated,
        )
