from datetime import date

import pytest

from interlocal.modules.assessment.rules.opportunities import Gap, Kind
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
    gaps,
    only,
)


def test_the_same_system_of_the_same_vendor_is_found_as_each_wrote_it() -> None:
    told = [
        *facts(ASH, system="Munis 11.3", vendor="Tyler Technologies, Inc."),
        *facts(BIRCH, system="Tyler Munis", vendor="tyler technologies", contract_ends="2027-06-30"),
        *facts(CEDAR, system="Naviline", vendor="CentralSquare"),
    ]
    (found,) = find(told)
    assert (found.kind, found.governments, found.areas) == (Kind.SAME_SYSTEM, (ASH, BIRCH), (PAYROLL,))
    assert [side.text for side in found.sides] == [
        "Munis 11.3 (Tyler Technologies, Inc.)",
        "Tyler Munis (tyler technologies)",
    ]
    assert found.common == "Munis 11.3"
    assert set(found.rests_on) == {each.reading for each in told if each.government in (ASH, BIRCH)}
    assert gaps(found) == {Gap.NO_CONTRACT_END: {ASH}, Gap.NO_NOTICE_DATE: {BIRCH}}
    assert (found.starts, found.ends, found.notice_by) == (date(2027, 6, 30), date(2027, 6, 30), None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Munis", "Tyler"), ("Munis", "Tyler Technologies")),
        (("Munis", "Tyler Technologies"), ("Munis", "Tyler Tech")),
        (("Incode 10", "Tyler Technologies"), ("incode", "Tyler Tech")),
        (("Tyler Munis", "Tyler Tech"), ("Munis", "Tyler Technologies, Inc.")),
        (("NaviLine", "CentralSquare"), ("Naviline", "Central Square Technologies")),
    ],
)
def test_vendors_whose_names_begin_alike_are_one_and_that_is_said(one: tuple[str, str], other: tuple[str, str]) -> None:
    (found,) = find(
        facts(ASH, system=one[0], vendor=one[1]),
        facts(BIRCH, system=other[0], vendor=other[1]),
    )
    assert found.kind is Kind.SAME_SYSTEM
    assert gaps(found)[Gap.OTHER_VENDOR_NAME] == {None}


def test_products_of_one_name_by_two_vendors_are_two() -> None:
    assert find(facts(ASH, system="Payroll", vendor="Acme"), facts(BIRCH, system="Payroll", vendor="Zenith")) == []


def test_vendors_that_begin_alike_have_their_own_products() -> None:
    assert find(facts(ASH, system="Munis", vendor="Tyler Tech"), facts(BIRCH, system="Incode", vendor="Tyler")) == []


@pytest.mark.parametrize("system", ["Munis", "munis 11", "Tyler Munis", "TYLER TECHNOLOGIES MUNIS"])
@pytest.mark.parametrize("told", ["Munis", "Tyler Munis"])
def test_who_tells_no_vendor_belongs_to_those_who_run_a_product_of_this_name(system: str, told: str) -> None:
    tyler = facts(ASH, system=told, vendor="Tyler Technologies")
    (found,) = find(tyler, facts(BIRCH, system=system))
    assert gaps(found)[Gap.NO_VENDOR] == {BIRCH}
    assert Gap.OTHER_VENDOR_NAME not in gaps(found)
    assert find(tyler, facts(BIRCH, system="Oracle Munis")) == []


def test_two_without_a_vendor_are_found_once_also_beside_those_with_one() -> None:
    without = [*facts(ASH, system="Munis"), *facts(BIRCH, system="Munis")]
    (alone,) = find(without)
    assert alone.governments == (ASH, BIRCH)
    (found,) = find(without, facts(CEDAR, system="Munis", vendor="Tyler"))
    assert found.governments == (ASH, BIRCH, CEDAR)
    other = facts(ELM, system="Munis", vendor="Acme")
    two = only(Kind.SAME_SYSTEM, without, facts(CEDAR, system="Munis", vendor="Tyler"), other)
    assert [found.governments for found in two] == [(ASH, BIRCH, CEDAR), (ASH, BIRCH, ELM)]


def test_none_is_no_system() -> None:
    assert find(facts(ASH, system="None", vendor="n/a"), facts(BIRCH, system="none", vendor="N/A")) == []


def test_a_vendor_of_several_services_is_worth_one_talk() -> None:
    (found,) = find(
        facts(ASH, PAYROLL, system="Munis", vendor="Tyler Technologies"),
        facts(BIRCH, PERMITS, system="EnerGov", vendor="Tyler Technologies, Inc."),
        facts(CEDAR, FLEET, vendor="TYLER TECHNOLOGIES"),
    )
    assert (found.kind, found.areas, found.governments) == (
        Kind.SAME_VENDOR,
        (PAYROLL, FLEET, PERMITS),
        (ASH, BIRCH, CEDAR),
    )
    assert gaps(found)[Gap.NOT_THE_SAME_PRODUCT] == {None}
    assert gaps(found)[Gap.NO_SYSTEM] == {CEDAR}


def test_one_government_with_one_vendor_for_two_services_has_it_in_common_with_nobody() -> None:
    assert find(facts(ASH, PAYROLL, system="A", vendor="Tyler"), facts(ASH, FLEET, system="B", vendor="Tyler")) == []


def test_one_vendor_with_two_products_in_one_area_is_found_and_one_product_only_as_a_system() -> None:
    (found,) = find(facts(ASH, system="Munis", vendor="Tyler"), facts(BIRCH, system="Incode", vendor="Tyler"))
    assert found.kind is Kind.SAME_VENDOR
    (found,) = find(facts(ASH, system="Munis", vendor="Tyler"), facts(BIRCH, system="Munis", vendor="Tyler"))
    assert found.kind is Kind.SAME_SYSTEM


def test_what_is_guessed_and_who_would_not_take_part_is_said() -> None:
    (found,) = find(
        [fact(ASH, "system", "Munis", grade="guess"), *facts(ASH, vendor="Tyler")],
        facts(BIRCH, system="Munis", vendor="Tyler", stance="no", contract_ends="2025-01-31"),
    )
    assert gaps(found) == {
        Gap.WOULD_NOT: {BIRCH},
        Gap.CONTRACT_ENDED: {BIRCH},
        Gap.GUESS: {ASH},
        Gap.NO_CONTRACT_END: {ASH},
    }
    assert found.starts is None
