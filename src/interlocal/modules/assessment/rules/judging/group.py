"""From what each rater says to what the group says: one level a cell, and how far its raters are apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, combinations
from math import comb

from interlocal.modules.assessment.scan import LEVELS, Factor, Level

FAR = 2
"""From so many steps on two raters see an area differently, and do not only shade the same view."""

WIDE_ABOVE = Fraction(1, 3)
"""A group is far apart where a larger share of its pairs is: then it should talk before anyone relies on it."""


Voices = Mapping[tuple[str, str], Mapping[Level, int]]
"""By area and factor how many raters gave each level; each has one voice, and who leaves a cell unrated has none."""


@dataclass(frozen=True)
class GroupLevel:
    """What a group says of one area by one factor: None while nobody rated. `rated` counts those who did.

    `apart` is the share of all pairs of raters who are `FAR` steps or more from one another; 0 below two raters.
    """

    level: Level | None = None
    rated: int = 0
    lowest: Level | None = None
    highest: Level | None = None
    apart: Fraction = Fraction(0)

    @property
    def is_wide(self) -> bool:
        """Whether more than a third of all pairs are far apart.

        Pairs, and not the way from the lowest level to the highest, which only gets longer as raters join: one who
        says what the group says never makes a cell wide.
        """
        return self.apart > WIDE_ABOVE


Cells = Mapping[tuple[str, str], GroupLevel]
"""What a group says, by area and factor; a cell that is not there is unrated."""


def group_levels(voices: Voices) -> dict[tuple[str, str], GroupLevel]:
    """What the group says of each cell that somebody rated, by area and factor.

    The group's level is the lower median. The median, since levels are an order and not amounts, and since one
    extreme voice should not move the group. The lower of the two middle ones, so that half a group never lifts a
    level: more than half must have given that level or a higher one.
    """
    return {cell: _group(counts) for cell, counts in voices.items() if any(counts.values())}


def _group(counts: Mapping[Level, int]) -> GroupLevel:
    given = [counts.get(level, 0) for level in LEVELS]
    rated = sum(given)
    until = list(accumulate(given))
    places = [place for place, count in enumerate(given) if count]
    far = sum(given[low] * given[high] for low, high in combinations(places, 2) if high - low >= FAR)
    return GroupLevel(
        level=LEVELS[next(place for place in places if until[place] > (rated - 1) // 2)],
        rated=rated,
        lowest=LEVELS[places[0]],
        highest=LEVELS[places[-1]],
        apart=Fraction(far, comb(rated, 2)) if far else Fraction(0),
    )


def levels_of(area: str, factors: Sequence[Factor], cells: Cells) -> dict[str, Level]:
    """The group's levels of an area by factor key; an unrated factor is not there."""
    found = ((factor.key, cells.get((area, factor.key), GroupLevel()).level) for factor in factors)
    return {factor: level for factor, level in found if level is not None}
