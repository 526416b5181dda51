"""What changed between two scans: areas, verdicts, next steps, ratings, gates. What is open yet is no change."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from interlocal.modules.assessment.rules.judging import GateState
from interlocal.modules.assessment.scan import Area, Scan

#: How a statement begins whose aspect is a gate; its kind follows, its value is the state of the gate.
GATE = "gate: "

#: The state of each gate of an area by its kind and by whose it is; None where nobody looked at it.
_Gates = dict[tuple[str, str], str | None]


class Aspect(StrEnum):
    """On what two scans differ."""

    ADDED = "added"
    REMOVED = "removed"
    VERDICT = "verdict"
    NEXT_STEP = "next step"
    RATING = "rating"
    GATE = "gate"


@dataclass(frozen=True)
class Change:
    """One difference; None says that there was, or is, none.

    `on` names the question of a rating, or the kind of a gate; `whose` the member whose veto it is.
    """

    area: str
    aspect: Aspect
    before: str | None = None
    after: str | None = None
    on: str = ""
    whose: str = ""


def changes(then: Scan, now: Scan) -> tuple[Change, ...]:
    """Every difference, by area in the order of `now`, then areas that it lacks.

    Areas are the same where their keys are; questions of ratings where their names are. A question that only one of
    the two scans asks is no change of a rating. Nor is an area changed of which `now` has no verdict, or a cell without
    a rating: nobody dropped what was said then. Gates are compared where `then` says how they stood.
    """
    before = {area.key: area for area in then.areas}
    after = {area.key: area for area in now.areas}
    gates_before, gates_after = _gates(then), _gates(now)
    found: list[Change] = []
    for area in now.areas:
        found += _of_area(before.get(area.key), area)
        if area.key in before:
            found += _of_ratings(area, then, now)
            found += _of_gates(area, gates_before.get(area.key, {}), gates_after.get(area.key, {}))
    found += [Change(area.name, Aspect.REMOVED) for area in then.areas if area.key not in after]
    return tuple(found)


@dataclass(frozen=True)
class OpenYet:
    """What can't be compared: areas without a verdict now, and questions on an area that were rated then alone."""

    areas: int
    ratings: int


def open_yet(then: Scan, now: Scan) -> OpenYet:
    """How much of `now` is still open."""
    ratings = 0
    for area in now.areas:
        before, after = _levels(then, area.key), _levels(now, area.key)
        ratings += sum(bool(before.get(factor)) and not level for factor, level in after.items())
    return OpenYet(sum(area.verdict is None for area in now.areas), ratings)


def keeps_gates(scan: Scan) -> bool:
    """Whether it says how gates stand; published scans don't, nor reports from before they were kept."""
    return bool(_gates(scan))


def _of_area(then: Area | None, now: Area) -> Iterator[Change]:
    if then is None:
        yield Change(now.name, Aspect.ADDED)
        return
    if now.verdict is None:
        return
    if then.verdict != now.verdict:
        yield Change(now.name, Aspect.VERDICT, then.verdict, now.verdict)
    if then.next_step != now.next_step:
        yield Change(now.name, Aspect.NEXT_STEP, then.next_step or None, now.next_step or None)


def _of_ratings(area: Area, then: Scan, now: Scan) -> Iterator[Change]:
    before, after = _levels(then, area.key), _levels(now, area.key)
    for factor in after:
        if factor in before and after[factor] and before[factor] != after[factor]:
            yield Change(area.name, Aspect.RATING, before[factor], after[factor], factor)


def _of_gates(area: Area, before: _Gates, after: _Gates) -> Iterator[Change]:
    for kind, whose in dict.fromkeys((*after, *before)) if before else ():
        was, stands = before.get((kind, whose)), after.get((kind, whose))
        if was != stands:
            yield Change(area.name, Aspect.GATE, was, stands, kind, whose)


def _gates(scan: Scan) -> dict[str, _Gates]:
    """Of each area whose gates it tells."""
    found: dict[str, _Gates] = {}
    for each in scan.statements:
        if each.aspect.startswith(GATE):
            stands = None if each.value == GateState.NOT_LOOKED_AT else each.value
            found.setdefault(each.area, {})[each.aspect.removeprefix(GATE), each.subject] = stands
    return found


def _levels(scan: Scan, area: str) -> dict[str, str | None]:
    """The level of an area by the name of the question; of two tables that ask the same the first counts."""
    found: dict[str, str | None] = {}
    for table in scan.factor_sets:
        for factor in table.factors:
            if (area, factor.key) in table.levels and not table.not_in_copy:
                found.setdefault(factor.name, table.levels[area, factor.key])
    return found
