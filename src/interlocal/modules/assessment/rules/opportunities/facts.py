"""What governments tell of their areas, laid out so that each rule finds it at once."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from interlocal.core.measures.standard import Measure
from interlocal.modules.assessment.rules.opportunities.names import names_something

GUESS = "guess"
"""The grade of a figure behind which nothing is written."""
BUDGET = "budget"
"""The grade of a figure that was planned, and need not have been spent."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One reading of one government about one area, which others may see.

    `measure` is the key of one of `core.measures.service`. Neither value nor text: it is missing, which is not zero.
    """

    government: UUID
    area: UUID
    measure: str
    period: str
    value: Decimal | None
    text: str
    grade: str
    reading: UUID


@dataclass(frozen=True)
class Answer:
    """All that one government tells of one area: facts by measure and period."""

    government: UUID
    area: UUID
    facts: dict[str, dict[str, Fact]] = field(default_factory=dict)

    def add(self, fact: Fact) -> None:
        """Take in a fact. Of two for one period the one that is no guess counts, and of two such the later reading."""
        periods = self.facts.setdefault(fact.measure, {})
        other = periods.get(fact.period)
        if other is None or _weight(other) < _weight(fact):
            periods[fact.period] = fact

    def periods(self, measure: Measure) -> dict[str, Fact]:
        """What it tells of a measure, by period."""
        return self.facts.get(measure.key, {})

    def latest(self, measure: Measure) -> Fact | None:
        """What it tells for the latest period, or None."""
        periods = self.periods(measure)
        if len(periods) < 2:  # the usual case by far
            return next(iter(periods.values()), None)
        return periods[max(periods, key=year_of)]

    def named(self, measure: Measure) -> Fact | None:
        """The same of a text; None as well where it says "none", "n/a", "unknown"."""
        fact = self.latest(measure)
        return fact if fact and names_something(fact.text) else None

    def day(self, measure: Measure) -> datetime.date | None:
        """The day that it tells, or None."""
        fact = self.latest(measure)
        return datetime.date.fromisoformat(fact.text) if fact else None


def answers(facts: Iterable[Fact], areas: Sequence[UUID]) -> list[Answer]:
    """One answer for each government and area that something is told of, by the order of `areas`, then by government.

    Facts on other areas, and facts that say nothing, are left out.
    """
    places = {area: place for place, area in enumerate(areas)}
    found: dict[tuple[int, UUID], Answer] = {}
    for fact in facts:
        place = places.get(fact.area)
        if place is not None and (fact.value is not None or fact.text):
            key = (place, fact.government)
            if key not in found:
                found[key] = Answer(fact.government, fact.area)
            found[key].add(fact)
    return [found[key] for key in sorted(found)]


def year_of(period: str) -> tuple[str, str]:
    """What periods are put in order by: "FY2026" and "2026" by their year."""
    return period.removeprefix("FY"), period


def _weight(fact: Fact) -> tuple[bool, UUID]:
    return fact.grade != GUESS, fact.reading
