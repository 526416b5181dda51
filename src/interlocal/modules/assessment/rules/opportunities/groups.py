"""Groups that only grow when more is told: the longest runs of things in order, and the largest of several groups."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def runs(ordered: Sequence[T], close: Callable[[T, T], bool]) -> Iterator[Sequence[T]]:
    """Every run of two or more whose first and last are close, and that is part of no longer one.

    `ordered` lies in the order in which things move apart. Runs may overlap: one more thing can make a run longer,
    but never takes another from it, as cutting the order into pieces would.
    """
    reached = 0
    for start, first in enumerate(ordered):
        end = max(reached, start + 1)
        while end < len(ordered) and close(first, ordered[end]):
            end += 1
        if end > max(reached, start + 1):
            yield ordered[start:end]
        reached = end


def largest(groups: Sequence[Sequence[T]], member: Callable[[T], Hashable]) -> Iterator[Sequence[T]]:
    """Every group of two or more members that is part of no larger one; of those with the same members the first."""
    keys = [frozenset(map(member, group)) for group in groups]
    for place, key in enumerate(keys):
        if len(key) > 1 and key not in keys[:place] and not any(key < other for other in keys):
            yield groups[place]
