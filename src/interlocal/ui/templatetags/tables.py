"""`{% load tables %}`: the rows of a table's body.

Made here, not in a template: a page has hundreds of cells, and the template language would look up each part of each.
"""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from interlocal.ui.marks import MARKED_KINDS, Mark
from interlocal.ui.tables import Cell, Column, Table

register = template.Library()
HEADS_ITS_ROW = (SafeString('<th scope="row" role="rowheader">'), SafeString("</th>"))
END = SafeString("</td>")


@register.simple_tag
def table_rows(table: Table) -> SafeString:
    """`{% table_rows table %}`: each cell a mark, a link, a missing value as a word, or text."""
    tags = (HEADS_ITS_ROW, *((_opening(column), END) for column in table.columns[1:]))
    marked = cache(_marked)  # many cells, few marks

    def shown(cell: Cell) -> str:
        if cell.column.kind in MARKED_KINDS and not (cell.missing and cell.column.missing):
            return marked(cell.column.kind, None if cell.missing else str(cell.value))
        return _text(cell)

    rows = ([(start, shown(cell), end) for cell, (start, end) in zip(row, tags, strict=True)] for row in table.cells)
    return format_html_join("\n", '<tr role="row">{}</tr>', ((format_html_join("", "{}{}{}", row),) for row in rows))


def _opening(column: Column) -> SafeString:
    """The tag of a cell; it bears the title of its column, which stands before the cell where a screen is narrow."""
    look = ' class="il-number"' if column.numeric else ' class="il-date"' if column.kind == "date" else ""
    return format_html('<td role="cell" data-label="{}"{}>', column.title, SafeString(look))


def _marked(kind: str, key: str | None) -> SafeString:
    return render_to_string("components/mark.html", {"mark": Mark(kind, key)})


def _text(cell: Cell) -> str:
    if cell.missing:
        return format_html('<span class="il-missing">{}</span>', cell.text)
    if cell.href:
        return format_html('<a href="{}">{}</a>', cell.href, cell.text)
    return cell.text
