"""Rows of the assessment: published scans as they were loaded, and scans that members run themselves."""

from .criteria import AreaRating, AreaVerdict, FactorSet, Gate
from .published import IssuedFile, IssuedReport, PublishedScan
from .scans import OwnScan, Precedence, ScanArea, ScanPhase

__all__ = [
    "AreaRating",
    "AreaVerdict",
    "FactorSet",
    "Gate",
    "IssuedFile",
    "IssuedReport",
    "OwnScan",
    "Precedence",
    "PublishedScan",
    "ScanArea",
    "ScanPhase",
]
