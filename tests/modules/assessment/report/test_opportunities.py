"""Opportunities in words, as a reader sees them."""

from collections.abc import Iterable
from uuid import UUID

import pytest
from django.utils import translation

from interlocal.modules.assessment.report.opportunities import (
    basis_words,
    kind_words,
    lack_words,
    paper_words,
    pressing_words,
    title_words,
    told_words,
    when_words,
)
from interlocal.modules.assessment.rules.opportunities import Fact, Gap, Kind, Lack, Opportunity
from tests.modules.assessment.rules.opportunities.facts import (
    ASH,
    BIRCH,
    CEDAR,
    ELM,
    FLEET,
    PAYROLL,
    PERMITS,
    fact,
    facts,
    find,
    only,
)

NAMES = {ASH: "Ash", BIRCH: "Birch", CEDAR: "Cedar", ELM: "Elm", PAYROLL: "Payroll", FLEET: "Fleet", PERMITS: "Permits"}


@pytest.fixture(autouse=True)
def in_english() -> Iterable[None]:
    with translation.override("en"):
        yield


def one(kind: Kind, *told: list[Fact]) -> Opportunity:
    (found,) = only(kind, *told)
    return found


def test_the_same_system() -> None:
    found = one(
        Kind.SAME_SYSTEM,
        facts(BIRCH, system="Tyler Munis", vendor="Tyler Technologies", contract_ends="2027-06-30"),
        [*facts(ASH, vendor="Tyler"), fact(ASH, "system", "Munis", grade="guess")],
    )
    assert title_words(found, NAMES) == "Ash and Birch use the same system for Payroll: Munis."
    assert told_words(found, NAMES) == [
        "Ash: Munis (Tyler)",
        "Birch: Tyler Munis (Tyler Technologies); contract to Jun 30, 2027",
    ]
    assert basis_words(found, NAMES) == (
        "It rests on: System (Ash and Birch); Vendor (Ash and Birch); Contract ends on (Birch)."
    )
    assert lack_words(found, NAMES) == [
        "The vendor's name is written in different ways. Is it one company?",
        "Ash: only a guess so far.",
        "Ash: end of the contract not shared yet.",
        "Birch: last day to give notice not shared yet.",
    ]
    assert when_words(found, NAMES) == (
        "The first contract ends on Jun 30, 2027. "
        "Birch: contract ends on Jun 30, 2027, last day to give notice not shared."
    )


def test_the_same_vendor_in_several_areas() -> None:
    found = one(Kind.SAME_VENDOR, facts(ASH, PAYROLL, vendor="Acme Inc."), facts(BIRCH, FLEET, vendor="Acme Inc."))
    assert title_words(found, NAMES) == "Ash and Birch use the same vendor for Fleet and Payroll: Acme Inc."
    assert told_words(found, NAMES) == ["Ash: Payroll; Acme Inc.", "Birch: Fleet; Acme Inc."]
    assert when_words(found, NAMES) == ""


def test_contracts_that_end_within_months_of_one_another() -> None:
    found = one(
        Kind.CONTRACTS,
        facts(ASH, contract_ends="2027-06-30", notice_by="2026-12-31"),
        facts(BIRCH, contract_ends="2028-06-30", notice_by="2026-01-31"),
    )
    assert title_words(found, NAMES) == (
        "Ash and Birch have contracts for Payroll that end within 12 months of one another:"
        " Jun 30, 2027 to Jun 30, 2028."
    )
    assert told_words(found, NAMES) == [
        "Ash: contract to Jun 30, 2027; notice by Dec 31, 2026",
        "Birch: contract to Jun 30, 2028; notice by Jan 31, 2026",
    ]
    assert when_words(found, NAMES) == "The first notice that we know of: Dec 31, 2026 (Ash)."
    assert lack_words(found, NAMES) == [
        "Birch: the last day to give notice has passed.",
        "Ash: cost of waiting another year not shared yet.",
    ]


