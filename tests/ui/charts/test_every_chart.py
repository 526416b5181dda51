"""What holds for each chart, whatever is in its table."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interlocal.ui import charts
from interlocal.ui.charts import Chart
from interlocal.ui.tables import Column, Table
from tests.ui.charts.pictures import SVG, outside, pictures, size, words
from tests.ui.samples import all_charts
from tests.ui.values import tables


def first(table: Table) -> str:
    """The name of the first row."""
    return table.cells[0][0].text if table.rows else ""


SINGLE = ("number", "number", "number")
ANY = st.one_of(
    tables("usd", single=True).map(lambda table: charts.bars(table, value="c0")),
    tables(*SINGLE, single=True).map(lambda table: charts.grouped_bars(table, values=["c0", "c1", "c2"])),
    tables(*SINGLE, single=True).map(lambda table: charts.lines(table, values=["c0", "c1", "c2"])),
    tables(*SINGLE, single=True).map(lambda table: charts.slopes(table, before="c0", after="c1")),
    tables("percent", "usd", single=True).map(
        lambda table: charts.strips(table, values=["c0", "c1"], ours=first(table))
    ),
    tables("usd").map(lambda table: charts.ranges(table, value="c0")),
    tables("rating", "usd").map(lambda table: charts.scatter(table, x="c0", y="c1")),
    tables("usd", "percent").map(lambda table: charts.scatter(table, x="c0", y="c1")),
    tables("rating", "rating").map(lambda table: charts.scatter(table, x="c0", y="c1")),
    tables(*["rating"] * 3).map(charts.heat_scorecard),
    tables(*["rating"] * 9).map(charts.heat_scorecard),
    tables(*["rating"] * 11).map(charts.heat_scorecard),
)


@given(ANY)
@settings(max_examples=300)
def test_a_chart_is_well_formed_and_stays_inside_its_frame(chart: Chart) -> None:
    for svg in pictures(chart):
        assert svg.tag == f"{SVG}svg"
        assert outside(svg) == []


@given(ANY)
def test_a_chart_says_what_it_is_and_needs_no_style(chart: Chart) -> None:
    for svg in pictures(chart):
        title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
        assert title is not None
        assert description is not None
        assert description.text
        assert svg.attrib["role"] == "img"
        assert svg.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
        for element in svg.iter():
            assert element.tag.removeprefix(SVG) in {
                "svg", "title", "desc", "g", "text", "rect", "line", "circle", "polygon",
            }  # fmt: skip
            assert not {name for name in element.attrib if name == "style" or name.startswith("on")}


def test_ids_differ_between_all_pictures_of_a_page() -> None:
    ids = re.findall(r' id="([^"]+)"', "".join(chart.svg + chart.narrow for chart in all_charts()))
    assert len(ids) == len(set(ids)) == 2 * 2 * 8


@pytest.mark.parametrize("chart", all_charts(), ids=lambda chart: chart.kind)
def test_letters_are_readable_on_a_telephone(chart: Chart) -> None:
    """A page at 320 px leaves 288 px for the narrow picture: its smallest letters stay above 9 px."""
    for svg in pictures(chart)[1:2]:
        width, _height = size(svg)
        assert width == 340
        smallest = min(float(text.attrib["font-size"]) for text in svg.iter(f"{SVG}text"))
        assert smallest * 288 / width > 9


@pytest.mark.parametrize("chart", all_charts(), ids=lambda chart: chart.kind)
def test_charts_are_the_same_each_time(chart: Chart) -> None:
    again = next(other for other in all_charts() if other.kind == chart.kind)
    assert again == chart


def test_text_of_others_never_becomes_markup() -> None:
    name = '</text><script>alert("x")</script>'
    chart = charts.bars(
        Table(name, (Column("a", "A"), Column("b", name, "usd", name)), ((name, 1), (name, None))), value="b"
    )
    for svg in pictures(chart):
        assert not list(svg.iter(f"{SVG}script"))
        assert "alert" in " ".join(words(svg))


@pytest.mark.parametrize(
    "make",
    [
        lambda table: charts.bars(table, value="b"),
        lambda table: charts.grouped_bars(table, values=["b"]),
        lambda table: charts.lines(table, values=["b"]),
        lambda table: charts.slopes(table, before="b", after="b"),
        lambda table: charts.strips(table, values=["b"]),
        lambda table: charts.ranges(table, value="b"),
        lambda table: charts.scatter(table, x="b", y="b"),
        lambda table: charts.heat_scorecard(Table(table.title, (*table.columns, Column("r", "R", "rating")),
                                                  tuple((*row, None) for row in table.rows))),
    ],
)  # fmt: skip
def test_a_chart_of_nothing_says_so(make) -> None:  # type: ignore[no-untyped-def]
    columns = (Column("a", "Area"), Column("b", "Savings", "usd", "not estimated"))
    unknown = make(Table("Savings", columns, (("Payroll", None), ("Audit", None))))
    assert re.match(
        r"No figure is stated yet|No row has both|No rating in our copy of the source|Nothing can be placed yet",
        unknown.description,
    )
    everything = "".join(words(pictures(unknown)[0])) + "".join(item for b in unknown.beside for item in b.items)
    assert "Payroll" in everything or unknown.kind == "strips"  # a strip names measures, not rows
    assert "There is nothing to show yet." in make(Table("Savings", columns, ())).description


def test_an_unknown_column_or_row_is_an_error() -> None:
    table = Table("T", (Column("a", "A"), Column("b", "B", "usd")), (("x", 1),))
    with pytest.raises(KeyError, match="no column 'c'"):
        charts.bars(table, value="c")
    with pytest.raises(KeyError, match="no row 'y'"):
        charts.strips(table, values=["b"], ours="y")
