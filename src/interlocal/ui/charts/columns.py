"""What a chart takes from its table: a name for each row, and the figures of some columns."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from interlocal.ui.tables import Column, Number, Qualified, Range, Table, Value, bounds, is_missing, present

Worded = Number | Qualified | None


@dataclass(frozen=True)
class Figure:
    """One value with its column."""

    column: Column
    value: Value

    @cached_property
    def text(self) -> str:
        return present(self.value, self.column)

    @property
    def missing(self) -> bool:
        return is_missing(self.value)

    @property
    def ends(self) -> tuple[Number | None, Number | None]:
        """Low and high end; TypeError if the value is no figure."""
        return bounds(self.value)

    @property
    def worded(self) -> tuple[Worded, Worded]:
        """Low and high end as the source words them."""
        if isinstance(self.value, Range):
            return self.value.low, self.value.high
        if isinstance(self.value, int | Decimal | Qualified):
            return self.value, self.value
        raise TypeError(f"{self.column.title}: {self.value!r} is not a figure.")

    @property
    def single(self) -> Number:
        """The one number of a chart that draws points or bars.

        Raises ValueError for a range, since half a range is not what its source states, and when missing.
        """
        low, high = self.ends
        if low is None or low != high:
            raise ValueError(f"{self.column.title}: {self.text} is not one number; ranges have their own chart.")
        return low


def names(table: Table) -> list[str]:
    """The text of the first column, which heads each row."""
    return [present(row[0], table.columns[0]) for row in table.rows]


def column_of(table: Table, key: str) -> Column:
    """The column `key`. Raises KeyError when there is no such column."""
    for column in table.columns:
        if column.key == key:
            return column
    raise KeyError(f"{table.title}: there is no column {key!r}.")


def figures(table: Table, key: str) -> list[Figure]:
    """The values of the column `key`. Raises KeyError when there is no such column."""
    column = column_of(table, key)
    index = table.columns.index(column)
    return [Figure(column, row[index]) for row in table.rows]


def stated(all_figures: list[Figure]) -> list[Number]:
    """Every number among the figures, both ends of ranges, missing ones left out."""
    return [end for figure in all_figures if not figure.missing for end in figure.ends if end is not None]
