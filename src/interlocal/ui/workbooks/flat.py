"""Tables with one plain value in each cell, as spreadsheets and CSV want them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from interlocal.ui.tables import Column, Link, Qualified, Range, Table, Value, bounds, present

Series = tuple[Column, list[Value]]


def flatten(table: Table) -> Table:
    """`table` with its ranges, qualified figures and links taken apart.

    A column with a range or a qualified figure becomes three: as stated, low end, high end. A column with
    a link gets one beside it for the address. Nothing is lost, and every figure is a number of its own: also
    of a column that shows its readers fewer digits.
    """
    series = [
        part
        for index, column in enumerate(table.columns)
        for part in _apart(replace(column, digits=None), [row[index] for row in table.rows])
    ]
    rows = tuple(zip(*(values for _column, values in series), strict=True))
    return Table(table.title, tuple(column for column, _values in series), rows, table.note)


def _apart(column: Column, values: Sequence[Value]) -> Iterator[Series]:
    if any(isinstance(value, Range | Qualified) for value in values):
        word = column.missing_word
        low, high = _("%(title)s, low") % {"title": column.title}, _("%(title)s, high") % {"title": column.title}
        ends = [bounds(value) for value in values]
        stated = [None if value is None else present(value, column) for value in values]
        yield replace(column, kind="text", missing=word), [*stated]
        yield replace(column, key=f"{column.key}-low", title=low, missing=word), [end[0] for end in ends]
        yield replace(column, key=f"{column.key}-high", title=high, missing=word), [end[1] for end in ends]
    elif any(isinstance(value, Link) for value in values):
        address = _("%(title)s, address") % {"title": column.title}
        yield column, [value.text if isinstance(value, Link) else value for value in values]
        yield (
            Column(f"{column.key}-address", address, missing=_("none")),
            [value.href if isinstance(value, Link) else None for value in values],
        )
    else:
        yield column, list(values)
