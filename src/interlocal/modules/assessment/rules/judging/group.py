"""From what each rater says to what the group says: one level a cell, and how far its raters are apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from interlocal.modules.assessment.scan import LEVELS, Factor, Level

FAR = 2
"""From so many steps on two raters see an area differently, and do not only shade the same view."""

WIDE_ABOVE = Fraction(1, 3)
"""A group is far apart where a larger share of its pairs is: then it should talk before anyone relies on it."""


@dataclass(frozen=True)
class RaterLevel:
    """What one rater says of one area by one factor; None is unrated. All but the level are keys."""

    rater: str
    area: str
    factor: str
    level: Level | None


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


def rated_cells(ratings: Iterable[RaterLevel]) -> dict[tuple[str, str], list[int]]:
    """By area and factor the places on the scale, lowest first, that raters gave; unrated ones give none.

    ValueError when a rater rates a cell twice: a group has one voice for each.
    """
    given: dict[tuple[str, str], list[int]] = {}
    seen = set()
    for rating in ratings:
        if (voice := (rating.rater, rating.area, rating.factor)) in seen:
            raise ValueError(f"{rating.rater} rates {rating.area} by {rating.factor} twice.")
        seen.add(voice)
        if rating.level is not None:
            given.setdefault((rating.area, rating.factor), []).append(LEVELS.index(rating.level))
    return {cell: sorted(levels) for cell, levels in given.items()}


def group_levels(ratings: Iterable[RaterLevel]) -> dict[tuple[str, str], GroupLevel]:
    """What the group says of each cell that somebody rated, by area and factor.

    The group's level is the lower median. The median, since levels are an order and not amounts, and since one
    extreme voice should not move the group. The lower of the two middle ones, so that half a group never lifts a
    level: more than half must have given that level or a higher one.
    """
    return {
        cell: GroupLevel(
            level=LEVELS[places[(len(places) - 1) // 2]],
            rated=len(places),
            lowest=LEVELS[places[0]],
            highest=LEVELS[places[-1]],
            apart=_apart(places),
        )
        for cell, places in rated_cells(ratings).items()
    }


def _apart(places: Sequence[int]) -> Fraction:
    pairs = [high - low >= FAR for low, high in combinations(places, 2)]
    return Fraction(sum(pairs), len(pairs)) if pairs else Fraction(0)


def levels_of(area: str, factors: Sequence[Factor], cells: Cells) -> dict[str, Level]:
    """The group's levels of an area by factor key; an unrated factor is not there."""
    found = ((factor.key, cells.get((area, factor.key), GroupLevel()).level) for factor in factors)
    return {factor: level for factor, level in found if level is not None}
