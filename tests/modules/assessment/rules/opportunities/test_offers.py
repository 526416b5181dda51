from decimal import Decimal

from interlocal.modules.assessment.rules.opportunities import Gap, Kind, Opportunity, Role
from tests.modules.assessment.rules.opportunities.facts import (
    ASH,
    BIRCH,
    CEDAR,
    FLEET,
    PAYROLL,
    fact,
    facts,
    gaps,
    only,
)


def sides(found: Opportunity) -> list[tuple[object, Role]]:
    return [(side.government, side.role) for side in found.sides]


def test_capacity_beside_need() -> None:
    (found,) = only(
        Kind.CAPACITY,
        facts(ASH, spare=4_000, capacity="Two licenses are free"),
        facts(BIRCH, vacant=1.5, hurts="Nobody can stand in", volume=900),
        facts(CEDAR, capacity="A hall"),
    )
    assert sides(found) == [(ASH, Role.GIVES), (CEDAR, Role.GIVES), (BIRCH, Role.WANTS)]
    assert [(side.value, side.text) for side in found.sides] == [
        (Decimal(4_000), "Two licenses are free"),
        (None, "A hall"),
        (Decimal("1.5"), "Nobody can stand in"),
    ]
    assert gaps(found) == {Gap.NO_SPARE: {CEDAR}}
    assert len(found.rests_on) == 5


def test_every_kind_of_need_counts_and_zero_is_none() -> None:
    ash = facts(ASH, spare=10)
    for need in ({"vacant": 1}, {"unfilled": "Clerk"}, {"hurts": "Late"}, {"stance": "join"}, {"stance": "follow"}):
        (found,) = only(Kind.CAPACITY, ash, facts(BIRCH, **need))
        assert gaps(found) == {Gap.NO_VOLUME: {BIRCH}}
    for none in ({"vacant": 0}, {"unfilled": "none"}, {"hurts": "N/A"}, {"stance": "no"}, {"vacant": None}):
        assert only(Kind.CAPACITY, ash, facts(BIRCH, **none)) == []
    assert only(Kind.CAPACITY, facts(ASH, spare=0), facts(BIRCH, vacant=1)) == []
    assert only(Kind.CAPACITY, facts(ASH, capacity="none"), facts(BIRCH, vacant=1)) == []


def test_nobody_helps_itself_and_areas_stand_apart() -> None:
    assert only(Kind.CAPACITY, facts(ASH, spare=10, vacant=2)) == []
    assert only(Kind.CAPACITY, facts(ASH, PAYROLL, spare=10), facts(BIRCH, FLEET, vacant=2)) == []
    (found,) = only(Kind.CAPACITY, facts(ASH, spare=10), facts(BIRCH, spare=5, vacant=2))
    assert sides(found) == [(ASH, Role.GIVES), (BIRCH, Role.WANTS)]


def test_the_latest_year_holds() -> None:
    ash = [fact(ASH, "spare", 9, period="FY2024"), *facts(ASH, spare=0)]
    assert only(Kind.CAPACITY, ash, facts(BIRCH, vacant=2)) == []


def test_stances_that_fit() -> None:
    (found,) = only(
        Kind.STANCES,
        facts(ASH, stance="lead"),
        facts(BIRCH, stance="follow", capacity="A hall"),
        facts(CEDAR, stance="host", spare=3),
    )
    assert sides(found) == [(ASH, Role.GIVES), (CEDAR, Role.GIVES), (BIRCH, Role.WANTS)]
    assert [side.text for side in found.sides] == ["lead", "host", "follow"]
    assert gaps(found) == {Gap.NO_CAPACITY: {ASH}}


def test_stances_that_do_not_fit() -> None:
    assert only(Kind.STANCES, facts(ASH, stance="lead"), facts(BIRCH, stance="host")) == []
    assert only(Kind.STANCES, facts(ASH, stance="join"), facts(BIRCH, stance="follow")) == []
    assert only(Kind.STANCES, facts(ASH, stance="lead"), facts(BIRCH, stance="undecided")) == []