def test_a_notice_that_is_not_told_is_named_beside_the_first_that_is() -> None:
    notice = {"contract_ends": "2027-08-31", "notice_by": "2027-05-31"}
    found = one(Kind.CONTRACTS, facts(ASH, **notice), facts(BIRCH, contract_ends="2027-06-30"))
    assert when_words(found, NAMES) == (
        "The first notice that we know of: May 31, 2027 (Ash). "
        "Birch: contract ends on Jun 30, 2027, last day to give notice not shared."
    )
    earlier = one(Kind.CONTRACTS, facts(ASH, **notice), facts(BIRCH, contract_ends="2027-01-31"))
    assert when_words(earlier, NAMES) == (
        "The first contract ends on Jan 31, 2027. The first notice that we know of: May 31, 2027 (Ash). "
        "Birch: contract ends on Jan 31, 2027, last day to give notice not shared."
    )


def test_contracts_that_end_on_one_day_are_not_months_apart() -> None:
    found = one(Kind.CONTRACTS, facts(ASH, contract_ends="2027-06-30"), facts(BIRCH, contract_ends="2027-06-30"))
    assert title_words(found, NAMES).endswith("end on the same day: Jun 30, 2027.")


def test_what_presses_has_one_line_for_each_day() -> None:
    munis = {"system": "Munis", "contract_ends": "2027-06-30", "notice_by": "2027-03-31"}
    found = find(
        facts(ASH, PAYROLL, **munis),
        facts(BIRCH, PAYROLL, **munis),
        facts(ASH, FLEET, contract_ends="2027-12-31", notice_by="2027-12-31"),
        facts(CEDAR, FLEET, contract_ends="2028-12-31", notice_by="2028-12-31"),
        facts(ELM, training="Excel"),
    )
    first, second = pressing_words(found, NAMES, 3)
    assert first == (
        "Ends of contracts (Payroll), and 1 more. The first notice that we know of: Mar 31, 2027 (Ash and Birch)."
    )
    assert second == (
        "Ends of contracts (Fleet). The first contract ends on Dec 31, 2027."
        " The first notice that we know of: Dec 31, 2027 (Ash)."
    )
    assert pressing_words(found, NAMES, 1) == [first]
    [asked] = pressing_words(find(facts(ASH, **munis), facts(BIRCH, **munis), facts(CEDAR, vendor="Tyler")), NAMES, 1)
    assert asked.endswith(" 1 shares no end.")


def test_unit_costs_have_three_significant_digits() -> None:
    found = one(
        Kind.UNIT_COSTS,
        [*facts(ASH, volume_of="Payslips", volume=9_000), fact(ASH, "cost", 20_000, grade="budget")],
        facts(BIRCH, volume_of="payslips", volume=10_000, cost=40_000),
    )
    assert title_words(found, NAMES) == (
        "Ash and Birch handle similar numbers for Payroll (Payslips) at different costs: about $2.22 to $4.00 for each."
    )
    assert told_words(found, NAMES) == [
        "Ash: about $2.22 for each of 9,000 Payslips (FY2026)",
        "Birch: $4.00 for each of 10,000 payslips (FY2026)",
    ]
    assert paper_words(found, NAMES) == (
        f"{title_words(found, NAMES)} Ash: about $2.22 for each of 9,000 Payslips (FY2026);"
        " Birch: $4.00 for each of 10,000 payslips (FY2026). Numbers count as similar up to 1.5 times the lowest."
    )
    assert basis_words(found, NAMES) == (
        "It rests on: What is counted (Ash and Birch); How many a year, FY2026 (Ash and Birch);"
        " Cost a year, FY2026 (Ash and Birch)."
    )
    assert lack_words(found, NAMES) == [
        "Ash: the cost is from a budget, and that of others is not.",
        "What each counts as one may differ: Payslips.",
        "Ash and Birch: what the cost is made of not shared yet.",
    ]


