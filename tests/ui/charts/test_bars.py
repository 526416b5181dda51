from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest

from interlocal.ui import charts
from interlocal.ui.tables import Column, Number, Range, Table
from tests.ui.charts.pictures import SVG, pictures, words

COLUMNS = (Column("a", "Area"), Column("b", "Savings", "usd"), Column("c", "Cost", "usd"))


def drawn(svg: Element) -> list[Element]:
    """The bars: rectangles with an outline."""
    return [rect for rect in svg.iter(f"{SVG}rect") if rect.get("stroke")]


def lengths(*values: Number | None) -> list[float]:
    table = Table("T", COLUMNS[:2], tuple((f"row {n}", value) for n, value in enumerate(values)))
    return [float(bar.attrib["width"]) for bar in drawn(pictures(charts.bars(table, value="b"))[0])]


def test_bars_are_as_long_as_their_figures() -> None:
    one, two, four = lengths(100, 200, Decimal("400.00"))
    assert two == pytest.approx(2 * one, rel=0.01)
    assert four == pytest.approx(4 * one, rel=0.01)


def test_zero_has_a_bar_of_no_length_and_a_missing_figure_has_none() -> None:
    assert lengths(100, 0, None)[1:] == [0.0]


def test_bars_below_zero_end_where_those_above_begin() -> None:
    table = Table("T", COLUMNS[:2], (("loss", -50), ("gain", 50)))
    below, above = drawn(pictures(charts.bars(table, value="b"))[0])
    assert float(below.attrib["x"]) + float(below.attrib["width"]) == pytest.approx(float(above.attrib["x"]), abs=0.2)


def test_each_figure_stands_in_words_beside_its_bar() -> None:
    table = Table("T", COLUMNS, (("Payroll", 1_000, None), ("Fleet", 0, 20)))
    for svg in pictures(charts.grouped_bars(table, values=["b", "c"])):
        assert words(svg) == [
            "Payroll",
            "Savings",
            "$1,000",
            "Cost",
            "not stated",
            "Fleet",
            "Savings",
            "$0",
            "Cost",
            "$20",
        ]


def test_a_range_is_no_bar() -> None:
    table = Table("T", COLUMNS[:2], (("x", Range(1, 2)),))
    with pytest.raises(ValueError, match="not one number"):
        charts.bars(table, value="b")


def test_a_group_has_no_more_bars_than_can_be_told_apart() -> None:
    columns = (Column("a", "A"), *(Column(f"b{n}", f"B{n}", "number") for n in range(7)))
    with pytest.raises(ValueError, match="at most 6"):
        charts.grouped_bars(Table("T", columns, ()), values=[column.key for column in columns[1:]])
