"""What the software suggests for an area, Yes, Maybe or No, by a rule that it can show. People decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from interlocal.modules.assessment.rules.judging.gates import GateKind, Gates, Passage, passage
from interlocal.modules.assessment.rules.judging.group import Cells, levels_of
from interlocal.modules.assessment.rules.ranking import score
from interlocal.modules.assessment.scan import Factor, Verdict

YES_FROM = Fraction(2, 3)
"""The score of an area whose every factor is rated medium."""
MAYBE_FROM = Fraction(1, 3)
"""The score of an area whose every factor is rated low."""


class Ground(StrEnum):
    """What a suggestion rests on."""

    GATE_STOPS = "gate_stops"
    UNRATED = "unrated"
    HIGH_SCORE = "high_score"
    MIDDLE_SCORE = "middle_score"
    LOW_SCORE = "low_score"
    GATE_NOT_LOOKED_AT = "gate_not_looked_at"
    GATE_ON_CONDITION = "gate_on_condition"
    ONE_RATER = "one_rater"
    RATERS_APART = "raters_apart"


@dataclass(frozen=True)
class Because:
    """One reason, with the kinds of gate or the factors (by key, in their order) that it speaks of."""

    ground: Ground
    gates: tuple[GateKind, ...] = ()
    factors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """`verdict` is None where none can be suggested; `score` is None while a factor is unrated.

    `because` holds the reasons, the weightiest first: what decides, then what holds it at Maybe. A Maybe by the score
    names doubtful ratings too, since they carry it as well.
    """

    verdict: Verdict | None
    score: Fraction | None
    because: tuple[Because, ...]


def suggest(area: str, factors: Sequence[Factor], cells: Cells, gates: Gates) -> Suggestion:
    """Suggest a verdict for an area.

    1. A gate that stops: No, whatever the score.
    2. A factor that nobody rated: no suggestion, since unrated is not low.
    3. By the score: Yes from 2/3 on, Maybe from 1/3 on, No below.
    4. A Yes becomes Maybe where a gate was not looked at or is open on a condition.
    5. A Yes or a No becomes Maybe where a factor rests on one rater, or its raters are far apart: the lower median
       of one or two is the word of one, which should neither carry an area nor end it.
    """
    passed = passage(gates)
    levels = levels_of(area, factors, cells)
    unrated = tuple(factor.key for factor in factors if factor.key not in levels)
    found = None if unrated else score(factors, levels)
    if passed.stopping:
        return Suggestion("no", found, (Because(Ground.GATE_STOPS, gates=passed.stopping),))
    if found is None:
        return Suggestion(None, None, (Because(Ground.UNRATED, factors=unrated),))
    doubts = _doubts(area, factors, cells)
    if found < MAYBE_FROM:
        return Suggestion("maybe" if doubts else "no", found, (Because(Ground.LOW_SCORE), *doubts))
    if found < YES_FROM:
        return Suggestion("maybe", found, (Because(Ground.MIDDLE_SCORE), *doubts))
    held_back = *_open(passed), *doubts
    return Suggestion("maybe" if held_back else "yes", found, (Because(Ground.HIGH_SCORE), *held_back))


def _doubts(area: str, factors: Sequence[Factor], cells: Cells) -> tuple[Because, ...]:
    """What speaks against relying on the ratings of an area, all of which are there."""
    groups = [(factor.key, cells[area, factor.key]) for factor in factors]
    alone = tuple(factor for factor, group in groups if group.rated < 2)
    apart = tuple(factor for factor, group in groups if group.is_wide)
    found = (Because(Ground.ONE_RATER, factors=alone), Because(Ground.RATERS_APART, factors=apart))
    return tuple(because for because in found if because.factors)


def _open(passed: Passage) -> tuple[Because, ...]:
    """The gates that are not clear, of an area that none of them stops."""
    found = (
        Because(Ground.GATE_NOT_LOOKED_AT, gates=passed.not_looked_at),
        Because(Ground.GATE_ON_CONDITION, gates=passed.on_condition),
    )
    return tuple(because for because in found if because.gates)
