"""Hypothesis strategies for the values of tables."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from interlocal.ui.tables import Column, Kind, Number, Qualified, Range, Table, Value, number

LARGEST = 10**18

wholes = st.integers(-LARGEST, LARGEST)
decimals = st.decimals(-LARGEST, LARGEST, allow_nan=False, allow_infinity=False, places=4)
numbers: SearchStrategy[Number] = wholes | decimals
texts = st.text(max_size=60) | st.sampled_from(["<b>&", "=1+1", "\x00\x07", "😀 שלום", "W" * 90])


def ends() -> SearchStrategy[Number | Qualified]:
    return numbers | st.builds(Qualified, st.sampled_from(["slightly over", "about"]), numbers)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    low, high = sorted((draw(ends()), draw(ends())), key=lambda end: number(end) or 0)
    which = draw(st.sampled_from(["both", "low", "high"]))
    return Range(low if which != "high" else None, high if which != "low" else None)


def values(kind: Kind) -> SearchStrategy[Value]:
    """Values that fit a column of `kind`, missing ones among them."""
    if kind in ("number", "usd", "percent"):
        return st.none() | numbers | ranges() | ends()
    if kind == "rating":
        return st.none() | st.sampled_from(["none", "low", "medium", "high"])
    if kind == "date":
        return st.none() | st.dates(date(1900, 1, 1))
    return st.none() | texts


@st.composite
def tables(draw: st.DrawFn, *kinds: Kind, single: bool = False) -> Table:
    """A table of a text column and a column of each of `kinds`; `single` leaves ranges out."""
    columns = (Column("name", draw(texts)), *(Column(f"c{n}", draw(texts), kind) for n, kind in enumerate(kinds)))
    cells = [st.none() | numbers if single and column.numeric else values(column.kind) for column in columns]
    return Table(draw(texts), columns, tuple(draw(st.lists(st.tuples(*cells), max_size=12))), draw(texts))


def exact(text: str) -> Decimal:
    """The number that an American text shows."""
    return Decimal(text.replace("$", "").replace(",", "").replace("%", ""))
