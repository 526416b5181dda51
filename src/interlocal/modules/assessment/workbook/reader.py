"""The workbook that comes back: which rows say something, and whether they were made from what stands today.

A row that says what it said when the workbook was made says nothing, whatever was recorded since. One that was filled
in anew, while the figure was changed elsewhere too, is reported with what stands now: only its writer knows which of
the two holds. The other rows are taken: figures of a hundred areas come from several departments, and a workbook that
was refused whole because one of them answered meanwhile would never come in.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.measures.standard import Measure
from interlocal.platform.problems import Place, Problem
from interlocal.ui.import_wizard.fields import ENTRY
from interlocal.ui.import_wizard.headings import letter_of
from interlocal.ui.import_wizard.sheet import Entry, Ground, Row
from interlocal.ui.workbooks import SheetCell, Workbook

from . import layout
from .layout import Filled, WorkbookScan, keys_in
from .lines import Line, Lines
from .start import read_start
from .words import shown


def read(book: Workbook, scan: WorkbookScan, filled: Filled, ground: Ground) -> "FilledIn":
    """Its rows and what is wrong with its form; BadFile where it is not this scan's and this government's."""
    start = read_start(book, scan, filled)
    lines = Lines(book, start, scan.areas, ground.names)
    rows = _Rows(lines, filled, ground, is_of_today=start.state == filled.state).rows()
    fields = [layout.FIGURE.key, *(column.key for column in layout.ASKED)]
    return FilledIn(book.name, fields, rows, lines.problems, lines.columns)


@dataclass(frozen=True)
class FilledIn:
    """A table for the wizard (`import_wizard.sheet.Table`), of the rows of several sheets."""

    file: str
    fields: Collection[str]
    rows: list[Row]
    problems: list[Problem]
    columns: Mapping[str, Mapping[str, int]]  # of each sheet

    def place(self, row: Row | None = None, field: str = "") -> Place:
        if row is None:
            return Place(self.file)
        number = self.columns[row.sheet][field if field in self.columns[row.sheet] else layout.FIGURE.key]
        return Place(self.file, row.sheet, f"{letter_of(number)}{row.number}")


#: Columns whose cells the wizard reads as they are.
_AS_WRITTEN = ("missing", "source", "grade", "audience")


class _Rows:
    """From lines to rows: which figure each is about, and whether it still says something."""

    def __init__(self, lines: Lines, filled: Filled, ground: Ground, *, is_of_today: bool) -> None:
        self.lines, self.filled, self.ground, self.is_of_today = lines, filled, ground, is_of_today
        self.by_id = {entry.id: entry for entry in ground.entries}
        self.by_identity = {
            (entry.values["figure"], entry.values["period"], entry.values["audience"]): entry
            for entry in ground.entries
        }

    def rows(self) -> list[Row]:
        lines = self.lines.read()
        self._claim(lines)
        if not self.is_of_today:
            lines = [line for line in lines if self._still_meant(line)]
        return [self._row(line) for line in self._once(lines)]

    def _claim(self, lines: list[Line]) -> None:
        """Say of each row which figure it changes: the one that it was made from, unless its year was changed.

        Of a row and its copies it is the one with the same readers.
        """
        claims: dict[UUID, Line] = {}
        for line in lines:
            stood = line.stood.partition(":")[0]
            line.origin = next((self.by_id[key] for key in keys_in(stood) if key in self.by_id), None)
            if line.origin is None:
                continue
            values = line.origin.values
            same_figure = (line.figure, line.said["period"]) == (values["figure"], values["period"])
            same_readers = line.said["audience"] == values["audience"]
            if same_figure and (same_readers or line.origin.id not in claims):
                claims[line.origin.id] = line
        for key, line in claims.items():
            line.entry = self.by_id[key]

    def _still_meant(self, line: Line) -> bool:
        """Whether a row of a workbook that is not of today's state says something; reported where only half."""
        made_from = line.stood.rpartition(":")[2]
        unchanged = made_from == self._digest(line.origin)
        if made_from and line.digest == made_from:
            return unchanged
        stands = self.by_identity.get(line.identity)
        if (stands and line.digest == self._digest(stands)) or (unchanged and stands in (None, line.origin)):
            return True
        now = stands or line.origin
        told = _told(line.measure, now.values) if now else _("no longer there, or no longer shown to you")
        self.lines.report(
            line,
            layout.VALUE.key,
            _("This figure was changed after the workbook was made; it now is: %(now)s.") % {"now": told},
            _("Download the workbook anew, and enter yours there if it still holds."),
        )
        return False

    def _digest(self, entry: Entry | None) -> str:
        return self.filled.stood[entry.id].rpartition(":")[2] if entry else ""

    def _once(self, lines: list[Line]) -> list[Line]:
        """Without the second row of the same figure, year and readers, which is reported."""
        first: dict[Any, Line] = {}
        for line in lines:
            if first.setdefault(line.identity, line) is not line and None not in line.identity:
                message = _("Row %(first)d is about the same figure, year and readers. Keep one of the two.")
                self.lines.report(line, layout.FIGURE.key, message % {"first": first[line.identity].number})
        return [line for line in lines if None in line.identity or first[line.identity] is line]

    def _row(self, line: Line) -> Row:
        """As the wizard reads it: figure and value as they are shown, and which entry it is about."""
        figure = self.lines.columns[line.sheet][layout.FIGURE.key]
        label = self.ground.names[layout.FIGURE.key].label(line.figure)
        kept = [key for key in line.cells if key in _AS_WRITTEN]
        cells = {key: line.cells[key] for key in kept}
        cells[layout.FIGURE.key] = SheetCell(line.number, figure, label)
        for key, text in (("value", shown(line.measure, line.said["value"] or "")), ("period", line.said["period"])):
            if text:
                cells[key] = SheetCell(line.number, self.lines.columns[line.sheet][key], text)
        if line.entry:
            cells[ENTRY.key] = SheetCell(line.number, figure, str(line.entry.id))
        return Row(line.number, cells, line.sheet, frozenset(line.unread))


def _told(measure: Measure, values: Mapping[str, Any]) -> str:
    return values["missing"] or f"{shown(measure, values['said'])} {values['period']}".strip()
