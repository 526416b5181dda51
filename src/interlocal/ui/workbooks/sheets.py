"""The cells of a workbook as plain values."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from interlocal.platform.problems import Place, Problem
from interlocal.ui.workbooks.limits import MEGABYTE, Limits
from interlocal.ui.workbooks.merges import TooManyMerges, merged_ranges
from interlocal.ui.workbooks.parts import LargePart, open_workbook

Plain = str | int | Decimal | bool | date | datetime | time


@dataclass(frozen=True)
class SheetCell:
    """One cell that holds something."""

    row: int
    column: int
    value: Plain

    @property
    def address(self) -> str:
        """As Excel names it: B7."""
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True)
class Sheet:
    """A sheet as rows of the cells that hold something; rows without any are left out."""

    name: str
    rows: tuple[tuple[SheetCell, ...], ...]
    merged: tuple[str, ...] = ()
    """Ranges of cells shown as one, such as A5:A9: only the first of them holds something."""


class TooMuch(Exception):
    """A limit was reached; the problem that says so stands in the list already."""


class Reading:
    """One reading of a workbook named `name`: what it found to mend stands in `problems`."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self._name = name
        self._limits = limits
        self._cells_left = limits.cells
        self._merges_left = limits.merges

    def report(self, message: str, sheet: str | None = None, cell: str | None = None) -> None:
        """Add a problem. Raises TooMuch when the list is long enough."""
        if len(self.problems) == self._limits.problems:
            self.problems.append(Problem(Place(self._name), _("There is more to mend than is listed here.")))
            raise TooMuch
        self.problems.append(Problem(Place(self._name, sheet, cell), message))

    def sheets(self, file: BinaryIO) -> list[Sheet]:
        """The sheets of the workbook in `file`. Raises TooMuch, and whatever openpyxl raises on damage."""
        try:
            book = open_workbook(file, whole_bytes=self._limits.whole_bytes)
        except LargePart as part:
            self.report(
                _(
                    "The part %(part)s of the workbook has %(size)d MB, and cells need at most %(most)d MB of it. "
                    "Copy the cells that matter to a new workbook."
                )
                % {
                    "part": part.name,
                    "size": -(-part.size // MEGABYTE),
                    "most": self._limits.whole_bytes // MEGABYTE,
                }
            )
            raise TooMuch from part
        try:
            return [self._sheet(worksheet) for worksheet in book.worksheets]
        finally:
            book.close()

    def _sheet(self, worksheet: Any) -> Sheet:
        merged = self._merged(worksheet)  # first, because openpyxl reads them all behind the last row
        return Sheet(worksheet.title, tuple(self._rows(worksheet)), merged)

    def _rows(self, worksheet: Any) -> Iterator[tuple[SheetCell, ...]]:
        for number, row in enumerate(worksheet.iter_rows(min_row=1, min_col=1), 1):
            self._cells_left -= len(row) + 1
            if number > self._limits.rows or self._cells_left < 0:
                self.report(
                    _("The sheet is too long: at most %(rows)d rows and %(cells)d cells are read. Split it.")
                    % {"rows": self._limits.rows, "cells": self._limits.cells},
                    worksheet.title,
                )
                raise TooMuch
            cells = tuple(self._cells(worksheet.title, number, row))
            if cells:
                yield cells

    def _merged(self, worksheet: Any) -> tuple[str, ...]:
        try:
            with worksheet._get_source() as part:
                merged = merged_ranges(part, most=self._merges_left)
        except TooManyMerges as limit:
            self.report(
                _("The sheets merge too many cells: at most %(merges)d merged ranges are read. Unmerge the cells.")
                % {"merges": self._limits.merges},
                worksheet.title,
            )
            raise TooMuch from limit
        self._merges_left -= len(merged)
        return merged

    def _cells(self, sheet: str, number: int, row: tuple[Any, ...]) -> Iterator[SheetCell]:
        for column, cell in enumerate(row, 1):
            if cell.value is None:
                continue
            wrong = self._what_is_wrong(column, cell)
            if wrong:
                self.report(wrong, sheet, f"{get_column_letter(column)}{number}")
            else:
                yield SheetCell(number, column, plain_value(cell.value))
            if column > self._limits.columns:
                raise TooMuch

    def _what_is_wrong(self, column: int, cell: Any) -> str:
        if column > self._limits.columns:
            return _("The sheet is too wide: at most %(columns)d columns are read. Delete the others.") % {
                "columns": self._limits.columns
            }
        if cell.data_type == "f":
            return _("The cell holds a formula. Copy it, and paste it as values (Paste Special, Values).")
        if cell.data_type == "e" or (isinstance(cell.value, float) and not math.isfinite(cell.value)):
            return _("The cell holds the error %(error)s. Write the figure, or leave the cell empty.") % {
                "error": cell.value
            }
        return ""


def plain_value(value: Any) -> Plain:
    """What openpyxl read, without floats: Excel shows 0.1 for a float that is not quite 0.1, and so do we."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(repr(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, timedelta):
        return str(value)
    result: Plain = value
    return result
