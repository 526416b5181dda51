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
    definition: str | Promise


POPULATION = Measure("population", _("Population"), "people", _("Residents, by the source's own count."))
EMPLOYEES = Measure(
    "employees",
    _("Employees"),
    "fte",
    _("Full-time equivalents of the government's own staff, filled and vacant."),
)
BUDGET = Measure(
    "budget",
    _("Budget"),
    "usd",
    _("Adopted operating expenditure of all funds for the fiscal year, in US dollars."),
)
STANDARD_MEASURES = {measure.key: measure for measure in (POPULATION, EMPLOYEES, BUDGET)}
