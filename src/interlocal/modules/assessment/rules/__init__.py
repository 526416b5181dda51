"""The decisions of an assessment as plain functions over a `Scan`: no database, no clock, no wording."""

from interlocal.modules.assessment.rules.disagreements import LISTED, Difference, Disagreement, disagreements
from interlocal.modules.assessment.rules.ranking import Ranked, Ranking, Unranked, Why, rank, unplaced
from interlocal.modules.assessment.rules.respondents import (
    Scenario,
    Share,
    basis,
    extrapolate,
    per_respondent,
)
from interlocal.modules.assessment.rules.totals import LeftOut, Reason, Total, costs_stated, is_cost, totals

__all__ = [
    "LISTED",
    "Difference",
    "Disagreement",
    "LeftOut",
    "Ranked",
    "Ranking",
    "Reason",
    "Scenario",
    "Share",
    "Total",
    "Unranked",
    "Why",
    "basis",
    "costs_stated",
    "disagreements",
    "extrapolate",
    "is_cost",
    "per_respondent",
    "rank",
    "totals",
    "unplaced",
]
