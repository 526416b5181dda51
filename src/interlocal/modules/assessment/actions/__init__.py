"""Writes of the assessment."""

from .collecting import answer_form
from .published import issue_report, load_scan
from .rating import rate, set_factors
from .scans import add_areas, edit_area, edit_scan, remove_area, start_scan

__all__ = [
    "add_areas",
    "answer_form",
    "edit_area",
    "edit_scan",
    "issue_report",
    "load_scan",
    "rate",
    "remove_area",
    "set_factors",
    "start_scan",
]
