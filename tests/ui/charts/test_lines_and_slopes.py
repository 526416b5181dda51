from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.ui import charts
from interlocal.ui.charts.slopes import spread
from interlocal.ui.tables import Column, Table
from tests.ui.charts.pictures import SVG, pictures
from tests.ui.samples import benchmarks_over_time


def segments(*values: int | None) -> int:
    rows = tuple((2020 + index, value) for index, value in enumerate(values))
    chart = charts.lines(Table("T", (Column("y", "Year", "year"), Column("v", "Calls", "number")), rows), values=["v"])
    svg = pictures(chart)[0]
    return len([line for line in svg.iter(f"{SVG}line") if line.get("stroke-width") == "2.5"]) - 1  # one is the key


def test_a_line_joins_neighbouring_periods() -> None:
    assert segments(1, 2, 3) == 2


@pytest.mark.parametrize("values", [(1, None, 3), (None, 2, None), (None, None, None)])
def test_a_line_never_runs_through_a_period_without_a_figure(values: Sequence[int | None]) -> None:
    assert segments(*values) == 0


def test_gaps_are_listed_beside_the_lines() -> None:
    table = Table("T", (Column("y", "Year", "year"), Column("v", "Calls", "number")), ((2020, 1), (2021, None)))
    assert charts.lines(table, values=["v"]).beside[0].items == ("Calls, 2021: not stated",)


def test_there_are_no_more_lines_than_can_be_told_apart() -> None:
    columns = (Column("y", "Year", "year"), *(Column(f"v{n}", "V", "number") for n in range(7)))
    with pytest.raises(ValueError, match="at most 6"):
        charts.lines(Table("T", columns, ()), values=[column.key for column in columns[1:]])


def test_a_slope_needs_both_figures() -> None:
    chart = charts.slopes(benchmarks_over_time(), before="before", after="after")
    assert chart.beside[0].items == ("Dogwood: 2022, not stated; 2024, 40",)
    svg = pictures(chart)[0]
    assert len([line for line in svg.iter(f"{SVG}line") if line.get("stroke-width") == "2"]) == 4


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(10, 60)), min_size=1, max_size=16))
def test_labels_are_spread_without_overlap(blocks: list[tuple[float, float]]) -> None:
    wanted, heights = [block[0] for block in blocks], [block[1] for block in blocks]
    edges = spread(wanted, heights, 0, 1000)
    laid = sorted(zip(edges, heights, strict=True))
    assert laid[0][0] >= -1e-6
    for (top, height), (below, _height) in pairwise(laid):
        assert top + height <= below + 1e-6
    assert laid[-1][0] + laid[-1][1] <= 1000 + 1e-6
