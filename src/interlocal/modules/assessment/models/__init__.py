"""Rows of the assessment: published scans as they were loaded, and scans that members run themselves."""

from .criteria import AreaRating, AreaVerdict, FactorSet, Gate, RatingMark
from .interviews import NAMED, NOTE_AUDIENCES, Interview, InterviewFile, Reminder
from .links import FormLink, LinkState
from .planning import Charge, Dated, Message, PlanEntry, Risk, RiskState, Scale, Strength, TeamTask, TechnologyStep
from .published import PublishedScan
from .readiness import Precondition, Readiness, ReadinessState
from .reports import IssuedFile, IssuedReport
from .scans import OwnScan, Precedence, ScanArea, ScanPhase

__all__ = [
    "NAMED",
    "NOTE_AUDIENCES",
    "AreaRating",
    "AreaVerdict",
    "Charge",
    "Dated",
    "FactorSet",
    "FormLink",
    "Gate",
    "Interview",
    "InterviewFile",
    "IssuedFile",
    "IssuedReport",
    "LinkState",
    "Message",
    "OwnScan",
    "PlanEntry",
    "Precedence",
    "Precondition",
    "PublishedScan",
    "RatingMark",
    "Readiness",
    "ReadinessState",
    "Reminder",
    "Risk",
    "RiskState",
    "Scale",
    "ScanArea",
    "ScanPhase",
    "Strength",
    "TeamTask",
    "TechnologyStep",
]
