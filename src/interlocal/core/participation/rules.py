"""Which stages follow which, and what a participation lets a government do. No tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

#: The way forward; the three that stand still lie beside it and can be reached from anywhere.
WAY = ("idea", "screening", "evaluating", "proposed", "pilot", "agreed", "running", "ended")
STANDING_STILL = ("on_hold", "deferred", "declined")
#: Work goes into it or it is agreed, so what must come first should be there.
UNDER_WAY = ("pilot", "agreed", "running")

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


class Entry(Protocol):
    """An entry of a service's history: the stage that a source gives."""

    stage: str
    source_document: str
    source_place: str


AnyEntry = TypeVar("AnyEntry", bound=Entry)


def split_history(history: Sequence[AnyEntry], current: Entry) -> tuple[list[AnyEntry], list[AnyEntry]]:
    """The way to the `current` stage, and after it what other sources say of the stage instead.

    A move takes its stage and source over into the service, so the last entry that equals them is that move;
    whatever was entered later moved nothing.
    """
    for number in range(len(history), 0, -1):
        entry = history[number - 1]
        if all(getattr(entry, name) == getattr(current, name) for name in ("stage", "source_document", "source_place")):
            return list(history[:number]), list(history[number:])
    return list(history), []


@dataclass(frozen=True)
class Dispute(Generic[Node]):
    """What contradicts the stage of a service: of `others`, and of the `same` document as another stage."""

    others: list[Node]
    same: list[Node]

    def __bool__(self) -> bool:
        return bool(self.others or self.same)


def by_document(said: Iterable[tuple[str, Node]]) -> dict[str, set[Node]]:
    """All that each document says of one thing, from pairs of document and value."""
    found: dict[str, set[Node]] = {}
    for document, value in said:
        found.setdefault(document, set()).add(value)
    return found


def disagree(said: Mapping[str, set[Node]]) -> bool:
    """Whether documents contradict one another: not those with a value in common, though one says another too."""
    return not set.intersection(*said.values())


def dispute(stated: Iterable[AnyEntry], current: Entry) -> Dispute[AnyEntry]:
    """Of what is stated beside the `current` stage, what contradicts it: sources that disagree, or one that says both.

    A source that gives the same stage confirms it.
    """
    beside = list(stated)
    entries: list[Entry] = [current, *beside]
    said = by_document((entry.source_document, entry.stage) for entry in entries)
    differing = [entry for entry in beside if entry.stage != current.stage]
    if not disagree(said):
        return Dispute([], [entry for entry in differing if len(said[entry.source_document]) > 1])
    return Dispute(
        [entry for entry in differing if entry.source_document != current.source_document],
        [entry for entry in differing if entry.source_document == current.source_document],
    )
