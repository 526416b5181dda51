import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules.opportunities.names import (
    names_something,
    product,
    thing,
    things,
    usual,
    vendor,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tyler Technologies", "TYLER  technologies, Inc."),
        ("CentralSquare", "Central Square Corp"),
        ("Motorola Solutions Co., Ltd.", "Motorola Solutions"),
        ("Granicus LLC", "Granicus, L.L.C."),
        ("Black & Veatch", "Black and Veatch"),
        ("Ibañez", "Ibanez"),
    ],
)
def test_one_vendor_written_in_two_ways(one: str, other: str) -> None:
    assert vendor(one) == vendor(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tyler", "Tyler Technologies"),
        ("American Water", "American Tower"),
        ("Inc", "LLC"),
        ("Forum 1", "Forum 2"),
    ],
)
def test_two_vendors(one: str, other: str) -> None:
    assert vendor(one) != vendor(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Munis", ""), ("munis", "")),
        (("Munis 11.3", ""), ("Munis", "")),
        (("Munis v11", ""), ("Munis version 2019.1", "")),
        (("Munis v. 11", ""), ("Munis", "")),
        (("Windows Server 2019", ""), ("Windows Server", "")),
        (("Open Gov", ""), ("OpenGov", "")),
        (("Tyler Munis", "Tyler Technologies"), ("Munis", "Tyler")),
        (("Central Square Naviline", "CentralSquare Technologies"), ("NaviLine", "Central Square")),
        (("Kronos Inc.", ""), ("Kronos", "")),
    ],
)
def test_one_product_written_in_two_ways(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert product(*one).name == product(*other).name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Munis", ""), ("Tyler Munis", "")),
        (("Munis", "Oracle"), ("Tyler Munis", "Oracle")),
        (("Dynamics 365", ""), ("Dynamics", "")),
        (("Dynamics 365", "Microsoft"), ("Dynamics GP", "Microsoft")),
        (("Notepad++", ""), ("Notepad", "")),
        (("AS/400", ""), ("AS", "")),
        (("Munis", ""), ("Munis Payroll", "")),
        (("2019", ""), ("2020", "")),
        (("v2", ""), ("v3", "")),
        (("Oracle", "Oracle"), ("Oracle Payroll", "Oracle")),
    ],
)
def test_two_products(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert product(*one).name != product(*other).name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dispatcher", "dispatchers", True),
        ("Police officers", "Police Officer", True),
        ("pay slips", "Payslips", True),
        ("Accountant 1", "Accountant 2", False),
        ("Accountant", "Account", False),
        ("Police officer", "Police officer (lead)", False),
        ("Boss", "Bos", False),
    ],
)
def test_titles_and_topics(one: str, other: str, same: bool) -> None:
    assert (thing(one) == thing(other)) is same


def test_a_list_names_each_thing_once_and_leaves_out_nothing() -> None:
    assert things("Dispatchers ; Police officer; ;none; n/a; dispatcher") == {
        "dispatcher": "dispatcher",
        "policeofficer": "Police officer",
    }


@pytest.mark.parametrize("text", ["", " ", "none", "None.", "N/A", "n.a.", "-", "—", "Unknown", "not applicable"])
def test_texts_that_name_nothing(text: str) -> None:
    assert not names_something(text)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_compared(system: str, company: str) -> None:
    found = product(system, company)
    if names_something(system):
        assert found.name
        assert found.full.endswith(found.name)
        assert thing(system)
    assert vendor(company) == found.vendor


def test_the_usual_way_to_write_it() -> None:
    assert usual(["Tyler Munis", "Munis", "MUNIS", "Munis"]) == "Munis"
    assert usual(["Tyler Munis", "Munis"]) == "Munis"
    assert usual(["MUNIS", "Munis"]) == "Munis"
