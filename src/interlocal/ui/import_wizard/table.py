"""The table in an uploaded file: which sheet, which row of headings, which columns."""

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl.utils import range_boundaries

from interlocal.platform.problems import Place, Problem
from interlocal.ui.workbooks import Workbook, read_workbook
from interlocal.ui.workbooks.sheets import Sheet

from . import headings
from .csv_file import read_csv
from .names import folded
from .sheet import ImportableSheet, Row

#: So many rows at once: what one person can look through, and one request write.
MOST_ROWS = 5_000
_PACKAGES = (b"PK", bytes.fromhex("d0cf11e0"))


def read_file(content: bytes, name: str, *, go_on: bool = False) -> Workbook:
    """The workbook in an uploaded file, or a CSV file as a workbook of one sheet; BadFile with every problem.

    `go_on` as for `read_workbook`.
    """
    return _read(content, name, go_on, get_language())


@lru_cache(maxsize=2)
def _read(content: bytes, name: str, go_on: bool, language: str | None) -> Workbook:
    """Remembered, since each step of the wizard reads the same file: most of what a large one costs.

    `language` is that of its problems.
    """
    if name.casefold().endswith((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")) or content.startswith(_PACKAGES):
        return read_workbook(io.BytesIO(content), name=name, go_on=go_on)
    return read_csv(content, name)


@dataclass(frozen=True)
class Mapping:
    """What a person settled: the sheet by name, the row of its headings, and field key -> column number.

    `headings` by field key are what the columns were called, for the next file that calls them so.
    """

    sheet: str
    row: int
    columns: dict[str, int]
    headings: dict[str, str]


def guess(
    book: Workbook,
    sheet: ImportableSheet,
    *,
    name: str = "",
    row: int | None = None,
    remembered: dict[str, str] | None = None,
) -> Mapping:
    """The likeliest mapping; in the worksheet `name` and with headings in `row`, where those are given.

    `remembered` are the headings of an earlier mapping, as a person settled it.
    """
    fields = [
        replace(field, synonyms=(*field.synonyms, remembered[field.key]))
        if remembered and field.key in remembered
        else field
        for field in sheet.columns
    ]
    filled = [each for each in book.sheets if each.rows]
    chosen = next((each for each in filled if each.name == name), None) or headings.best_sheet(filled, fields)
    row = row or headings.row_of_headings(chosen, fields)
    return mapping(chosen, row, headings.guess(fields, headings.headings_in(chosen, row)))


def mapping(sheet: Sheet, row: int, columns: dict[str, int]) -> Mapping:
    """The mapping that says so, with the headings that stand there."""
    above = headings.headings_in(sheet, row)
    return Mapping(sheet.name, row, columns, {key: above[number] for key, number in columns.items() if number in above})


def is_certain(book: Workbook, sheet: ImportableSheet, mapping: Mapping) -> bool:
    """Whether nobody need look at a guess: every column is headed as in the template, and no other sheet may be meant.

    Columns without a heading, two of one heading and needed ones that are missing all leave something to decide.
    """
    titles = {folded(str(field.title)): field.key for field in sheet.columns}
    needed = {field.key for field in sheet.columns if field.required}
    for each in (each for each in book.sheets if each.rows):
        if each.name == mapping.sheet:
            columns = headings.columns_of(each, mapping.row)
            stated = {titles.get(folded(column.heading)): column.number for column in columns}
            if stated != mapping.columns or len(stated) < len(columns) or not needed.issubset(stated):
                return False
        else:
            row = headings.row_of_headings(each, sheet.columns)
            if needed.issubset(headings.guess(sheet.columns, headings.headings_in(each, row))):
                return False
    return True


def fits(book: Workbook, mapping: Mapping) -> bool:
    """Whether `book` has the headings that were matched in `mapping` where they stood."""
    sheet = next((sheet for sheet in book.sheets if sheet.name == mapping.sheet), None)
    above = headings.headings_in(sheet, mapping.row) if sheet else {}
    matched = mapping.columns.items()
    return bool(above) and all(above.get(number) == mapping.headings.get(key) for key, number in matched)


def file_table(book: Workbook, mapping: Mapping) -> "FileTable":
    """The table of `book` that `mapping` describes."""
    return FileTable(book.name, next(sheet for sheet in book.sheets if sheet.name == mapping.sheet), mapping)


@dataclass(frozen=True)
class FileTable:
    """A sheet of an uploaded file as its mapping reads it."""

    file: str
    sheet: Sheet
    mapping: Mapping

    @property
    def fields(self) -> Collection[str]:
        """Keys of the fields that the file has a column for."""
        return self.mapping.columns.keys()

    @property
    def columns(self) -> list[headings.Column]:
        return headings.columns_of(self.sheet, self.mapping.row)

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the headings that hold anything in a mapped column, without the template's example."""
        fields = {number: key for key, number in self.mapping.columns.items()}
        for cells in self.sheet.rows:
            if cells[0].row <= self.mapping.row or headings.is_example(cells):
                continue
            mapped = {fields[cell.column]: cell for cell in cells if cell.column in fields}
            if any(str(cell.value).strip() for cell in mapped.values()):
                yield Row(cells[0].row, mapped)

    @property
    def problems(self) -> Iterator[Problem]:
        """Merged cells below the headings in mapped columns."""
        fields = sorted((number, key) for key, number in self.mapping.columns.items())
        for cells in self.sheet.merged:
            left, top, right, bottom = range_boundaries(cells)
            touched = [key for number, key in fields if left <= number <= right]
            if touched and bottom > self.mapping.row:
                message = _("The cells %(cells)s are merged. Unmerge them, and fill in every row.") % {"cells": cells}
                yield Problem(self.place(Row(top, {}), touched[0]), message)

    def place(self, row: Row | None = None, field: str = "") -> Place:
        """Where something stands, as exactly as can be said: the cell, else the row, else the sheet."""
        number = self.mapping.columns.get(field)
        sheet = self.sheet.name or None
        if row is None or number is None:
            return Place(self.file, sheet, field=None if row is None else _("row %(row)d") % {"row": row.number})
        return Place(self.file, sheet, f"{headings.letter_of(number)}{row.number}")
