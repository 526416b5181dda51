"""Reads of the assessment; the actor comes first, and what she may not see is as if absent."""

from .names import names
from .published import next_number, reports_on, scan_by_id, scan_of, scans_of
from .scans import area_of, areas_of, factors_of, own_scan_of, own_scans_of

__all__ = [
    "area_of",
    "areas_of",
    "factors_of",
    "names",
    "next_number",
    "own_scan_of",
    "own_scans_of",
    "reports_on",
    "scan_by_id",
    "scan_of",
    "scans_of",
]
