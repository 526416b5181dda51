"""Tables with one plain value in each cell, as spreadsheets and CSV want them."""

from dataclasses import replace

from django.utils.translation import gettext as _

from interlocal.ui.tables import (
    Column,
    Link,
    Qualified,
    Range,
    Table,
    Value,
    bounds,
    present,
)


def flatten(table: Table) -> Table:
    """`table` with its ranges, qualified figures and links taken apart.

    A column with a range or a qualified figure becomes three: as stated, low end, high end. A column with
    a link gets one beside it for the address. Nothing is lost, and every figure is a number of its own.
    """
    columns: list[Column] = []
    series: list[list[Value]] = []
    for index, column in enumerate(table.columns):
        values = [row[index] for row in table.rows]
        if any(isinstance(value, Range | Qualified) for value in values):
            word = column.missing_word
            columns += [
                replace(column, kind="text", missing=word),
                replace(
                    column, key=f"{column.key}-low", title=_("%(title)s, low") % {"title": column.title}, missing=word
                ),
                replace(
                    column, key=f"{column.key}-high", title=_("%(title)s, high") % {"title": column.title}, missing=word
                ),
            ]
            ends = [bounds(value) for value in values]
            series += [
                [None if value is None else present(value, column) for value in values],
                [low for low, _high in ends],
                [high for _low, high in ends],
            ]
        elif any(isinstance(value, Link) for value in values):
            columns += [
                column,
                Column(f"{column.key}-address", _("%(title)s, address") % {"title": column.title}, missing=_("none")),
            ]
            series += [
                [value.text if isinstance(value, Link) else value for value in values],
                [value.href if isinstance(value, Link) else None for value in values],
            ]
        else:
            columns.append(column)
            series.append(values)
    return Table(table.title, tuple(columns), tuple(zip(*series, strict=True)), table.note)
