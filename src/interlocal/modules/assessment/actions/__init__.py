"""Writes of the assessment."""

from .collecting import answer_form
from .judging import decide, look_at_gate
from .order import come_first, come_first_no_longer, drop_phase, edit_phase, plan_phase
from .published import issue_report, load_scan
from .rating import rate, set_factors
from .scans import add_areas, edit_area, edit_scan, remove_area, start_scan
from .workbooks import import_workbook

__all__ = [
    "add_areas",
    "answer_form",
    "edit_area",
    "come_first",
    "come_first_no_longer",
    "decide",
    "drop_phase",
    "edit_scan",
    "edit_phase",
    "import_workbook",
    "issue_report",
    "load_scan",
    "rate",
    "remove_area",
    "look_at_gate",
    "plan_phase",
    "set_factors",
    "start_scan",
]
