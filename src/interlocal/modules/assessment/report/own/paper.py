"""Tables of pages, made fit for paper."""

from dataclasses import replace

from interlocal.ui.tables import Link, Table, Value


def unlinked(table: Table, *without: str) -> Table:
    """A table for paper: its links as their text, and not the columns `without`."""
    kept = [number for number, column in enumerate(table.columns) if column.key not in without]
    rows = tuple(tuple(_plain(row[number]) for number in kept) for row in table.rows)
    return replace(table, columns=tuple(table.columns[number] for number in kept), rows=rows)


def _plain(value: Value) -> Value:
    return value.text if isinstance(value, Link) else value
