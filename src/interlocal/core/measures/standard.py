"""Measures that the core itself collects. Defined in code: a meaning must not drift under its readings."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Measure:
    """A defined quantity."""

    key: str
    title: str | Promise
    unit: str
    definition: str | Promise  # what counts, and in what unit
    periods: str | Promise  # what a figure can be for


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
STANDARD_MEASURES = {measure.key: measure for measure in (POPULATION, EMPLOYEES, BUDGET)}
