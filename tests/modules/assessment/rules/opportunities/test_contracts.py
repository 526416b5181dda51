from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules.opportunities import Gap, Kind
from interlocal.modules.assessment.rules.opportunities.contracts import months_apart
from tests.modules.assessment.rules.opportunities.facts import ASH, BIRCH, CEDAR, ELM, FLEET, PAYROLL, facts, gaps, only


def test_contracts_that_end_within_the_window_can_be_bid_together() -> None:
    told = [
        *facts(ASH, contract_ends="2027-06-30", notice_by="2026-12-31", annual_fee=41_000, vendor="Tyler"),
        *facts(BIRCH, contract_ends="2028-12-31", notice_by="2026-09-30"),
        *facts(CEDAR, contract_ends="2026-12-31", notice_by="2026-06-30"),
        *facts(ELM, contract_ends="2026-06-30"),
    ]
    (found,) = only(Kind.CONTRACTS, told)
    assert found.governments == (ASH, BIRCH, CEDAR), "Elm's has ended"
    assert (found.starts, found.ends) == (date(2026, 12, 31), date(2028, 12, 31))
    assert found.notice_by == found.presses == date(2026, 9, 30)
    assert gaps(found) == {Gap.NOTICE_PASSED: {CEDAR}, Gap.COST_OF_ANOTHER_YEAR: {CEDAR}}
    assert [(side.government, side.text, side.day) for side in found.sides] == [
        (CEDAR, "", date(2026, 12, 31)),
        (ASH, "Tyler", date(2027, 6, 30)),
        (BIRCH, "", date(2028, 12, 31)),
    ]


def test_whoever_has_a_vendor_and_shares_no_end_is_asked_when_that_is() -> None:
    told = [
        *facts(ASH, contract_ends="2027-06-30", notice_by="2026-12-31", vendor="Tyler"),
        *facts(BIRCH, contract_ends="2027-06-30", notice_by="2026-12-31"),
        *facts(CEDAR, vendor="Tyler"),
        *facts(ELM, does="By hand"),
        *facts(ELM, FLEET, vendor="Tyler"),
    ]
    (found,) = only(Kind.CONTRACTS, told)
    assert found.governments == (ASH, BIRCH)
    assert gaps(found) == {Gap.NO_CONTRACT_END: {CEDAR}}


def test_windows_overlap_so_that_no_pair_is_lost() -> None:
    ends = {ASH: "2026-12-31", BIRCH: "2028-06-30", CEDAR: "2029-12-31", ELM: "2035-12-31"}
    found = only(Kind.CONTRACTS, [each for key, day in ends.items() for each in facts(key, contract_ends=day)])
    assert [each.governments for each in found] == [(ASH, BIRCH), (BIRCH, CEDAR)]


def test_the_window_is_given_and_areas_stand_apart() -> None:
    told = [*facts(ASH, contract_ends="2026-12-31"), *facts(BIRCH, contract_ends="2027-07-31")]
    assert only(Kind.CONTRACTS, told, window_months=6) == []
    assert len(only(Kind.CONTRACTS, told, window_months=7)) == 1
    day = "2027-01-31"
    assert only(Kind.CONTRACTS, facts(ASH, PAYROLL, contract_ends=day), facts(BIRCH, FLEET, contract_ends=day)) == []


def test_a_contract_holds_on_its_last_day_and_nobody_waits_where_all_end_on_one_day() -> None:
    (found,) = only(
        Kind.CONTRACTS,
        facts(ASH, contract_ends="2026-07-01", notice_by="2026-07-01"),
        facts(BIRCH, contract_ends="2026-07-01"),
    )
    assert found.notice_by == date(2026, 7, 1)
    assert gaps(found) == {Gap.NO_NOTICE_DATE: {BIRCH}}


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 1, 15), date(2026, 1, 15), 0),
        (date(2026, 1, 15), date(2026, 1, 16), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 3, 1), 2),
        (date(2026, 2, 28), date(2026, 3, 31), 1),
        (date(2027, 6, 30), date(2028, 8, 31), 14),
        (date(2027, 6, 29), date(2028, 8, 31), 15),
        (date(2026, 1, 15), date(2028, 1, 15), 24),
        (date(2026, 1, 15), date(2028, 1, 16), 25),
        (date(9998, 12, 31), date(9999, 12, 31), 12),
    ],
)
def test_months_are_those_of_the_calendar(first: date, last: date, months: int) -> None:
    assert months_apart(first, last) == months


@given(st.lists(st.dates(), min_size=3, max_size=3).map(sorted))
def test_what_lies_between_two_days_is_not_further_from_either(days: list[date]) -> None:
    first, middle, last = days
    assert max(months_apart(first, middle), months_apart(middle, last)) <= months_apart(first, last)


def test_a_contract_that_ends_before_the_first_known_notice_presses_first() -> None:
    late = facts(BIRCH, contract_ends="2028-01-31", notice_by="2027-10-31")
    for early in ({}, {"notice_by": "2026-05-31"}):
        (found,) = only(Kind.CONTRACTS, facts(ASH, contract_ends="2027-01-31", **early), late)
        assert found.notice_by == date(2027, 10, 31)
        assert found.presses == date(2027, 1, 31)
        assert [side.government for side in found.notice_untold] == ([] if early else [ASH])


def test_the_first_to_end_of_those_without_a_day_to_give_notice_are_named() -> None:
    (found,) = only(
        Kind.SAME_SYSTEM,
        facts(ASH, system="Munis", contract_ends="2026-05-31"),
        facts(BIRCH, system="Munis", contract_ends="2027-06-30"),
        facts(CEDAR, system="Munis", contract_ends="2027-01-31", notice_by="2026-10-31"),
        facts(ELM, system="Munis", contract_ends="2027-06-30"),
    )
    assert [side.government for side in found.notice_untold] == [BIRCH, ELM], "Ash's contract has ended"
    assert found.presses == date(2026, 10, 31)
