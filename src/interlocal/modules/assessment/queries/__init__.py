"""Reads of the assessment; the actor comes first, and what she may not see is as if absent."""

from .collecting import FormsIn, answers_on, forms_in, forms_left_to, members_asked
from .interviews import file_of, interview_of, interviews_of, long_past, may_keep
from .judging import (
    Judging,
    gates_of,
    judging_of,
    phase_of,
    phases_of,
    precedence_of,
    precedences_of,
    speaks_for,
    verdict_history_of,
    verdicts_of,
)
from .links import (
    link_of_bearer,
    link_under_way,
    links_under_way,
    run_out_links,
    sent_in_to,
    takes_answer,
    unasked_links,
)
from .names import names
from .opportunities import names_of_all, opportunities_of
from .planning import charges_due, entries_of, entry_of, readiness_of, reviews_due
from .published import scan_by_id, scan_of, scans_of
from .ratings import (
    factor_sets_of,
    own_ratings_of,
    rated_areas,
    rater_levels,
    rates,
    ratings_begun,
    ratings_of,
    said_of,
    unrated_by,
)
from .reminders import last_reminded
from .reports import next_number, reports_on, taken_back
from .scans import area_names, area_of, areas_of, factors_of, own_scan_by_id, own_scan_of, own_scans_of

__all__ = [
    "FormsIn",
    "Judging",
    "answers_on",
    "area_names",
    "area_of",
    "areas_of",
    "charges_due",
    "entries_of",
    "entry_of",
    "factor_sets_of",
    "factors_of",
    "file_of",
    "forms_in",
    "forms_left_to",
    "gates_of",
    "interview_of",
    "interviews_of",
    "judging_of",
    "last_reminded",
    "link_of_bearer",
    "link_under_way",
    "links_under_way",
    "long_past",
    "may_keep",
    "members_asked",
    "names",
    "names_of_all",
    "next_number",
    "opportunities_of",
    "own_ratings_of",
    "own_scan_by_id",
    "own_scan_of",
    "own_scans_of",
    "phase_of",
    "phases_of",
    "precedence_of",
    "precedences_of",
    "rated_areas",
    "rater_levels",
    "rates",
    "ratings_begun",
    "ratings_of",
    "readiness_of",
    "reports_on",
    "reviews_due",
    "run_out_links",
    "said_of",
    "scan_by_id",
    "scan_of",
    "scans_of",
    "sent_in_to",
    "speaks_for",
    "taken_back",
    "takes_answer",
    "unasked_links",
    "unrated_by",
    "verdict_history_of",
    "verdicts_of",
]
