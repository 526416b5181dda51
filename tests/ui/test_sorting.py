from decimal import Decimal

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from interlocal.ui.sorting import SortedTable
from interlocal.ui.tables import Column, Link, Qualified, Range, Table, Value, bounds

COLUMNS = (Column("area", "Area"), Column("saving", "Saving", "usd"))
figures = st.one_of(
    st.none(),
    st.integers(0, 10**9),
    st.integers(0, 10**6).map(lambda cents: Decimal(cents) / 100),
    st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Range(min(pair), max(pair))),
    st.integers(0, 10**6).map(lambda value: Qualified("about", value)),
)


def table(*savings: Value) -> Table:
    return Table("Savings", COLUMNS, tuple((f"area {index}", saving) for index, saving in enumerate(savings)))


def sorted_by(address: str, source: Table) -> SortedTable:
    return SortedTable(source, ("area", "saving"), QueryDict(address))


@given(st.lists(figures, max_size=12), st.booleans())
def test_figures_are_in_order_and_missing_ones_last_whichever_way(savings: list[Value], descending: bool) -> None:
    source = table(*savings)
    rows = sorted_by("sort=-saving" if descending else "sort=saving", source).table.rows
    assert sorted(row[0] for row in rows) == sorted(row[0] for row in source.rows)
    shown = [row[1] for row in rows]
    stated = [value for value in shown if value is not None]
    assert shown == stated + [None] * (len(shown) - len(stated))
    lows = [bounds(value)[0] or 0 for value in stated]
    assert lows == sorted(lows, reverse=descending)


def test_text_and_links_sort_by_what_is_read() -> None:
    source = Table("Areas", (Column("area", "Area"),), (("payroll",), (Link("Audit", "/z"),), ("Mowing",)))
    rows = SortedTable(source, ("area",), QueryDict("sort=area")).table.rows
    assert [getattr(row[0], "text", row[0]) for row in rows] == ["Audit", "Mowing", "payroll"]


def test_a_heading_leads_to_its_order_and_then_to_the_reverse() -> None:
    first = sorted_by("year=2024&page=3", table(1, 2))
    assert [header.direction for header in first.headers] == ["none", "none"]
    assert first.headers[1].url == "?year=2024&sort=saving"
    again = sorted_by("year=2024&sort=saving", table(1, 2))
    assert [header.direction for header in again.headers] == ["none", "ascending"]
    assert again.headers[1].url == "?year=2024&sort=-saving"


def test_an_order_that_is_not_offered_leaves_the_rows_as_they_came() -> None:
    only_area = SortedTable(table(2, 1), ("area",), QueryDict("sort=saving"))
    assert only_area.table == only_area.source
    assert only_area.headers[1].url == ""
