"""A table that its reader can sort by following plain links."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.http import QueryDict

from interlocal.ui.tables import Column, Table, Value, bounds, is_missing


@dataclass(frozen=True)
class Header:
    """A column's heading on screen: the address that sorts by it, and how it is sorted now."""

    column: Column
    url: str = ""
    direction: str = ""


@dataclass(frozen=True)
class SortedTable:
    """A table with its rows in the order that the address asks for: `?sort=low`, or `?sort=-low` to turn it.

    `keys` are the columns that can be sorted by. Anything else in the address leaves the order as it came.
    Missing values stand last in either direction: what is not stated is neither low nor high.
    """

    source: Table
    keys: Collection[str]
    query: QueryDict
    parameter: str = "sort"

    @property
    def key(self) -> str:
        asked = self.query.get(self.parameter, "").removeprefix("-")
        return asked if asked in self.keys else ""

    @property
    def descending(self) -> bool:
        return self.query.get(self.parameter, "").startswith("-")

    @property
    def headers(self) -> list[Header]:
        return [self._header(column) for column in self.source.columns]

    def _header(self, column: Column) -> Header:
        if column.key not in self.keys:
            return Header(column)
        sorted_now = column.key == self.key
        query = self.query.copy()
        query.pop("page", None)  # another order begins at its first page
        query[self.parameter] = f"-{column.key}" if sorted_now and not self.descending else column.key
        direction = ("descending" if self.descending else "ascending") if sorted_now else "none"
        return Header(column, f"?{query.urlencode()}", direction)

    @property
    def table(self) -> Table:
        if not self.key:
            return self.source
        index = [column.key for column in self.source.columns].index(self.key)
        stated = [row for row in self.source.rows if not is_missing(row[index])]
        missing = [row for row in self.source.rows if is_missing(row[index])]
        stated.sort(key=lambda row: _order(row[index]), reverse=self.descending)
        return replace(self.source, rows=(*stated, *missing))


def _order(value: Value) -> tuple[object, ...]:
    """Numbers by their low end, then their high end; everything else by its text or date."""
    if isinstance(value, str):
        return (value.casefold(),)
    text = getattr(value, "text", None)
    if text is not None:
        return (str(text).casefold(),)
    try:
        low, high = bounds(value)
    except TypeError:
        return (value,)
    return (high if low is None else low, low if high is None else high)
