import re
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given

from interlocal.ui.tables import Column, Kind, Link, Number, Qualified, Range, Table, Value, bounds, present
from tests.ui.values import exact, numbers, ranges

USD = Column("savings", "Savings", "usd", "not estimated")


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (1_525_000, "usd", "$1,525,000"),
        (0, "usd", "$0"),
        (Decimal("12.5"), "usd", "$12.50"),
        (Decimal("-0.00"), "usd", "$0.00"),
        (-85, "usd", "-$85"),
        (40, "percent", "40%"),
        (Decimal("7.25"), "percent", "7.25%"),
        (Decimal("0.4432"), "share", "44%"),
        (Decimal("0.0049"), "share", "under 1%"),
        (Decimal("0.996"), "share", "over 99%"),
        (0, "share", "0%"),
        (1, "share", "100%"),
        (90_000, "number", "90,000"),
        (2013, "year", "2013"),
        (date(2019, 12, 10), "date", "Dec 10, 2019"),
        ("medium", "rating", "medium"),
        ("maybe", "verdict", "Maybe"),
        (Range(558_000, Qualified("slightly over", 2_000_000)), "usd", "$558,000 to slightly over $2,000,000"),
        (Range(5, 5), "number", "5"),
        (Range(None, 85), "number", "up to 85"),
        (Range(85, None), "number", "85 or more"),
        (Qualified("about", 40), "percent", "about 40%"),
        (Link("Report", "https://example.org"), "text", "Report"),
    ],
)
def test_values_are_presented_by_the_kind_of_their_column(value: Value, kind: Kind, text: str) -> None:
    assert present(value, Column("c", "C", kind)) == text


def test_spanish_keeps_the_number_conventions_of_the_united_states() -> None:
    with override("es"):
        assert present(Decimal("1525000.5"), USD) == "$1,525,000.50"
        assert present(date(2019, 12, 10), Column("d", "D", "date")) == "10 dic 2019"


@pytest.mark.parametrize(
    ("column", "word"),
    [(USD, "not estimated"), (Column("r", "R", "rating"), "unrated"), (Column("n", "N", "number"), "not stated")],
)
def test_a_missing_value_is_a_word(column: Column, word: str) -> None:
    assert present(None, column) == word


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_a_blank_text_is_missing(blank: str) -> None:
    assert present(blank, Column("t", "T")) == "not stated"


@given(numbers)
def test_nothing_of_a_number_is_lost(value: Number) -> None:
    for kind in ("usd", "number"):
        assert exact(present(value, Column("c", "C", kind))) == value  # type: ignore[arg-type]
    assert exact(present(value, Column("c", "C", "percent"))) == value


@given(numbers, ranges())
def test_a_missing_value_looks_like_no_number(value: Number, span: Range) -> None:
    missing = present(None, USD)
    assert not re.search(r"\d", missing)
    assert missing not in (present(value, USD), present(span, USD))


@given(ranges())
def test_a_range_shows_both_of_its_ends(span: Range) -> None:
    text = present(span, USD)
    for end in (span.low, span.high):
        assert end is None or present(end, USD) in text


@pytest.mark.parametrize("value", [0.1, True, "12", date(2020, 1, 1)])
def test_figures_are_whole_numbers_or_decimals(value: Value) -> None:
    with pytest.raises(TypeError, match="Savings"):
        present(value, USD)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_a_figure_is_finite(value: Decimal) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        present(value, USD)


def test_a_rating_is_on_the_scale() -> None:
    with pytest.raises(ValueError, match="splendid"):
        present("splendid", Column("r", "R", "rating"))


@pytest.mark.parametrize("ends", [(2, 1), (None, None)])
def test_a_range_has_an_end_and_its_ends_are_in_order(ends: tuple[int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"range|end"):
        Range(*ends)


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "https://x\n", "example.org"])
def test_a_link_leads_somewhere(href: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        Link("here", href)


def test_bounds_are_bare_numbers() -> None:
    assert bounds(Range(1, Qualified("over", 2))) == (1, 2)
    assert bounds(Qualified("about", 3)) == (3, 3)
    assert bounds(None) == (None, None)
    with pytest.raises(TypeError):
        bounds("12")


def test_a_row_has_a_value_for_each_column() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 values for 2 columns"):
        Table("Claims", (Column("a", "A"), USD), (("x", 1), ("y",)))
    with pytest.raises(ValueError, match="key of its own"):
        Table("Claims", (USD, USD), ())


def test_cells_know_what_is_missing_and_where_links_lead() -> None:
    table = Table("T", (Column("a", "A"), USD), (("x", None), (Link("y", "/y"), 0)))
    (_, missing), (link, zero) = table.cells
    assert (missing.missing, missing.text) == (True, "not estimated")
    assert (link.href, link.text) == ("/y", "y")
    assert (zero.missing, zero.text) == (False, "$0")
