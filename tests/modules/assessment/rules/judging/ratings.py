"""Groups of raters of every shape, for properties that must hold for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from interlocal.modules.assessment.rules.judging import GateKind, GateState, Voices
from interlocal.modules.assessment.scan import LEVELS, Factor, Level


@dataclass(frozen=True)
class RaterLevel:
    """What one rater says of one area by one factor; None is unrated."""

    rater: str
    area: str
    factor: str
    level: Level | None


def voices(ratings: Iterable[RaterLevel]) -> Voices:
    """Counted, as the database counts them."""
    found: dict[tuple[str, str], dict[Level, int]] = {}
    for each in ratings:
        if each.level is not None:
            cell = found.setdefault((each.area, each.factor), {})
            cell[each.level] = cell.get(each.level, 0) + 1
    return found


AREAS = ("audit", "fleet", "payroll")
FACTORS = (Factor("alike", "Alike", 2), Factor("saves", "Saves"), Factor("hurts", "Hurts", 3))
RATERS = ("ada", "ben", "cyd", "dov")
CELLS = [(area, factor.key) for area in AREAS for factor in FACTORS]

LEVEL = st.sampled_from(LEVELS)
ALL_CLEAR = [(kind, GateState.CLEAR) for kind in GateKind]
GATES = st.just(ALL_CLEAR) | st.lists(st.tuples(st.sampled_from(GateKind), st.sampled_from(GateState)), max_size=6)


TABLES = st.dictionaries(
    st.tuples(st.sampled_from(RATERS), st.sampled_from(CELLS)), LEVEL | st.none(), max_size=30
).map(lambda given: [RaterLevel(rater, *cell, level) for (rater, cell), level in given.items()])
"""Ratings of all areas by some of the raters, each of whom rates some of the cells."""


@st.composite
def full_tables(draw: st.DrawFn) -> list[RaterLevel]:
    """Ratings of every cell by each of one to four raters."""
    raters = draw(st.sampled_from([RATERS[:count] for count in (1, 2, 3, 4)]))
    return [RaterLevel(rater, *cell, draw(LEVEL)) for rater in raters for cell in CELLS]


def said(**levels: Level | None) -> list[RaterLevel]:
    """What each of some raters says of one cell: audit, by how alike the members are."""
    return [RaterLevel(rater, "audit", "alike", level) for rater, level in levels.items()]
