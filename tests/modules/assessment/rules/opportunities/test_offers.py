from decimal import Decimal

from interlocal.modules.assessment.rules.opportunities import Gap, Kind, Opportunity, Role, opportunities
from tests.modules.assessment.rules.opportunities.facts import (
    AREAS,
    ASH,
    AT,
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
        facts(ASH, spare=4_000, capacity="Two licenses are free", stance="host"),
        facts(BIRCH, vacant=1.5, hurts="Nobody can stand in", volume=900, stance="join"),
        facts(CEDAR, capacity="A hall", stance="lead"),
    )
    assert sides(found) == [(ASH, Role.GIVES), (CEDAR, Role.GIVES), (BIRCH, Role.WANTS)]
    assert [side.value for side in found.sides] == [Decimal(4_000), None, Decimal(900)]
    assert gaps(found) == {Gap.NO_SPARE: {CEDAR}}
    assert [fact.measure for fact in found.facts] == [
        *("spare", "capacity", "capacity"),
        *("vacant", "stance", "volume", "hurts"),
    ]


def test_every_kind_of_need_counts_and_zero_is_none() -> None:
    ash = facts(ASH, spare=10, stance="host")
    for need in ({"stance": "join"}, {"stance": "follow"}):
        (found,) = only(Kind.CAPACITY, ash, facts(BIRCH, **need))
        assert gaps(found) == {Gap.NO_VOLUME: {BIRCH}}
    for need in ({"vacant": 1}, {"unfilled": "Clerk"}):
        (found,) = only(Kind.CAPACITY, ash, facts(BIRCH, **need))
        assert gaps(found) == {Gap.NOT_SAID: {BIRCH}, Gap.NO_VOLUME: {BIRCH}}
    for none in ({"vacant": 0}, {"unfilled": "none"}, {"stance": "no"}, {"vacant": None}, {"volume": 900}):
        assert only(Kind.CAPACITY, ash, facts(BIRCH, **none)) == []
    assert only(Kind.CAPACITY, facts(ASH, spare=0), facts(BIRCH, vacant=1)) == []
    assert only(Kind.CAPACITY, facts(ASH, capacity="none"), facts(BIRCH, vacant=1)) == []


def test_what_hurts_is_no_need() -> None:
    """A county that pays under nine labor agreements, and has not decided, asks nobody for help."""
    county = facts(BIRCH, hurts="Each of nine labor agreements has pay rules of its own", stance="undecided")
    assert only(Kind.CAPACITY, facts(ASH, spare=9_000), county, facts(BIRCH, volume=23_530)) == []


def test_what_is_spare_is_held_against_what_those_in_need_handle() -> None:
    help_desk = facts(ASH, spare=1_200, stance="lead")
    (found,) = only(Kind.CAPACITY, help_desk, facts(BIRCH, volume=9_800, stance="join"))
    assert gaps(found) == {Gap.NOT_ENOUGH: {None}}
    assert (found.total(Role.GIVES), found.total(Role.WANTS)) == (1_200, 9_800)
    (found,) = only(Kind.CAPACITY, help_desk, facts(BIRCH, volume=1_200, stance="join"))
    assert gaps(found) == {}
    (found,) = only(Kind.CAPACITY, facts(ASH, spare=10), facts(BIRCH, volume=10_000, vacant=1, stance="undecided"))
    assert gaps(found) == {Gap.NOT_SAID: {ASH, BIRCH}, Gap.NOT_ENOUGH: {None}}


def test_who_is_served_already_wants_less_than_it_says() -> None:
    told = [*facts(ASH, spare=1_200, stance="lead"), *facts(BIRCH, stance="join"), *facts(CEDAR, stance="join")]
    for kind in (Kind.CAPACITY, Kind.STANCES):
        (found,) = [
            each
            for each in opportunities(told, areas=AREAS, at=AT, taking_part={(ASH, PAYROLL), (BIRCH, PAYROLL)})
            if each.kind is kind
        ]
        assert gaps(found)[Gap.TAKES_PART] == {BIRCH}, "who gives is no doubt"
    assert all(Gap.TAKES_PART not in gaps(each) for each in opportunities(told, areas=AREAS, at=AT))


def test_what_is_counted_otherwise_cannot_be_held_against_it() -> None:
    ash = facts(ASH, volume_of="Payslips", spare=9_000, stance="host")
    (found,) = only(Kind.CAPACITY, ash, facts(BIRCH, volume_of="People paid", volume=900, stance="join"))
    assert gaps(found) == {Gap.OTHER_THINGS: {None}}
    (found,) = only(Kind.CAPACITY, ash, facts(BIRCH, volume_of="pay slip", volume=9_100, stance="join"))
    assert gaps(found) == {Gap.NOT_ENOUGH: {None}}


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
