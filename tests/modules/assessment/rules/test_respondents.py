from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules import basis, extrapolate, per_respondent, totals
from interlocal.modules.assessment.scan import Period
from tests.modules.assessment.scans import claim

DOLLARS = st.integers(-(10**9), 10**9)
MEMBERS = st.integers(1, 1000)


@given(st.tuples(DOLLARS, DOLLARS).map(sorted), MEMBERS)
def test_an_average_is_the_nearest_whole_dollar_and_keeps_low_below_high(ends: list[int], members: int) -> None:
    share = per_respondent(claim(*ends, answered=members))
    assert share is not None
    assert share.low is not None
    assert share.high is not None
    assert share.low <= share.high
    assert abs(Fraction(ends[0], members) - share.low) <= Fraction(1, 2)
    assert abs(Fraction(ends[1], members) - share.high) <= Fraction(1, 2)


def test_the_published_averages() -> None:
    data_center = per_respondent(claim(558_000, 2_000_000, covered=17, answered=17))
    assert data_center is not None
    assert (data_center.low, data_center.high, data_center.members) == (32_824, 117_647, 17)


def test_nothing_is_averaged_without_members_in_percent_or_without_a_number() -> None:
    assert per_respondent(claim(1, 2)) is None
    assert per_respondent(claim(40, 40, unit="percent", answered=3)) is None
    assert per_respondent(claim(no_estimate="not counted", answered=3)) is None


def test_nothing_is_averaged_or_stretched_where_the_source_leaves_open_whose_the_figure_is() -> None:
    fees = claim(10_000, 85_000, covered=13, answered=13, leaves_open="together, or each?")
    assert per_respondent(fees) is None
    assert extrapolate(fees, 23) is None
    assert totals([fees])[0].high == 85_000


def test_an_open_end_stays_open() -> None:
    share = per_respondent(claim(None, 90, covered=9))
    assert share is not None
    assert (share.low, share.high) == (None, 10)


def test_a_claim_is_shared_among_those_it_covers() -> None:
    assert basis(claim(1, 1, covered=23)) == (23, "covered")
    assert basis(claim(1, 1, covered=17, answered=17)) == (17, "answered")
    assert basis(claim(1, 1, covered=6, asked=6, answered=5)) == (6, "covered")
    assert basis(claim(1, 1, answered=5)) == (5, "answered")
    assert basis(claim(1, 1, asked=5)) == (None, None)


@given(st.tuples(DOLLARS, DOLLARS).map(sorted), MEMBERS, MEMBERS)
def test_a_scenario_is_near_the_average_times_the_members(ends: list[int], rests_on: int, members: int) -> None:
    scenario = extrapolate(claim(*ends, answered=rests_on), members)
    if members <= rests_on:
        assert scenario is None
        return
    assert scenario is not None
    assert scenario.low is not None
    assert scenario.high is not None
    assert scenario.low <= scenario.high
    exact = Fraction(ends[1] * members, rests_on)
    assert abs(scenario.high - exact) <= max(1, abs(exact) / 100)


def test_a_scenario_needs_dollars_and_known_members() -> None:
    assert extrapolate(claim(1, 2), 23) is None
    assert extrapolate(claim(7, 7, unit="percent", answered=3), 23) is None
    assert extrapolate(claim(no_estimate="not counted", answered=3), 23) is None


def test_a_scenario_is_part_of_no_total() -> None:
    once = claim(100, 200, answered=2, period=Period("once"))
    before = totals([once])
    extrapolate(once, 23)
    assert totals([once]) == before
