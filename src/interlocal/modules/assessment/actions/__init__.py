"""Writes of the assessment."""

from .collecting import answer_form
from .interviews import attach_file, delete_interview, erase_interviewed, remove_file, write_interview
from .judging import decide, look_at_gate
from .links import decline, erase_run_out_links, let_go_unasked, send_form, send_in, take_over, withdraw_link
from .order import come_first, come_first_no_longer, drop_phase, edit_phase, plan_phase
from .planning import add_entry, edit_entry, finish_charge, judge_readiness, remove_entry
from .published import issue_report, load_scan
from .rating import rate, set_factors
from .reminders import remind
from .scans import add_areas, edit_area, edit_scan, remove_area, start_scan
from .taking_on import take_on
from .workbooks import import_workbook

__all__ = [
    "add_areas",
    "add_entry",
    "answer_form",
    "attach_file",
    "come_first",
    "come_first_no_longer",
    "decide",
    "decline",
    "delete_interview",
    "drop_phase",
    "edit_area",
    "edit_entry",
    "edit_phase",
    "edit_scan",
    "erase_interviewed",
    "erase_run_out_links",
    "finish_charge",
    "import_workbook",
    "issue_report",
    "judge_readiness",
    "let_go_unasked",
    "load_scan",
    "look_at_gate",
    "plan_phase",
    "rate",
    "remind",
    "remove_area",
    "remove_entry",
    "remove_file",
    "send_form",
    "send_in",
    "set_factors",
    "start_scan",
    "take_on",
    "take_over",
    "withdraw_link",
    "write_interview",
]
