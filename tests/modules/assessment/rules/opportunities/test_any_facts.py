"""What holds of every set of facts: by whom and in which order it is told changes nothing of what others have."""

import random
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interlocal.core.measures.service import STANCES
from interlocal.modules.assessment.rules.opportunities import Fact, Gap, Kind, Opportunity, Role, opportunities
from tests.modules.assessment.rules.opportunities.facts import AREAS, AT, ELM, GOVERNMENTS, fact

_SAID: dict[str, Sequence[object]] = {
    "system": ("Munis", "Tyler Munis", "munis 11", "Naviline", "none"),
    "vendor": (
        "Tyler",
        "Tyler Technologies",
        "Tyler Tech",
        "CentralSquare",
        "Central Square Inc",
        "Central Bank",
        None,
    ),
    "contract_ends": ("2026-01-31", "2027-06-30", "2028-12-31", "2029-06-30", "2031-06-30"),
    "notice_by": ("2026-01-31", "2026-12-31", "2027-06-30"),
    "annual_fee": (10_000, None),
    "volume_of": ("Payslips", "pay slip", "Invoices"),
    "volume": (0, 10_000, 14_000, 20_000, None),
    "cost": (0, 25_000, 30_000, 90_000, None),
    "spare": (0, 500),
    "capacity": ("A hall", "none"),
    "vacant": (0, 2),
    "hurts": ("Late", "n/a"),
    "unfilled": ("Clerk; Dispatcher", "dispatchers", "Clerks"),
    "training": ("Excel", "excel; Budgets"),
    "stance": tuple(STANCES),
}


_YEARLY = frozenset({"cost", "volume", "spare", "vacant", "annual_fee"})


@st.composite
def answer(draw: st.DrawFn) -> list[Fact]:
    """What one government tells of one area: of some measures something, of some twice."""
    government, area = draw(st.sampled_from(GOVERNMENTS)), draw(st.sampled_from(AREAS[:2]))
    said = draw(st.fixed_dictionaries({}, optional={key: st.sampled_from(said) for key, said in _SAID.items()}))
    period, grade = draw(st.sampled_from(["FY2025", "FY2026"])), draw(st.sampled_from(["stated", "guess"]))
    return [
        fact(government, measure, says, area, period=period if measure in _YEARLY else "", grade=grade)
        for measure, says in said.items()
    ]


FACTS = st.lists(answer(), min_size=2, max_size=10).map(
    lambda answers: list({each.reading: each for told in answers for each in told}.values())
)


def find(facts: Sequence[Fact]) -> tuple[Opportunity, ...]:
    return opportunities(facts, areas=AREAS, at=AT)


@given(FACTS, st.randoms())
def test_the_order_of_facts_changes_nothing(facts: list[Fact], chance: random.Random) -> None:
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert find(shuffled) == find(facts)


@given(FACTS)
def test_what_a_government_tells_only_concerns_what_it_is_in(facts: list[Fact]) -> None:
    without = find([each for each in facts if each.government != ELM])
    others = [each for each in find(facts) if ELM not in each.governments]
    joined = [each for each in find(facts) if ELM in each.governments]
    assert [each for each in without if each in others] == others, "no other one is changed, added or moved"
    for lost in (each for each in without if each not in others):
        assert any(
            lost.kind is each.kind
            and set(lost.governments) < set(each.governments)
            and set(lost.areas) <= set(each.areas)
            and set(lost.rests_on) <= set(each.rests_on)
            for each in joined
        ), "one is not lost, but grows by it"


@given(FACTS)
def test_each_names_two_or_more_and_rests_on_what_they_tell(facts: list[Fact]) -> None:
    found = find(facts)
    told = {each.reading: each for each in facts}
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert len(each.governments) >= 2
        assert {told[reading].government for reading in each.rests_on} == set(each.governments)
        assert all(told[reading].area in each.areas for reading in each.rests_on)
        asked = [lack for lack in each.lacks if lack.government not in (None, *each.governments)]
        assert {lack.gap for lack in asked} <= {Gap.NO_CONTRACT_END}, "of others only when a contract of theirs ends"
        assert each.kind is Kind.CONTRACTS or not asked
        assert len(set(each.lacks)) == len(each.lacks)
        days = (each.starts, each.ends, each.notice_by)
        assert all(day is None or day >= AT for day in days)
        if each.kind in (Kind.CAPACITY, Kind.STANCES):
            assert {side.role for side in each.sides} == {Role.GIVES, Role.WANTS}
        if each.kind is Kind.UNIT_COSTS:
            low, high = each.unit_costs
            assert high * 4 >= low * 5
            assert high > low


@given(FACTS)
def test_the_most_useful_comes_first(facts: list[Fact]) -> None:
    found = find(facts)
    sizes = [len(each.governments) for each in found]
    assert sizes == sorted(sizes, reverse=True)
    for one, next_one in pairwise(found):
        if len(one.governments) == len(next_one.governments) and next_one.presses:
            assert one.presses
            assert one.presses <= next_one.presses


@given(FACTS)
def test_what_is_missing_is_as_if_it_had_not_been_asked(facts: list[Fact]) -> None:
    assert find(facts) == find([each for each in facts if each.text or each.value is not None])


@given(FACTS)
def test_areas_that_are_not_asked_for_are_not_looked_at(facts: list[Fact]) -> None:
    of_first = [each for each in facts if each.area == AREAS[0]]
    assert opportunities(facts, areas=AREAS[:1], at=AT) == find(of_first)
