"""A number that a page leads with, and where it comes from."""

from dataclasses import dataclass

from interlocal.ui.tables import Column, Kind, Value, is_missing, present
from interlocal.ui.words import word


@dataclass(frozen=True)
class SourceNote:
    """Where a figure comes from: document and place in it, its date as stated, kind of period, grade.

    `period` and `grade` are keys of ui.words; whatever is None or empty is said to be not stated.
    """

    document: str
    place: str = ""
    dated: str = ""
    period: str | None = None
    grade: str | None = None
    href: str = ""

    @property
    def period_word(self) -> str:
        return word("period", self.period)

    @property
    def grade_word(self) -> str:
        return word("grade", self.grade)


@dataclass(frozen=True)
class KeyFigure:
    """One number that answers: what it is, the value with its unit, what it covers, its source."""

    label: str
    value: Value
    kind: Kind = "number"
    missing: str = ""
    note: str = ""
    unit: str = ""
    source: SourceNote | None = None

    @property
    def column(self) -> Column:
        """How the figure is presented."""
        return Column("figure", self.label, self.kind, self.missing)

    @property
    def text(self) -> str:
        return present(self.value, self.column)

    @property
    def is_missing(self) -> bool:
        return is_missing(self.value)
