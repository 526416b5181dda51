from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment import rules
from interlocal.modules.assessment.rules import Reason, totals
from interlocal.modules.assessment.scan import Claim, Period, Source
from tests.modules.assessment.scans import claim, claims

CLAIMS = st.lists(claims(["payroll", "fleet"], st.just(Source("report", "page 1"))), max_size=8)


@given(CLAIMS, st.randoms())
def test_the_order_of_claims_changes_no_total(found: list[Claim], random: "st.random") -> None:  # type: ignore[name-defined]
    shuffled = random.sample(found, len(found))
    assert {total.period: (total.low, total.high) for total in totals(found)} == {
        total.period: (total.low, total.high) for total in totals(shuffled)
    }


@given(CLAIMS)
def test_a_total_is_the_sum_of_its_parts_and_accounts_for_every_claim(found: list[Claim]) -> None:
    for total in totals(found):
        assert total.low == sum(part.low for part in total.included if part.low is not None)
        assert total.high == sum(part.high for part in total.included if part.high is not None)
        assert total.low <= total.high
        assert all(part.period == total.period and part.unit == "usd" for part in total.included)
        assert all(part.low is not None and part.high is not None for part in total.included)
        accounted = [*total.included, *(left_out.claim for left_out in total.left_out)]
        assert sorted(map(id, accounted)) == sorted(map(id, found))


@given(CLAIMS)
def test_each_period_has_one_total_of_its_own(found: list[Claim]) -> None:
    periods = [total.period for total in totals(found)]
    assert len(periods) == len(set(periods))


@given(CLAIMS)
def test_a_claim_without_a_number_changes_nothing(found: list[Claim]) -> None:
    unknown = claim(no_estimate="nobody counted")
    assert [(total.low, total.high) for total in totals([*found, unknown])] == [
        (total.low, total.high) for total in totals(found)
    ]


def test_what_is_left_out_says_why() -> None:
    annual = claim(100, 200)
    others = {
        claim(no_estimate="not counted"): Reason.NO_ESTIMATE,
        claim(40, 40, unit="percent"): Reason.PERCENTAGE,
        claim(None, 90): Reason.OPEN_END,
        claim(1, 2, period=Period("per_cycle", "assessment cycle")): Reason.OTHER_PERIOD,
        claim(3, 4, period=Period("achieved", "FY2013")): Reason.OTHER_PERIOD,
    }
    total = totals([annual, *others])[0]
    assert (total.low, total.high) == (100, 200)
    assert {left_out.claim: left_out.reason for left_out in total.left_out} == others


def test_two_cycles_are_never_added() -> None:
    found = totals(
        [claim(1, 1, period=Period("per_cycle", "assessment")), claim(2, 2, period=Period("per_cycle", "contract"))]
    )
    assert [(total.period.of, total.low) for total in found] == [("assessment", 1), ("contract", 2)]


def test_cents_add_up_exactly() -> None:
    assert totals([claim(Decimal("0.1"), Decimal("0.1")), claim(Decimal("0.2"), Decimal("0.2"))])[0].low == Decimal(
        "0.3"
    )


def test_a_total_knows_that_its_parts_rest_on_different_members() -> None:
    assert totals([claim(1, 1, answered=17), claim(1, 1, answered=13)])[0].respondents_differ
    assert totals([claim(1, 1, answered=17), claim(1, 1)])[0].respondents_differ
    assert not totals([claim(1, 1, answered=17), claim(1, 1, answered=17)])[0].respondents_differ


def test_a_total_knows_which_part_of_it_supposes_that_all_take_part() -> None:
    few, unknown, all_of_them = (
        claim(1, 2, covered=17),
        claim(4, 4),
        (claim(8, 9, covered=23), claim(16, 16, covered=23)),
    )
    part = totals([few, unknown, *all_of_them])[0].resting_on_all(23)
    assert part is not None
    assert (part.low, part.high, part.included) == (24, 25, all_of_them)
    assert totals([few, unknown])[0].resting_on_all(23) is None
    assert totals([unknown, *all_of_them])[0].resting_on_all(23) is None
    assert totals([few, unknown])[0].resting_on_all(None) is None


def test_what_was_achieved_supposes_nothing() -> None:
    spent = Period("achieved", "FY2013")
    found = totals([claim(1, 1, covered=23, period=spent), claim(1, 1, covered=3, period=spent)])
    assert found[0].resting_on_all(23) is None


def test_no_rule_adds_different_periods() -> None:
    """The rules offer one way to add, and it takes claims, not totals."""
    assert [name for name in rules.__all__ if "total" in name.lower() or "sum" in name.lower()] == ["Total", "totals"]
