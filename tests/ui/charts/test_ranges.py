from interlocal.ui import charts
from interlocal.ui.charts.palette import PAPER
from interlocal.ui.tables import Column, Qualified, Range, Table, Value
from tests.ui.charts.pictures import SVG, pictures, words


def drawn(value: Value) -> tuple[list[str | None], int, list[str]]:
    """Fills of the round ends, number of arrows, and words."""
    chart = charts.ranges(
        Table("T", (Column("a", "Area"), Column("b", "Savings", "usd", "not estimated")), (("Payroll", value),)),
        value="b",
    )
    svg = pictures(chart)[0]
    ends = [circle.get("fill") for circle in svg.iter(f"{SVG}circle")]
    return ends, len(list(svg.iter(f"{SVG}polygon"))), words(svg)


def test_an_end_that_is_stated_is_filled() -> None:
    ends, arrows, text = drawn(Range(85_000, 242_000))
    assert PAPER not in ends
    assert (len(ends), arrows) == (2, 0)
    assert "$85,000 to $242,000" in " ".join(text)


def test_an_end_that_is_qualified_is_hollow_and_explained() -> None:
    ends, _arrows, text = drawn(Range(558_000, Qualified("slightly over", 2_000_000)))
    assert ends[1] == PAPER != ends[0]
    assert any("hollow end" in line for line in text)
    assert "slightly over $2,000,000" in " ".join(text)


def test_an_end_that_is_open_is_an_arrow_and_explained() -> None:
    for value in (Range(None, 5), Range(5, None)):
        ends, arrows, text = drawn(value)
        assert (len(ends), arrows) == (1, 1)
        assert any("leaves this end open" in line for line in text)


def test_a_claim_without_an_estimate_is_named_and_not_drawn() -> None:
    ends, arrows, text = drawn(None)
    assert (ends, arrows) == ([], 0)
    assert {"Payroll", "not estimated"} <= set(text)
