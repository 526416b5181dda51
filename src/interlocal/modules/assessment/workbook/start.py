"""The first sheet: what the workbook is for, how to fill it in, and, hidden, what it was made from."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from openpyxl.styles import Alignment, Font
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from interlocal.core.measures.models import AUDIENCE_MEANINGS
from interlocal.core.sources import GRADE_MEANINGS, Grade
from interlocal.platform.problems import BadFile, Place, Problem
from interlocal.ui.dates import day_text
from interlocal.ui.workbooks import SheetCell, Workbook
from interlocal.ui.workbooks.writer import DARK, HEADER_LINE, write_text

from . import layout
from .layout import Filled, WorkbookArea, WorkbookScan, keys_in

_WIDTHS = {"A": 10, "B": 30, "C": 90}
_TOP = Alignment("left", "top", wrap_text=True)
#: Column 1, then the two that are seen.
Line = tuple[str, str, str | None]


def write_start(
    sheet: Any, scan: WorkbookScan, filled: Filled, sheets: Mapping[str, WorkbookArea], *, made: datetime.date
) -> None:
    """Write it; `sheets` are those of the areas, by name."""
    sheet.title = layout.start_name()
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["A"].hidden = True
    row = 1
    for title, lines in _parts(scan, filled, sheets, made):
        cell = sheet.cell(row, 2)
        write_text(cell, title)
        cell.font = Font(bold=True, size=16 if row == 1 else 13, color=DARK)
        for beside in (2, 3):
            sheet.cell(row, beside).border = HEADER_LINE
        for line in lines:
            row += 1
            for number, text in enumerate(line, 1):
                if text:
                    write_text(sheet.cell(row, number), text)
                    sheet.cell(row, number).alignment = _TOP
            sheet.cell(row, 2).font = Font(bold=True)
            if line[0].startswith(layout.AREA):
                _link(sheet.cell(row, 2), line[1])
        row += 2
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.sheet_view.showGridLines = False


def _parts(
    scan: WorkbookScan, filled: Filled, sheets: Mapping[str, WorkbookArea], made: datetime.date
) -> Iterator[tuple[str, Sequence[Line]]]:
    government = filled.government_name
    about = [
        (
            "",
            _("What this is"),
            _("The figures of %(areas)d areas of work, for the scan “%(scan)s” of %(partnership)s.")
            % {"areas": len(sheets), "scan": scan.title, "partnership": scan.partnership_name},
        ),
        (
            "",
            _("For whom"),
            _("Whoever keeps the figures of %(government)s. What is known already is filled in.")
            % {"government": government},
        ),
        ("", _("By when"), day_text(scan.due) if scan.due else _("No day is set.")),
        ("", _("Whom to ask"), scan.ask or _("Whoever sent you this workbook.")),
    ]
    yield (
        _("Figures of %(government)s") % {"government": government},
        [*([("", _("Label"), filled.label)] if filled.label else []), *about],
    )
    yield (_("How to fill it in"), [("", title, text) for title, text in _guide()])
    audiences = [("", str(each.label), str(AUDIENCE_MEANINGS[each])) for each in filled.audiences]
    yield (_("Who may see a figure"), audiences)
    yield (_("How far a figure can be trusted"), [("", each.value, str(GRADE_MEANINGS[each])) for each in Grade])
    yield (
        _("What this workbook was made from"),
        [
            (f"{layout.SCAN}{scan.id}", _("Scan"), scan.key),
            (f"{layout.GOVERNMENT}{filled.government}", _("Government"), government),
            (f"{layout.STATE}{filled.state}", _("State"), filled.state),
            ("", _("Made on"), day_text(made)),
        ],
    )
    yield (_("Sheets"), [(f"{layout.AREA}{area.service}", name, area.name) for name, area in sheets.items()])


def _guide() -> list[tuple[str, str]]:
    return [
        (
            _("One sheet, one area"),
            _("Fill in what you know in the pale yellow cells, and leave the rest empty: an empty row says nothing."),
        ),
        (
            _("Missing is not zero"),
            _("Where you have no figure, say why under “Why it is missing”. A figure that stood is not just emptied."),
        ),
        (
            _("Fiscal year"),
            _(
                "FY2026 ends in 2026. Empty rows name the present year: change it where your figure is of another one."
                " For a second year copy the whole row, by its number at the left, and change the year in the copy."
                " A year that is changed in its row adds a figure; that of the former year stays."
            ),
        ),
        (
            _("Who may see it"),
            _(
                "Yours to decide for each figure; an empty row begins with the narrowest. What members have in common"
                " is found from what the whole partnership sees. What you take back is gone for others with all its"
                " former versions."
            ),
        ),
        (
            _("Leave as they are"),
            _("The names of the sheets, their hidden first row and their hidden first columns: they say what is what."),
        ),
        (
            _("Send it back"),
            _("Upload it on the page that you have it from. You see what would change before anything is written."),
        ),
    ]


def _link(cell: Any, name: str) -> None:
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(name)}!A1", display=cell.value)
    cell.font = Font(bold=True, underline="single", color="005EA2")


@dataclass(frozen=True)
class Start:
    """What the first sheet says: its own name, the state that it was made from, and the areas' services by sheet."""

    name: str
    state: str
    sheets: Mapping[str, UUID]


def read_start(book: Workbook, scan: WorkbookScan, filled: Filled) -> Start:
    """Read it; BadFile where there is none, or it is another scan's or government's."""
    for sheet in book.sheets:
        marked = {str(cells[0].value): cells[1:] for cells in sheet.rows if cells[0].column == 1}
        if any(mark.startswith(layout.SCAN) for mark in marked):
            return _checked(book, sheet.name, marked, scan, filled)
    message = _("This is no workbook that was downloaded here, or its first sheet was changed. Download it anew.")
    raise BadFile([*book.problems, Problem(Place(book.name), message)])


def _checked(
    book: Workbook, name: str, marked: Mapping[str, Sequence[SheetCell]], scan: WorkbookScan, filled: Filled
) -> Start:
    told = {mark.partition(":")[0] + ":": str(cells[-1].value) for mark, cells in marked.items() if cells}
    keys = {mark.partition(":")[0] + ":": mark.partition(":")[2] for mark in marked}
    problems = [
        Problem(Place(book.name, name), message % {"theirs": told.get(mark, ""), "ours": ours})
        for mark, key, ours, message in (
            (
                *(layout.SCAN, scan.id, scan.key),
                _("This is the workbook of another scan, “%(theirs)s”, and you are at “%(ours)s”. Upload it there."),
            ),
            (
                *(layout.GOVERNMENT, filled.government, filled.government_name),
                _("This is the workbook of %(theirs)s, and you are at that of %(ours)s. Upload it there."),
            ),
        )
        if keys.get(mark) != str(key)
    ]
    if problems:
        raise BadFile([*book.problems, *problems])
    areas = {str(cells[0].value): mark for mark, cells in marked.items() if mark.startswith(layout.AREA) and cells}
    services = {sheet: key for sheet, mark in areas.items() for key in keys_in(mark.partition(":")[2])}
    return Start(name, keys.get(layout.STATE, ""), services)
