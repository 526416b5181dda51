"""Facts of invented governments, short to write."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from decimal import Decimal

from interlocal.modules.assessment.rules.opportunities import Fact, Gap, Kind, Opportunity, opportunities

AT = datetime.date(2026, 7, 1)
PAYROLL, FLEET, PERMITS = AREAS = tuple(uuid.UUID(int=100 + place) for place in range(3))
ASH, BIRCH, CEDAR, ELM = GOVERNMENTS = tuple(uuid.UUID(int=1 + place) for place in range(4))
_NUMBERS = {"cost", "volume", "spare", "vacant", "annual_fee", "salaries_actual", "staff"}


def fact(
    government: uuid.UUID,
    measure: str,
    says: object,
    area: uuid.UUID = PAYROLL,
    *,
    period: str = "",
    grade: str = "stated",
) -> Fact:
    """One fact; its reading's key follows from what it is, so that two runs give the same."""
    number = Decimal(str(says)) if measure in _NUMBERS and says is not None else None
    text = "" if measure in _NUMBERS or says is None else str(says)
    period = period or ("FY2026" if measure in _NUMBERS else "standing")
    reading = uuid.uuid5(government, f"{area} {measure} {period} {says} {grade}")
    return Fact(government, area, measure, period, number, text, grade, reading)


def facts(government: uuid.UUID, area: uuid.UUID = PAYROLL, **told: object) -> list[Fact]:
    """Several facts of one government about one area."""
    return [fact(government, measure, says, area) for measure, says in told.items()]


def find(*told: Iterable[Fact], areas: Sequence[uuid.UUID] = AREAS, window_months: int = 24) -> list[Opportunity]:
    """The opportunities in several lists of facts, today."""
    everything = [each for group in told for each in group]
    return list(opportunities(everything, areas=areas, at=AT, window_months=window_months))


def only(kind: Kind, *told: Iterable[Fact], window_months: int = 24) -> list[Opportunity]:
    """Those of one kind."""
    return [each for each in find(*told, window_months=window_months) if each.kind is kind]


def gaps(found: Opportunity) -> dict[Gap, set[uuid.UUID | None]]:
    """What it lacks, of whom."""
    by_gap: dict[Gap, set[uuid.UUID | None]] = {}
    for lack in found.lacks:
        by_gap.setdefault(lack.gap, set()).add(lack.government)
    return by_gap
