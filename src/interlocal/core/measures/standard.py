"""Measures that the core itself collects. Defined in code: a meaning must not drift under its readings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Holds(StrEnum):
    """What a reading of a measure holds: a number; or a text, which may be a day (ISO 8601) or one of its choices."""

    NUMBER = "number"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True)
class Measure:
    """A defined quantity or fact.

    `standing`: it holds until it is corrected, and is for no year. `choices`: word by key, where it holds one of them.
    """

    key: str
    title: str | Promise
    unit: str
    definition: str | Promise  # what counts, and in what unit
    periods: str | Promise = ""  # what a figure can be for
    holds: Holds = Holds.NUMBER
    standing: bool = False
    choices: Mapping[str, Promise] = field(default_factory=dict)


POPULATION = Measure(
    "population",
    _("Population"),
    "people",
    _("Residents, by the source's own count."),
    _("For a year, or for the day of a count."),
)
EMPLOYEES = Measure(
    "employees",
    _("Employees"),
    "fte",
    _("Full-time equivalents of the government's own staff, filled and vacant."),
    _("For a fiscal year, or for a day."),
)
BUDGET = Measure(
    "budget",
    _("Budget"),
    "usd",
    _("Adopted operating expenditure of all funds for the fiscal year, in US dollars."),
    _("For a fiscal year, such as FY2025."),
)
#: Of a government as a whole.
STANDARD_MEASURES = {measure.key: measure for measure in (POPULATION, EMPLOYEES, BUDGET)}
