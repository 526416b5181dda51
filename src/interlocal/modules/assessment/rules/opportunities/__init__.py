"""What members already have in common, found from what they share: no database, no clock, no wording.

Names are compared as `names` says. A rule sees only the facts it is given, and whatever it finds rests on those of the
governments it names: a fact of another one can add that one to a group, or to those of whom more is asked, and changes
nothing else.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from uuid import UUID

from interlocal.core.measures.service import STANCE
from interlocal.modules.assessment.rules.opportunities.contracts import ending_together
from interlocal.modules.assessment.rules.opportunities.facts import GUESS, Answer, Fact, answers
from interlocal.modules.assessment.rules.opportunities.found import Gap, Kind, Lack, Opportunity, Role, Side
from interlocal.modules.assessment.rules.opportunities.lists import listed_alike
from interlocal.modules.assessment.rules.opportunities.offers import capacity_beside_need, stances_that_fit
from interlocal.modules.assessment.rules.opportunities.systems import same_system, same_vendor
from interlocal.modules.assessment.rules.opportunities.unit_costs import different_unit_costs

__all__ = ["WINDOW_MONTHS", "Fact", "Gap", "Kind", "Lack", "Opportunity", "Role", "Side", "opportunities"]

#: How far apart contracts may end for one bid: the usual length of an extension or two.
WINDOW_MONTHS = 24
#: A government, and an area.
Cell = tuple[UUID, UUID]
_KINDS = tuple(Kind)
_GAPS = tuple(Gap)


def opportunities(
    facts: Iterable[Fact],
    *,
    areas: Sequence[UUID],
    at: datetime.date,
    window_months: int = WINDOW_MONTHS,
    taking_part: Collection[Cell] = (),
) -> tuple[Opportunity, ...]:
    """Everything that two or more governments have in common in `areas`, the most useful first.

    Most useful: what most governments have in common; of those, what presses first (its day to give notice, else its
    first end of a contract; what has no day comes last); then by kind, by the first area in the order of `areas`, and
    by keys. `at` is today: contracts that ended before it don't count. `taking_part`: who is served on
    an area by a sharing that runs, and so wants less than it says. The order of facts changes nothing.
    Raises ValueError where a day is not written as one.
    """
    told = answers(facts, areas)
    refusing = {
        (answer.government, answer.area) for answer in told if (stance := answer.latest(STANCE)) and stance.text == "no"
    }
    places = {area: place for place, area in enumerate(areas)}
    found = [_with_doubts(each, refusing, taking_part) for each in _found(told, at, window_months)]
    return tuple(sorted(found, key=lambda each: _order(each, places)))


def _found(told: Sequence[Answer], at: datetime.date, months: int) -> Iterator[Opportunity]:
    for _area, group in groupby(told, key=lambda answer: answer.area):
        area = list(group)
        yield from same_system(area, at)
        yield from ending_together(area, at, months)
        yield from different_unit_costs(area)
        yield from capacity_beside_need(area)
        yield from stances_that_fit(area)
    yield from same_vendor(told, at)
    yield from listed_alike(told)


def _with_doubts(found: Opportunity, refusing: Collection[Cell], taking_part: Collection[Cell]) -> Opportunity:
    """The same with what can be said of any: who only guesses, who would not take part, and who wants what it has."""
    guesses = {Lack(Gap.GUESS, fact.government) for fact in found.facts if fact.grade == GUESS}
    against = {Lack(Gap.WOULD_NOT, side.government) for side in found.sides if (side.government, side.area) in refusing}
    wants = [side for side in found.sides if side.role is Role.WANTS]
    served = {Lack(Gap.TAKES_PART, side.government) for side in wants if (side.government, side.area) in taking_part}
    lacks = {*found.lacks, *guesses, *against, *served}
    return replace(found, lacks=tuple(sorted(lacks, key=_order_of_lack)))


def _order_of_lack(lack: Lack) -> tuple[int, str]:
    return _GAPS.index(lack.gap), str(lack.government or "")


def _order(found: Opportunity, places: Mapping[UUID, int]) -> tuple[object, ...]:
    return (
        -len(found.governments),
        found.presses or datetime.date.max,
        _KINDS.index(found.kind),
        [places[area] for area in found.areas],
        found.governments,
        found.thing,
    )
