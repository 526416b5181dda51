"""Similar volumes of the same thing at different unit costs: one has found a cheaper way, or counts otherwise."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from interlocal.core.measures.service import (
    CAPITAL_ACTUAL,
    CAPITAL_BUDGET,
    CONTRACTS_ACTUAL,
    CONTRACTS_BUDGET,
    COST,
    LICENSES_ACTUAL,
    LICENSES_BUDGET,
    SALARIES_ACTUAL,
    SALARIES_BUDGET,
    VOLUME,
    VOLUME_OF,
)
from interlocal.modules.assessment.rules.opportunities.facts import BUDGET, Answer, Fact, year_of
from interlocal.modules.assessment.rules.opportunities.found import Gap, Kind, Lack, Opportunity, Side
from interlocal.modules.assessment.rules.opportunities.groups import largest, runs
from interlocal.modules.assessment.rules.opportunities.names import thing, usual

#: Volumes are similar where the larger is at most this many times the smaller.
SIMILAR = Fraction(3, 2)
#: Unit costs differ where the highest is at least this many times the lowest.
DIFFERENT = Fraction(5, 4)
_BREAKDOWN = (
    *(SALARIES_ACTUAL, CONTRACTS_ACTUAL, LICENSES_ACTUAL, CAPITAL_ACTUAL),
    *(SALARIES_BUDGET, CONTRACTS_BUDGET, LICENSES_BUDGET, CAPITAL_BUDGET),
)


@dataclass(frozen=True)
class _Year:
    """What one government handled and paid for in one period: both are told, and it handled something."""

    answer: Answer
    of: Fact
    volume: Decimal
    cost: Decimal
    period: str

    @property
    def unit_cost(self) -> Fraction:
        """Exact, so that no rounding decides whether two differ."""
        return Fraction(self.cost) / Fraction(self.volume)


def different_unit_costs(area: Sequence[Answer]) -> Iterator[Opportunity]:
    """Groups that handle similar volumes of the same thing in one area, at unit costs that differ.

    Cost and volume of one government are of one period. Governments are compared in the latest period that they
    have in common; in the latest of each where that brings more of them together, and then it is said. So is a budget
    beside what was spent; and always that governments may count differently what they call by one name.
    """
    handled: dict[str, list[_Year]] = defaultdict(list)
    for answer in area:
        of = answer.named(VOLUME_OF)
        if of:
            handled[thing(of.text)] += _years(answer, of)
    for driver, years in handled.items():
        similar = [group for period in _periods(years) for group in _similar(period) if _differ(group)]
        for group in largest(similar, lambda year: year.answer.government):
            yield _opportunity(group, driver)


def _years(answer: Answer, of: Fact) -> Iterator[_Year]:
    """By period, the latest first."""
    costs, volumes = answer.periods(COST), answer.periods(VOLUME)
    for period in sorted(costs.keys() & volumes.keys(), key=year_of, reverse=True):
        cost, volume = costs[period].value, volumes[period].value
        if cost is not None and volume:
            yield _Year(answer, of, volume, cost, period)


def _periods(years: Sequence[_Year]) -> Iterator[list[_Year]]:
    """What is compared: each period by itself, the latest first; then the latest of each government."""
    for period in sorted({year.period for year in years}, key=year_of, reverse=True):
        yield [year for year in years if year.period == period]
    first: dict[object, _Year] = {}
    for year in years:
        first.setdefault(year.answer.government, year)
    yield list(first.values())


def _similar(years: list[_Year]) -> Iterator[Sequence[_Year]]:
    ordered = sorted(years, key=lambda year: (year.volume, year.answer.government))
    return runs(ordered, lambda least, most: Fraction(most.volume) <= SIMILAR * Fraction(least.volume))


def _differ(group: Sequence[_Year]) -> bool:
    costs = [year.unit_cost for year in group]
    return max(costs) > min(costs) and max(costs) >= DIFFERENT * min(costs)


def _opportunity(group: Sequence[_Year], driver: str) -> Opportunity:
    together = sorted(group, key=lambda year: year.answer.government)
    lacks = [
        Lack(Gap.WHAT_IS_ONE),
        *(
            Lack(Gap.NO_BREAKDOWN, year.answer.government)
            for year in together
            if not any(year.period in year.answer.periods(measure) for measure in _BREAKDOWN)
        ),
    ]
    if len({year.period for year in together}) > 1:
        lacks.append(Lack(Gap.NOT_THE_SAME_YEAR))
    budgeted = [year.answer.government for year in together if year.answer.periods(COST)[year.period].grade == BUDGET]
    if len(budgeted) < len(together):
        lacks += [Lack(Gap.BUDGETED, government) for government in budgeted]
    common = usual(year.of.text for year in together)
    return Opportunity(Kind.UNIT_COSTS, tuple(map(_side, together)), common=common, thing=driver, lacks=tuple(lacks))


def _side(year: _Year) -> Side:
    answer = year.answer
    return Side(
        answer.government,
        answer.area,
        (year.of, answer.periods(VOLUME)[year.period], answer.periods(COST)[year.period]),
        text=year.of.text,
        value=year.cost / year.volume,
        period=year.period,
    )
