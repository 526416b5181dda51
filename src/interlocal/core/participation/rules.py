"""Which stages follow which, and what a participation lets a government do. No tables."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

#: The way forward; the three that stand still lie beside it and can be reached from anywhere.
WAY = ("idea", "screening", "evaluating", "proposed", "pilot", "agreed", "running", "ended")
STANDING_STILL = ("on_hold", "deferred", "declined")
#: Somebody has put work or a vote into it, so what must come first should be there.
UNDER_WAY = ("proposed", "pilot", "agreed", "running")

Node = TypeVar("Node")


def needs_reason(stage: str) -> bool:
    """A service that stands still or has ended says why, or "not stated"."""
    return stage in (*STANDING_STILL, "ended")


def closes_a_circle(edges: Iterable[tuple[Node, Node]], new: tuple[Node, Node]) -> bool:
    """Whether adding `new` (a waits for b) would make something wait for itself."""
    waits_for: dict[Node, list[Node]] = {}
    for a, b in edges:
        waits_for.setdefault(a, []).append(b)
    start, reached, seen = new[0], [new[1]], set()
    while reached:
        node = reached.pop()
        if node == start:
            return True
        if node not in seen:
            seen.add(node)
            reached.extend(waits_for.get(node, ()))
    return False


def columns(stages: Mapping[Node, str]) -> dict[str, list[Node]]:
    """A board: each stage that has services, in the order of the way, what stands still last."""
    board: dict[str, list[Node]] = {stage: [] for stage in (*WAY, *STANDING_STILL)}
    for node, stage in stages.items():
        board[stage].append(node)
    return {stage: nodes for stage, nodes in board.items() if nodes}
