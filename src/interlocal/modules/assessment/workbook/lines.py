"""The rows of the workbook that say which figure they are of, and what their cells say in every language alike."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from openpyxl.utils import range_boundaries

from interlocal.core.measures.service import DOES, SERVICE_MEASURES
from interlocal.core.measures.standard import Measure
from interlocal.platform.problems import Place, Problem
from interlocal.ui.import_wizard.cells import BadCell
from interlocal.ui.import_wizard.headings import letter_of
from interlocal.ui.import_wizard.names import UnknownName, Vocabulary
from interlocal.ui.import_wizard.sheet import Entry
from interlocal.ui.workbooks import Sheet, SheetCell, Workbook

from . import layout
from .layout import WorkbookArea
from .start import Start
from .words import period_said, understood

#: A figure of the scan: the service, and the key of the measure.
Key = tuple[UUID, str]


@dataclass
class Line:
    """A row as it is read: `said` by column, None where a cell can't be read."""

    sheet: str
    number: int
    figure: Key
    measure: Measure
    cells: dict[str, SheetCell]
    said: dict[str, str | None] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    stood: str = ""
    origin: Entry | None = None  # that it was made from
    entry: Entry | None = None  # that it changes

    @property
    def identity(self) -> tuple[Key, str | None, str | None]:
        return (self.figure, self.said["period"], self.said["audience"])

    @property
    def is_blank(self) -> bool:
        return not self.stood and self.said["value"] == "" and self.said["missing"] == ""

    @property
    def digest(self) -> str:
        """As `layout.digest` of what stands; none where a cell can't be read."""
        parts = [self.said[key] for key in ("period", "value", "missing", "source", "grade", "audience")]
        return "" if None in parts else layout.digest(tuple(parts))  # type: ignore[arg-type]


