"""What is due in a plan, and where a risk stands in the matrix. No risk has a score: two words are not multiplied."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

#: How long before its day a person is told of what is hers.
SOON = datetime.timedelta(days=14)
#: Of likelihood and of impact, from low to high.
SCALE = ("low", "medium", "high")


class Due(StrEnum):
    """How a row with a day stands."""

    DONE = "done"
    OVER_DUE = "over_due"
    SOON = "soon"
    OPEN = "open"


def due(on: datetime.date | None, done: datetime.date | None, today: datetime.date) -> Due:
    """Where it stands `today`: the day itself is still in time; without a day it is open until it is done."""
    if done is not None:
        return Due.DONE
    if on is None or on > today + SOON:
        return Due.OPEN
    return Due.OVER_DUE if on < today else Due.SOON


def matrix(rated: Iterable[tuple[int, str, str]]) -> Mapping[tuple[str, str], list[int]]:
    """Numbers of risks by (likelihood, impact), each list in order.

    One that is unrated in either stands in no cell, as unrated is not low.
    """
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, likelihood, impact in sorted(rated):
        if likelihood and impact:
            cells[likelihood, impact].append(number)
    return cells


def depth(likelihood: str, impact: str) -> int:
    """How dark a cell of the matrix is, 0 to 2, by the steps that both lie above low; it only helps the eye."""
    return (0, 0, 1, 2, 2)[SCALE.index(likelihood) + SCALE.index(impact)]
