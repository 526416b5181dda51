"""What becomes of the ratings of an own scan: the group's levels, its agreement, its gates and a suggestion."""

from interlocal.modules.assessment.rules.judging.concordance import FEWEST, Concordance, Undefined, concordance
from interlocal.modules.assessment.rules.judging.gates import GateKind, Gates, GateState, Passage, passage
from interlocal.modules.assessment.rules.judging.group import Cells, GroupLevel, Voices, group_levels
from interlocal.modules.assessment.rules.judging.suggestion import (
    MAYBE_FROM,
    YES_FROM,
    Because,
    Ground,
    Suggestion,
    suggest,
)

__all__ = [
    "FEWEST",
    "MAYBE_FROM",
    "YES_FROM",
    "Because",
    "Cells",
    "Concordance",
    "GateKind",
    "GateState",
    "Gates",
    "Ground",
    "GroupLevel",
    "Passage",
    "Suggestion",
    "Undefined",
    "Voices",
    "concordance",
    "group_levels",
    "passage",
    "suggest",
]
