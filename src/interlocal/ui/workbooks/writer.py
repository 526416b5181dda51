"""Workbooks that we hand out: figures as numbers, and text as text whatever it begins with."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from interlocal.ui.plain_text import plain
from interlocal.ui.tables import Column, Number, Table, Value, is_missing, present
from interlocal.ui.workbooks.archive import pack
from interlocal.ui.workbooks.flat import flatten
from interlocal.ui.workbooks.formulas import computed

DARK = "162E51"
MUTED = "565C65"
FIGURES, WORDS = Alignment("right", "top"), Alignment("left", "top", wrap_text=True)
HEADER_LINE = Border(bottom=Side("medium", DARK))
TRUSTED_DIGITS = 15  # Excel keeps no more of a number
LONGEST_TEXT = 32_767  # and no more of a text
UNDATED = date(1980, 1, 1)


def write_workbook(
    tables: Sequence[Table], *, title: str, above: Sequence[str] = (), made: date | None = None
) -> bytes:
    """An .xlsx file with a sheet for each of `tables`, at least one.

    `above` are lines to stand on top of every sheet, under the title of its table: what the figures are,
    that they are synthetic. Without any, the column titles stand in row 1, as an import wants them. `made`
    is the date in the file's properties. The same arguments give the same bytes.
    """
    book = Workbook()
    book.remove(book.active)
    names: list[str] = []
    for table in tables:
        names.append(sheet_name(table.title, names))
        _write_sheet(book.create_sheet(names[-1]), flatten(table), above)
    return file_of(book, title=title, made=made)


def file_of(book: Workbook, *, title: str, made: date | None = None) -> bytes:
    """The bytes of `book`, the same for the same content: with the date `made` in them and no time of day."""
    moment = datetime.combine(made or UNDATED, time())
    book.properties.title, book.properties.creator = plain(title), "interlocal"
    book.properties.created = book.properties.modified = moment
    written = io.BytesIO()
    ExcelWriter(book, ZipFile(written, "w")).save()  # Workbook.save would write the time of day into it
    with ZipFile(written) as package:
        return pack([(name, package.read(name)) for name in package.namelist()])


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """`title` as Excel allows it for a sheet: 31 characters, some of them not, and no two sheets alike."""
    name = "".join(" " if letter in "[]:*?/\\'" or ord(letter) < 32 else letter for letter in plain(title))
    name = " ".join(name.split()) or _("Sheet")
    lower = [other.casefold() for other in taken]
    candidate, count = name[:31].rstrip(), 2
    while candidate.casefold() in lower:
        ending = f" {count}"
        candidate, count = name[: 31 - len(ending)].rstrip() + ending, count + 1
    return candidate


def _write_sheet(sheet: Any, table: Table, above: Sequence[str]) -> None:
    if above:
        for line, size in ((table.title, 14), *((line, 11) for line in above)):
            sheet.append([None])
            write_text(sheet.cell(sheet.max_row, 1), line)
            sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=size, color=DARK)
    header = len(above) + 2 if above else 1
    for index, column in enumerate(table.columns, 1):
        cell = sheet.cell(header, index)
        write_text(cell, column.title)
        cell.font, cell.border = Font(bold=True, color=DARK), HEADER_LINE
        cell.alignment = Alignment("right" if column.numeric else "left", "bottom", wrap_text=True)
        sheet.column_dimensions[get_column_letter(index)].width = _width(table, index - 1)
    for number, row in enumerate(table.rows, header + 1):
        for index, (column, value) in enumerate(zip(table.columns, row, strict=True), 1):
            _write_value(sheet.cell(number, index), value, column)
    last = header + len(table.rows)
    if table.note:
        write_text(sheet.cell(last + 2, 1), table.note)
    sheet.freeze_panes = sheet.cell(header + 1, 2)
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(len(table.columns))}{last}"
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = plain(" ".join(above)).replace("&", "&&")


def _write_value(cell: Any, value: Value, column: Column) -> None:
    cell.alignment = FIGURES if column.numeric else WORDS
    if is_missing(value):
        write_text(cell, column.missing_word)
        cell.font = Font(italic=True, color=MUTED)
    elif isinstance(value, date):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, int | Decimal) and len(Decimal(value).as_tuple().digits) <= TRUSTED_DIGITS:
        cell.value = Decimal(value) / 100 if column.kind == "percent" else value
        cell.number_format = _number_format(value, column)
    else:
        write_text(cell, present(value, column))


def write_text(cell: Any, text: object) -> None:
    """Text stays text: `=1+1` is shown and never computed, neither now nor after somebody edits it."""
    text = plain(text)
    cell.value = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
    cell.data_type = "s"
    cell.quotePrefix = computed(text)


def _number_format(value: Number, column: Column) -> str:
    places = max(0, -int(Decimal(value).as_tuple().exponent))
    if column.kind == "usd" and isinstance(value, Decimal):
        places = max(2, places)
    decimals = "." + "0" * places if places else ""
    if column.kind in ("year", "share"):
        return {"year": "0", "share": "0%"}[column.kind]
    return {"usd": f'"$"#,##0{decimals}', "percent": f"0{decimals}%"}.get(column.kind, f"#,##0{decimals}")


def _width(table: Table, index: int) -> float:
    """Room for the longest text of the first rows, up to 60 letters; the title may wrap."""
    column = table.columns[index]
    longest = max((len(present(row[index], column)) for row in table.rows[:200]), default=0)
    return min(max(longest, len(column.title) / 2, 10), 60) + 2
