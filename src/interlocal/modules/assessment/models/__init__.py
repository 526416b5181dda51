"""Rows of the assessment: published scans as they were loaded, and scans that members run themselves."""

from .criteria import AreaRating, AreaVerdict, FactorSet, Gate
from .planning import Charge, Dated, Message, PlanEntry, Risk, RiskState, Scale, Strength, TeamTask, TechnologyStep
from .published import IssuedFile, IssuedReport, PublishedScan
from .readiness import Precondition, Readiness, ReadinessState
from .scans import OwnScan, Precedence, ScanArea, ScanPhase

__all__ = [
    "AreaRating",
    "AreaVerdict",
    "Charge",
    "Dated",
    "FactorSet",
    "Gate",
    "IssuedFile",
    "IssuedReport",
    "Message",
    "OwnScan",
    "PlanEntry",
    "Precedence",
    "Precondition",
    "PublishedScan",
    "Readiness",
    "ReadinessState",
    "Risk",
    "RiskState",
    "Scale",
    "ScanArea",
    "ScanPhase",
    "Strength",
    "TeamTask",
    "TechnologyStep",
]