def test_capacity_beside_need() -> None:
    found = one(
        Kind.CAPACITY,
        facts(ASH, spare="4000.0000"),
        facts(BIRCH, vacant="1.5000", hurts="Nobody\n can stand in", volume_of="Payslips", volume="6968.0000"),
        facts(CEDAR, stance="join"),
        facts(ELM, vacant="1.0000", unfilled="Clerk"),
    )
    assert title_words(found, NAMES) == (
        "For Payroll there is capacity at Ash, and a vacancy or a wish to join at Birch, Cedar, and Elm."
    )
    ash, birch, cedar, elm = told_words(found, NAMES)
    assert ash == "Ash: could take on 4,000 more a year (FY2026)"
    assert birch == (
        "Birch: 1.5 positions vacant (FY2026); counted: Payslips; handles 6,968 a year (FY2026);"
        " what hurts: Nobody can stand in"
    )
    assert cedar == "Cedar: would join"
    assert elm == "Elm: 1 position vacant (FY2026); cannot fill: Clerk"
    too_many = "They handle 6,968 a year (Payslips), which is more than the 4,000 that could be taken on."
    assert lack_words(found, NAMES) == [
        "Ash, Birch, and Elm: not said yet whether it would take part.",
        f"{too_many} Both as far as told.",
        "Cedar and Elm: how many it handles not shared yet.",
    ]


def test_how_many_they_handle_has_no_unit_where_nobody_says_what_is_counted() -> None:
    found = one(Kind.CAPACITY, facts(ASH, spare=10, stance="host"), facts(BIRCH, stance="join", volume="1000000"))
    assert lack_words(found, NAMES) == [
        "They handle 1,000,000 a year, which is more than the 10 that could be taken on. Both as far as told."
    ]


def test_a_pain_that_is_spelt_like_a_stance_is_a_pain() -> None:
    found = one(Kind.CAPACITY, facts(ASH, capacity="Pipes"), facts(BIRCH, hurts="lead", stance="join"))
    assert told_words(found, NAMES)[1] == "Birch: would join; what hurts: lead"


def test_stances() -> None:
    found = one(Kind.STANCES, facts(ASH, stance="host"), facts(BIRCH, stance="follow"))
    assert title_words(found, NAMES) == "For Payroll, Ash would lead or host, and Birch would join or follow."
    assert told_words(found, NAMES) == ["Ash: would host it", "Birch: would follow once it runs"]
    assert paper_words(found, NAMES) == title_words(found, NAMES)


def test_jobs_and_training() -> None:
    found = one(Kind.SAME_JOBS, facts(ASH, unfilled="Clerk"), facts(BIRCH, FLEET, unfilled="clerks"))
    assert title_words(found, NAMES) == "Ash and Birch cannot fill the same job: Clerk."
    assert told_words(found, NAMES) == ["Ash: Payroll; Clerk", "Birch: Fleet; clerks"]
    found = one(Kind.SAME_TRAINING, facts(ASH, training="Excel"), facts(BIRCH, training="Excel"))
    assert title_words(found, NAMES) == "Ash and Birch need the same training: Excel."


def test_a_long_text_is_shortened_and_of_many_names_the_first_are_given() -> None:
    many = {UUID(int=place): f"City {place:02}" for place in range(1, 10)}
    told = [each for key in many for each in facts(key, training="Very " * 100)]
    title = title_words(one(Kind.SAME_TRAINING, told), NAMES | many)
    assert title.startswith(
        "City 01, City 02, City 03, City 04, City 05, City 06 and 3 more need the same training: Very"
    )
    assert len(title) < 250


@pytest.mark.parametrize("gap", Gap)
def test_every_gap_has_a_sentence(gap: Gap) -> None:
    found = Opportunity(Kind.CONTRACTS, (), lacks=(Lack(gap, ASH), Lack(gap, BIRCH)))
    (line,) = lack_words(found, NAMES)
    assert line.endswith((".", "?"))
    assert "%" not in line


def test_every_kind_has_a_name() -> None:
    assert len({kind_words(kind) for kind in Kind}) == len(Kind)