class Lines:
    """One reading of the sheets of the areas; what is wrong stands in `problems`, and where columns stand in `columns`.

    `names` are the words for "grade" and "audience".
    """

    def __init__(
        self, book: Workbook, start: Start, areas: Collection[WorkbookArea], names: Mapping[str, Vocabulary]
    ) -> None:
        self.problems: list[Problem] = list(book.problems)
        self.columns: dict[str, dict[str, int]] = {}
        self._book, self._start, self._areas, self._names = book, start, areas, names
        self._broken = {(problem.where.sheet, problem.where.cell) for problem in book.problems}

    def read(self) -> list[Line]:
        """Every row that says something."""
        lines = [line for sheet, area in self._sheets() for line in self._lines(sheet, area)]
        return [line for line in lines if not line.is_blank]

    def report(self, line: Line, key: str, *sentences: str) -> None:
        """Add what is wrong with a cell of a row."""
        self.problems.append(Problem(Place(self._book.name, line.sheet, self._address(line, key)), " ".join(sentences)))

    def _address(self, line: Line, key: str) -> str:
        return f"{letter_of(self.columns[line.sheet][key])}{line.number}"

    def _sheets(self) -> Iterator[tuple[Sheet, WorkbookArea]]:
        """The sheets of the areas that the workbook was made with; whatever is amiss with one is reported."""
        here = {sheet.name: sheet for sheet in self._book.sheets if sheet.rows and not self._is_ours(sheet)}
        areas = {area.service: area for area in self._areas}
        strange = [name for name in here if name not in self._start.sheets]
        missing = [name for name in self._start.sheets if name not in here]
        for name in missing:
            message = _("The sheet “%(name)s” is not there. Expected are: %(expected)s.")
            told = message % {"name": name, "expected": ", ".join(self._start.sheets)}
            if strange:
                renamed = _("Not expected are: %(strange)s. If one of them is it, give it its name back.")
                told = f"{told} {renamed % {'strange': ', '.join(strange)}}"
            self.problems.append(Problem(Place(self._book.name, name), told))
        for name in strange if not missing else ():
            message = _("The sheet “%(name)s” is none of this workbook. Delete it: nothing in it would be read.")
            self.problems.append(Problem(Place(self._book.name, name), message % {"name": name}))
        for name, service in self._start.sheets.items():
            if name in missing:
                continue
            if service in areas:
                yield here[name], areas[service]
            else:
                message = _("The scan has this area no longer. Delete the sheet and its line in the first sheet.")
                self.problems.append(Problem(Place(self._book.name, name), message))

    def _is_ours(self, sheet: Sheet) -> bool:
        return sheet.name == self._start.name or any(
            cell.column == 1 and cell.value == layout.LISTS for cell in sheet.rows[0]
        )

    def _lines(self, sheet: Sheet, area: WorkbookArea) -> list[Line]:
        """The rows of an area's sheet that say which figure they are of; the others are reported if they say more."""
        columns = {str(cell.value): cell.column for cell in sheet.rows[0]}
        needed = [column.key for column in layout.COLUMNS if column not in (layout.UNIT, layout.MEANING)]
        if not all(key in columns for key in needed) or sheet.rows[0][0].row != layout.KEYS_ROW:
            self._report(sheet, "", _("The hidden first row was changed; it says which column is what."))
            return []
        self.columns[sheet.name] = columns
        merged = self._merged(sheet, columns)
        lines, strange = [], []
        for cells in sheet.rows[1:]:
            by_key = {key: cell for cell in cells for key, number in columns.items() if number == cell.column}
            key = str(by_key[layout.KEY.key].value).strip() if layout.KEY.key in by_key else ""
            if key in SERVICE_MEASURES:
                line = Line(sheet.name, cells[0].row, (area.service, key), SERVICE_MEASURES[key], by_key)
                self._read_cells(line, merged.get(cells[0].row, set()))
                lines.append(line)
            elif key not in (layout.TITLE, layout.HEADINGS) and any(each.key in by_key for each in layout.ASKED):
                strange.append(f"{letter_of(columns[layout.FIGURE.key])}{cells[0].row}")
        if strange and not lines:
            self._report(sheet, "", _("The hidden first column was changed; it says which figure a row is of."))
            return []
        for cell in strange:
            message = _("Nothing says which figure this row is of: its hidden first cell is empty or changed.")
            self._report(sheet, cell, message, _("To add a row, copy a whole one, by its number at the left."))
        return lines

    def _merged(self, sheet: Sheet, columns: Mapping[str, int]) -> dict[int, set[str]]:
        """The columns of each row whose cells are merged with others; reported once for each range."""
        touched: dict[int, set[str]] = {}
        for cells in sheet.merged:
            left, top, right, bottom = range_boundaries(cells)
            keys = {key for key, number in columns.items() if left <= number <= right}
            if keys.isdisjoint(column.key for column in layout.ASKED) or bottom <= layout.HEADINGS_ROW:
                continue
            message = _("The cells %(cells)s are merged. Unmerge them, and fill in every row.") % {"cells": cells}
            self.problems.append(Problem(Place(self._book.name, sheet.name, cells.partition(":")[0]), message))
            last = min(bottom, sheet.rows[-1][0].row)
            for row in range(top, last + 1):
                touched.setdefault(row, set()).update(keys)
        return touched

    def _read_cells(self, line: Line, merged: Collection[str]) -> None:
        """What the cells of a row say, whatever the language; values that can't be are reported."""
        line.stood = str(line.cells[layout.STOOD.key].value) if layout.STOOD.key in line.cells else ""
        for column in layout.ASKED:
            key, cell = column.key, line.cells.get(column.key)
            address = self._address(line, key)
            if key in merged or (line.sheet, address) in self._broken:
                line.unread.add(key)
                line.said[key] = "" if key in merged and cell is None else None
                continue
            try:
                line.said[key] = self._said(line.measure, key, cell.value if cell else None)
            except BadCell as bad:
                self.problems.append(Problem(Place(self._book.name, line.sheet, address), str(bad)))
                line.unread.add(key)
                line.said[key] = None
            except UnknownName:  # the wizard says so of each
                line.said[key] = None

    def _said(self, measure: Measure, key: str, value: Any) -> str:
        if key == "value":
            return understood(measure, value)
        if key == "period":
            return period_said(value)
        text = understood(DOES, value)
        if key in ("grade", "audience") and text:
            return self._names[key].find(text) or ""
        return text

    def _report(self, sheet: Sheet, cell: str, *sentences: str) -> None:
        anew = () if cell else (_("Download the workbook anew, and copy your entries into that."),)
        where = Place(self._book.name, sheet.name, cell or None)
        self.problems.append(Problem(where, " ".join((*sentences, *anew))))
