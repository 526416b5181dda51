from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from interlocal.ui import charts
from interlocal.ui.charts.placing import Box
from interlocal.ui.tables import Column, Table, Value
from tests.ui.charts.pictures import boxes, pictures, words
from tests.ui.samples import placements

EASE, SAVINGS = Column("x", "Ease", "rating"), Column("y", "Savings", "usd", "not estimated")
levels = st.sampled_from(["none", "low", "medium", "high"])


def chart_of(x: Column, y: Column, points: list[tuple[Value, Value]]) -> charts.Chart:
    rows = tuple((f"Area {number}", *point) for number, point in enumerate(points))
    return charts.scatter(Table("T", (Column("a", "Area"), x, y), rows), x="x", y="y")


def marks_and_names(chart: charts.Chart) -> list[Box]:
    svg = pictures(chart)[0]
    marks = [Box(*box) for box in boxes(svg, "circle") if box[2] - box[0] > 10]
    names = [Box(*box) for box, word in zip(boxes(svg, "text"), words(svg), strict=True) if word.startswith("Area")]
    return marks + names


@given(st.lists(st.tuples(levels, levels), min_size=1, max_size=60))
def test_ratings_that_are_alike_do_not_hide_one_another(points: list[tuple[Value, Value]]) -> None:
    chart = chart_of(EASE, Column("y", "Effect", "rating"), points)
    assert not any(a.overlaps(b) for a, b in combinations(marks_and_names(chart), 2))


@given(st.lists(st.tuples(levels, st.integers(0, 100)), min_size=1, max_size=25))
def test_figures_that_are_alike_do_not_hide_one_another(points: list[tuple[Value, Value]]) -> None:
    chart = chart_of(EASE, SAVINGS, points)
    assert not any(a.overlaps(b) for a, b in combinations(marks_and_names(chart), 2))


def test_a_row_without_a_place_stands_beside_the_chart_and_never_at_zero() -> None:
    chart = charts.scatter(placements(), x="ease", y="savings")
    key, missing = chart.beside
    assert [item.split(":")[0] for item in missing.items] == ["Human resources", "Audit"]
    assert missing.items[0].endswith("Savings a year, not estimated")
    assert not {"Human resources", "Audit"} & set(words(pictures(chart)[0]))
    assert len(key.items) == 5


def test_the_key_explains_every_number() -> None:
    chart = charts.scatter(placements(), x="ease", y="savings")
    for svg in pictures(chart):
        numbers = [word for word in words(svg) if word.isdigit()]
        assert numbers == [item.split(".")[0] for item in chart.beside[0].items]


def test_names_that_fit_stand_in_the_chart() -> None:
    assert {"Payroll", "Fleet", "Data centre"} <= set(
        words(pictures(charts.scatter(placements(), x="ease", y="savings"))[0])
    )
