from decimal import Decimal

from interlocal.modules.assessment.rules.opportunities import Fact, Gap, Kind
from tests.modules.assessment.rules.opportunities.facts import ASH, BIRCH, CEDAR, GOVERNMENTS, fact, facts, gaps, only


def slips(
    government: object, volume: object, cost: object, period: str = "FY2026", grade: str = "stated"
) -> list[Fact]:
    assert government in GOVERNMENTS
    return [
        fact(government, "volume_of", "Payslips"),  # type: ignore[arg-type]
        fact(government, "volume", volume, period=period),  # type: ignore[arg-type]
        fact(government, "cost", cost, period=period, grade=grade),  # type: ignore[arg-type]
    ]


def test_similar_volumes_at_different_unit_costs() -> None:
    told = [*slips(ASH, 10_000, 25_000), *slips(BIRCH, 15_000, 60_000), *facts(BIRCH, salaries_actual=40_000)]
    (found,) = only(Kind.UNIT_COSTS, told)
    assert [(side.government, side.value, side.period) for side in found.sides] == [
        (ASH, Decimal("2.5"), "FY2026"),
        (BIRCH, Decimal(4), "FY2026"),
    ]
    assert found.unit_costs == (Decimal("2.5"), Decimal(4))
    assert found.common == "Payslips"
    assert len(found.rests_on) == 6
    assert gaps(found) == {Gap.WHAT_IS_ONE: {None}, Gap.NO_BREAKDOWN: {ASH}}


def test_a_budget_beside_what_was_spent_is_said() -> None:
    planned = slips(ASH, 10_000, 25_000, grade="budget")
    (found,) = only(Kind.UNIT_COSTS, planned, slips(BIRCH, 10_000, 60_000, grade="audited"))
    assert gaps(found)[Gap.BUDGETED] == {ASH}
    (found,) = only(Kind.UNIT_COSTS, planned, slips(BIRCH, 10_000, 60_000, grade="budget"))
    assert Gap.BUDGETED not in gaps(found)


def test_where_the_lines_lie() -> None:
    assert only(Kind.UNIT_COSTS, slips(ASH, 10_000, 25_000), slips(BIRCH, 15_001, 60_000)) == []
    assert only(Kind.UNIT_COSTS, slips(ASH, 10_000, 40_000), slips(BIRCH, 10_000, 49_999)) == []
    assert len(only(Kind.UNIT_COSTS, slips(ASH, 10_000, 40_000), slips(BIRCH, 10_000, 50_000))) == 1
    thirds = only(Kind.UNIT_COSTS, slips(ASH, 3, 4), slips(BIRCH, 3, 5))
    assert len(thirds) == 1, "5/3 is 1.25 times 4/3 exactly"


def test_nothing_is_computed_where_something_is_missing_or_nothing_is_handled() -> None:
    other = slips(BIRCH, 10_000, 90_000)
    assert only(Kind.UNIT_COSTS, slips(ASH, None, 25_000), other) == []
    assert only(Kind.UNIT_COSTS, slips(ASH, 10_000, None), other) == []
    assert only(Kind.UNIT_COSTS, slips(ASH, 0, 25_000), other) == []
    assert only(Kind.UNIT_COSTS, facts(ASH, volume=10_000, cost=25_000), other) == []
    assert only(Kind.UNIT_COSTS, slips(ASH, 0, 0), slips(BIRCH, 0, 0)) == []


def test_a_cost_of_zero_is_told_and_no_missing_one() -> None:
    (found,) = only(Kind.UNIT_COSTS, slips(ASH, 10_000, 0), slips(BIRCH, 10_000, 9_000))
    assert found.unit_costs == (Decimal(0), Decimal("0.9"))
    assert only(Kind.UNIT_COSTS, slips(ASH, 10_000, 0), slips(BIRCH, 10_000, 0)) == []


def test_other_things_are_not_compared() -> None:
    told = [each for each in slips(BIRCH, 10_000, 90_000) if each.measure != "volume_of"]
    assert only(Kind.UNIT_COSTS, slips(ASH, 10_000, 25_000), told, facts(BIRCH, volume_of="Invoices")) == []
    assert len(only(Kind.UNIT_COSTS, slips(ASH, 10_000, 25_000), told, facts(BIRCH, volume_of="pay slip"))) == 1


def test_the_latest_year_in_common_is_preferred() -> None:
    ash = [*slips(ASH, 10_000, 25_000, "FY2026"), *slips(ASH, 10_000, 20_000, "FY2025")]
    (found,) = only(Kind.UNIT_COSTS, ash, slips(BIRCH, 10_000, 60_000, "FY2025"))
    assert [side.period for side in found.sides] == ["FY2025", "FY2025"]
    assert Gap.NOT_THE_SAME_YEAR not in gaps(found)


def test_otherwise_the_latest_of_each_and_it_is_said() -> None:
    (found,) = only(
        Kind.UNIT_COSTS,
        slips(ASH, 10_000, 25_000, "FY2026"),
        slips(BIRCH, 10_000, 60_000, "FY2025"),
        slips(CEDAR, 10_000, 30_000, "FY2026"),
    )
    assert [side.period for side in found.sides] == ["FY2026", "FY2025", "FY2026"]
    assert gaps(found)[Gap.NOT_THE_SAME_YEAR] == {None}


def test_the_latest_of_each_is_the_latest() -> None:
    years = [*slips(ASH, 10_000, 20_000, "FY2024"), *slips(ASH, 10_000, 25_000, "FY2026")]
    (found,) = only(Kind.UNIT_COSTS, years, slips(BIRCH, 10_000, 60_000, "FY2025"))
    assert [side.period for side in found.sides] == ["FY2026", "FY2025"]


def test_cost_and_volume_of_one_government_are_of_one_year() -> None:
    apart = [fact(ASH, "volume_of", "Payslips"), fact(ASH, "volume", 10_000, period="FY2025"), *facts(ASH, cost=25_000)]
    assert only(Kind.UNIT_COSTS, apart, slips(BIRCH, 10_000, 60_000)) == []
