"""From cells to values: what each kind takes, what it asks about, and back again."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.ui.import_wizard.cells import BadCell, value_of, written
from interlocal.ui.import_wizard.fields import Field, Kind
from interlocal.ui.import_wizard.names import Name, Names

TEXT, DAY = Field("text", "Text", longest=40), Field("day", "Day", Kind.DATE)
NUMBER, MONEY = Field("number", "Number", Kind.NUMBER), Field("money", "Money", Kind.MONEY)
CITIES = Field("cities", "Cities", Kind.GOVERNMENT, many=True)
OTHERS = Field("others", "Others", many=True)
NAMES = Names([Name("Alder", 1), Name("Birch; East", 2), Name("Cedar", 3)], unknown="no city")

CHRISTMAS = datetime.date(2026, 12, 25)


@pytest.mark.parametrize(
    "cell",
    [
        CHRISTMAS,
        datetime.datetime(2026, 12, 25),
        "12/25/2026",
        " 12/25/2026 ",
        "12-25-2026",
        "2026-12-25",
        "2026-12-25 00:00:00",
        "December 25, 2026",
        "Dec. 25 2026",
        46381,
        "46381",
    ],
)
def test_days_as_people_and_spreadsheets_write_them(cell) -> None:
    assert value_of(DAY, cell) == CHRISTMAS


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("25/12/2026", "no month 25 in “25/12/2026”. Write month/day/year: 12/25/2026"),
        ("12/25/26", "Write the year with four digits"),
        ("2/30/2026", "The calendar has no “2/30/2026”"),
        ("31/31/2026", "The calendar has no"),
        ("2026", "is no day"),
        (2026, "is no day"),
        ("fall 2018", "is no day"),
        ("n/a", "is no day"),
        ("1/1/0206", "The year 206 can't be meant"),
        (datetime.date(9999, 12, 31), "The year 9999 can't be meant"),
        (True, "is no day"),
        (datetime.time(8, 30), "is no day"),
        ("9" * 5_000, "is no day"),
    ],
)
def test_what_is_no_day_or_may_be_two_is_asked_about(cell, said: str) -> None:
    with pytest.raises(BadCell, match=said.replace("(", r"\(")):
        value_of(DAY, cell)


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        (NUMBER, 7, "7"),
        (NUMBER, Decimal("0.1"), "0.1"),
        (NUMBER, "1,234.5", "1234.5"),
        (NUMBER, "(1,234)", "-1234"),
        (NUMBER, "-.5", "-0.5"),
        (NUMBER, "-.0", "0"),
        (MONEY, "1.500", "1.5"),
        (MONEY, "$1,234.50", "1234.50"),
        (MONEY, "-$12", "-12"),
        (MONEY, Decimal("1E+3"), "1000"),
    ],
)
def test_amounts(field: Field, cell, value: str) -> None:
    assert value_of(field, cell) == Decimal(value)


@pytest.mark.parametrize(
    ("field", "cell", "said"),
    [
        (NUMBER, "1,23", "no number"),
        (NUMBER, "1.234,50", "no number"),
        (NUMBER, "12 %", "no number"),
        (NUMBER, "about 5", "no number"),
        (NUMBER, "$", "no number"),
        (NUMBER, "NaN", "no number"),
        (NUMBER, True, "no number"),
        (MONEY, "1.005", "parts of a cent"),
        (NUMBER, "1" * 5000, "more than 18 digits"),
        (TEXT, "x" * 41, "41 characters; at most 40"),
    ],
)
def test_what_does_not_fit(field: Field, cell, said: str) -> None:
    with pytest.raises(BadCell, match=said):
        value_of(field, cell)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" plain ", "plain"),
        (2024, "2024"),
        (Decimal("2024.50"), "2024.5"),
        (CHRISTMAS, "2026-12-25"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_whatever_stands_in_a_text_cell_is_text(cell, text: str) -> None:
    assert value_of(TEXT, cell) == text


@pytest.mark.parametrize("cell", [None, "", "  ", "\n"])
def test_an_empty_cell_is_empty_and_never_nought(cell) -> None:
    assert value_of(TEXT, cell) == ""
    assert value_of(OTHERS, cell) == ()
    assert value_of(DAY, cell) is value_of(NUMBER, cell) is value_of(MONEY, cell) is None


def test_several_in_one_cell_by_semicolons_or_by_lines() -> None:
    assert value_of(CITIES, "cedar;  ALDER ;cedar;", NAMES) == (3, 1)
    assert value_of(CITIES, "Birch; East\nAlder", NAMES) == (2, 1)
    with pytest.raises(BadCell, match=r"“Ceder” is no city\. Did you mean Cedar"):
        value_of(CITIES, "Alder; Ceder", NAMES)


lines = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(
    lambda text: " ".join(text.split())
)
lines = lines.filter(bool)


@given(
    st.one_of(
        st.tuples(st.just(DAY), st.dates(datetime.date(1800, 1, 1), datetime.date(2200, 12, 31))),
        st.tuples(st.just(NUMBER), st.decimals(-(10**11), 10**11, places=6)),
        st.tuples(st.just(MONEY), st.integers(-(10**12), 10**12).map(lambda cents: Decimal(cents) / 100)),
        st.tuples(st.just(Field("t", "T")), lines),
        st.tuples(st.just(OTHERS), st.lists(lines, unique=True).map(tuple)),
        st.tuples(st.just(CITIES), st.lists(st.sampled_from([1, 2, 3]), unique=True).map(tuple)),
    )
)
def test_a_value_that_is_written_is_read_back(example: tuple[Field, object]) -> None:
    field, value = example
    read = value_of(field, written(field, value, NAMES), NAMES)
    assert sorted(read) == sorted(value) if field.many else read == value  # type: ignore[call-overload]
    assert written(field, read, NAMES) == written(field, value, NAMES)


@given(st.decimals(-(10**9), 10**9, places=2), st.integers(0, 6))
def test_equal_amounts_are_written_alike(amount: Decimal, noughts: int) -> None:
    longer = Decimal(f"{amount}{'0' * noughts}")
    for field in (NUMBER, MONEY):
        assert written(field, longer) == written(field, amount)


@given(st.permutations(["b", "A;x", "c"]))
def test_the_order_of_several_makes_no_difference(names: list[str]) -> None:
    assert written(OTHERS, tuple(names)) == "A;x\nb\nc\n"
