"""Which answer holds where several stand, and how far a form is filled in. No tables."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID


class Told(Protocol):
    """A reading, as far as this needs it."""

    @property
    def government_id(self) -> UUID: ...
    @property
    def about(self) -> UUID | None: ...
    @property
    def measure(self) -> str: ...
    @property
    def missing(self) -> str: ...
    @property
    def recorded_at(self) -> datetime.datetime: ...


AnyTold = TypeVar("AnyTold", bound=Told)
#: Whose answers, on which service.
Cell = tuple[UUID, UUID]


def latest(readings: Iterable[AnyTold]) -> dict[Cell, dict[str, AnyTold]]:
    """Of each measure what was said last, by government and service: of several audiences or periods the newest."""
    found: dict[Cell, dict[str, AnyTold]] = {}
    for reading in readings:
        assert reading.about is not None
        answers = found.setdefault((reading.government_id, reading.about), {})
        held = answers.get(reading.measure)
        if held is None or held.recorded_at < reading.recorded_at:
            answers[reading.measure] = reading
    return found


def year_asked(today: datetime.date) -> str:
    """The fiscal year that figures are asked for unless whoever fills in says another: the one that ends this year."""
    return f"FY{today.year}"


@dataclass(frozen=True)
class Filled:
    """How many of the questions of one form are answered. A reason why there is no answer is one too."""

    answered: int
    asked: int

    @property
    def begun(self) -> bool:
        """Whether anything is answered."""
        return self.answered > 0

    @property
    def enough(self) -> bool:
        """Whether at least half is answered: a form with less compares little, and is still asked for."""
        return 2 * self.answered >= self.asked
