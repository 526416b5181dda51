"""From what each rater says to what the group says: one level a cell, and how far its raters are apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interlocal.modules.assessment.scan import LEVELS, Factor, Level

WIDE = 2
"""From so many steps on, raters see an area so differently that they should talk before anyone relies on it."""


@dataclass(frozen=True)
class RaterLevel:
    """What one rater says of one area by one factor; None is unrated. All but the level are keys."""

    rater: str
    area: str
    factor: str
    level: Level | None


@dataclass(frozen=True)
class GroupLevel:
    """What a group says of one area by one factor: None while nobody rated. `rated` counts those who did."""

    level: Level | None = None
    rated: int = 0
    lowest: Level | None = None
    highest: Level | None = None

    @property
    def spread(self) -> int | None:
        """The steps from the lowest level to the highest; None below two raters, who can't disagree."""
        if self.lowest is None or self.highest is None or self.rated < 2:
            return None
        return LEVELS.index(self.highest) - LEVELS.index(self.lowest)

    @property
    def is_wide(self) -> bool:
        return self.spread is not None and self.spread >= WIDE


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
        )
        for cell, places in rated_cells(ratings).items()
    }


def levels_of(area: str, factors: Sequence[Factor], cells: Cells) -> dict[str, Level]:
    """The group's levels of an area by factor key; an unrated factor is not there."""
    found = ((factor.key, cells.get((area, factor.key), GroupLevel()).level) for factor in factors)
    return {factor: level for factor, level in found if level is not None}
