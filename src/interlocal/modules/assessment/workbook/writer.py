"""The workbook that is handed out: a sheet for each area, with what stands and drop-down lists for what is asked."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from interlocal.core.measures.models import Audience
from interlocal.core.measures.service import SERVICE_MEASURES
from interlocal.core.measures.standard import Holds, Measure
from interlocal.core.sources import Grade
from interlocal.modules.assessment.rules.answers import year_asked
from interlocal.ui.import_wizard.sheet import Entry
from interlocal.ui.plain_text import plain
from interlocal.ui.workbooks.formulas import computed
from interlocal.ui.workbooks.writer import DARK, MUTED, TRUSTED_DIGITS, file_of, write_text

from . import layout
from .layout import COLUMNS, NUMBER, Filled, WorkbookArea, WorkbookScan
from .start import write_start
from .words import shown

_TOP = Alignment("left", "top", wrap_text=True)
_RIGHT = Alignment("right", "top")
_THIN = Side("thin", "A9AEB1")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TO_FILL = PatternFill("solid", fgColor="FEFBE8")
_BAND = PatternFill("solid", fgColor="DFE1E2")
_HEAD = PatternFill("solid", fgColor=DARK)


def write(scan: WorkbookScan, filled: Filled, *, made: datetime.date) -> bytes:
    """The .xlsx file. The same arguments give the same bytes."""
    book = Workbook()
    sheets = layout.area_sheets(scan.areas)
    write_start(book.active, scan, filled, sheets, made=made)
    standing: dict[tuple[UUID, str], list[Entry]] = defaultdict(list)
    for entry in sorted(filled.entries, key=lambda each: (each.values["period"], each.values["audience"])):
        standing[entry.values["figure"]].append(entry)
    lists = book.create_sheet(layout.lists_name())
    offered = _write_lists(lists, filled.audiences)
    looks = _Looks(lists)
    for name, area in sheets.items():
        _write_area(book.create_sheet(name), scan, area, filled, standing, offered, looks, year_asked(made))
    book.move_sheet(lists, len(sheets))
    return file_of(book, title=_("Figures of %(government)s") % {"government": filled.government_name}, made=made)


class _Looks:
    """How cells look: each look is made once, and copied, which takes a tenth of the time."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._made: dict[Any, Any] = {}

    def give(self, cell: Any, number_format: str = "General", **look: Any) -> None:
        key = (number_format, *((name, id(part)) for name, part in look.items()))
        if key not in self._made:
            model = Cell(self._sheet, 1, 1)  # of the workbook, which keeps the looks, and in no sheet
            model.number_format = number_format
            for name, part in look.items():
                setattr(model, name, part)
            self._made[key] = model
        cell._style = copy(self._made[key]._style)


_MUTED = Font(color=MUTED)
_STRONG = Font(bold=True, color=DARK)
_WHITE = Font(bold=True, color="FFFFFF")


def _write_area(
    sheet: Any,
    scan: WorkbookScan,
    area: WorkbookArea,
    filled: Filled,
    standing: Mapping[tuple[UUID, str], Sequence[Entry]],
    offered: Mapping[str, str],
    looks: _Looks,
    year: str,
) -> None:
    for column in COLUMNS:
        write_text(sheet.cell(layout.KEYS_ROW, NUMBER[column.key]), column.key)
        letter = get_column_letter(NUMBER[column.key])
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column in layout.HIDDEN
    sheet.row_dimensions[layout.KEYS_ROW].hidden = True
    write_text(sheet.cell(layout.TITLE_ROW, 1), layout.TITLE)
    title = sheet.cell(layout.TITLE_ROW, NUMBER["figure"])
    write_text(title, " · ".join(filter(None, (area.name, filled.government_name, filled.label))))
    title.font = Font(bold=True, size=14, color=DARK)
    write_text(sheet.cell(layout.HEADINGS_ROW, 1), layout.HEADINGS)
    for column in COLUMNS[2:]:
        cell = sheet.cell(layout.HEADINGS_ROW, NUMBER[column.key])
        write_text(cell, column.title)
        looks.give(cell, font=_WHITE, fill=_HEAD, alignment=_TOP)
        if column.hint:
            cell.comment = Comment(str(column.hint), "interlocal", width=320, height=120)
    rules = _Rules(offered)
    row = layout.HEADINGS_ROW
    for heading, measures in layout.GROUPS:
        row += 1
        write_text(sheet.cell(row, NUMBER["figure"]), heading)
        for column in COLUMNS[2:]:
            looks.give(sheet.cell(row, NUMBER[column.key]), font=_STRONG, fill=_BAND)
        for measure in measures:
            for entry in standing.get((area.service, measure.key), [None]):
                row += 1
                _write_figure(sheet, row, measure, entry, filled, looks, year)
                rules.add(measure, row)
    rules.lay_on(sheet, last=row)
    sheet.freeze_panes = sheet.cell(layout.HEADINGS_ROW + 1, NUMBER["value"])
    sheet.print_title_rows = f"{layout.TITLE_ROW}:{layout.HEADINGS_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text = plain(f"{scan.title} · {filled.government_name} · {filled.label}").replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"


def _write_figure(
    sheet: Any, row: int, measure: Measure, entry: Entry | None, filled: Filled, looks: _Looks, year: str
) -> None:
    blank = {"audience": filled.audiences[0], "period": "" if measure.standing else year}
    values: Mapping[str, Any] = entry.values if entry else blank
    write_text(sheet.cell(row, NUMBER["key"]), measure.key)
    if entry:
        write_text(sheet.cell(row, NUMBER["stood"]), filled.stood[entry.id])
    for key, text in (("figure", measure.title), ("unit", layout.UNITS[measure.unit]), ("meaning", measure.definition)):
        cell = sheet.cell(row, NUMBER[key])
        write_text(cell, text)
        looks.give(cell, font=_STRONG if key == "figure" else _MUTED, alignment=_TOP)
    sheet.cell(row, NUMBER["figure"]).comment = Comment(str(measure.definition), "interlocal", width=320, height=90)
    _write_value(sheet.cell(row, NUMBER["value"]), measure, values.get("said", ""), looks)
    audience = values["audience"]
    words = {
        "period": values["period"],
        "missing": values.get("missing", ""),
        "source": values.get("source", ""),
        "grade": values.get("grade") or "",
        "audience": Audience(audience).label,
    }
    for key, word in words.items():
        cell = sheet.cell(row, NUMBER[key])
        quoted = _put(cell, word)
        is_open = key != "period" or not measure.standing
        looks.give(cell, "@", alignment=_TOP, border=_BOX, **({"fill": _TO_FILL} if is_open else {}))
        if quoted:
            cell.quotePrefix = True


def _write_value(cell: Any, measure: Measure, said: str, looks: _Looks) -> None:
    number_format, alignment, quoted = "@", _TOP, False
    if measure.holds is Holds.NUMBER:
        number_format, alignment = _number_format(measure, said), _RIGHT
    elif measure.holds is Holds.DAY:
        number_format = "mm/dd/yyyy"
    if measure.holds is Holds.NUMBER and said and len(said.replace(".", "")) <= TRUSTED_DIGITS:
        cell.value = Decimal(said)
    elif measure.holds is Holds.DAY and said:
        cell.value = datetime.date.fromisoformat(said)
    else:
        quoted = _put(cell, shown(measure, said))
    looks.give(cell, number_format, alignment=alignment, border=_BOX, fill=_TO_FILL)
    if quoted:
        cell.quotePrefix = True


def _put(cell: Any, text: str) -> bool:
    """Write a text, none as an empty cell; whether a spreadsheet would compute it."""
    if not text:
        return False
    write_text(cell, text)
    return computed(text)


def _number_format(measure: Measure, said: str) -> str:
    places = len(said.partition(".")[2])
    if measure.unit == "usd":
        places = places and max(2, places)
    elif not said:
        return "General"
    return ('"$"' if measure.unit == "usd" else "") + "#,##0" + ("." + "0" * places if places else "")


def _write_lists(sheet: Any, audiences: Sequence[Audience]) -> dict[str, str]:
    """The words to choose from, a column each; the range of each by its key."""
    words: dict[str, list[str]] = {
        "grade": [grade.value for grade in Grade],
        "audience": [str(each.label) for each in audiences],
    }
    for measure in SERVICE_MEASURES.values():
        if measure.choices:
            words[measure.key] = [str(word) for word in measure.choices.values()]
    offered = {}
    sheet.sheet_state = "hidden"
    write_text(sheet.cell(1, 1), layout.LISTS)
    for number, (key, column) in enumerate(words.items(), 2):
        for row, word in enumerate((key, *column), 1):
            write_text(sheet.cell(row, number), word)
        letter = get_column_letter(number)
        offered[key] = f"{quote_sheetname(sheet.title)}!${letter}$2:${letter}${len(column) + 1}"
    return offered


class _Rules:
    """What Excel itself holds whoever types to; what is pasted is checked when the workbook comes back."""

    def __init__(self, offered: Mapping[str, str]) -> None:
        self._offered = offered
        self._number = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        self._number.error = _("Write a number from zero up, without its unit.")
        self._day = DataValidation("date", operator="greaterThanOrEqual", formula1="1", allow_blank=True)
        self._day.error = _("Write a day, such as 12/31/2026.")
        self._chosen: dict[str, DataValidation] = {}

    def add(self, measure: Measure, row: int) -> None:
        cell = f"{get_column_letter(NUMBER['value'])}{row}"
        if measure.holds is Holds.NUMBER:
            self._number.add(cell)
        elif measure.holds is Holds.DAY:
            self._day.add(cell)
        elif measure.holds is Holds.CHOICE:
            self._chosen.setdefault(measure.key, self._list(measure.key)).add(cell)

    def lay_on(self, sheet: Any, *, last: int) -> None:
        for rule in self._all(last):
            rule.showErrorMessage = True
            sheet.add_data_validation(rule)

    def _all(self, last: int) -> Iterator[DataValidation]:
        yield from (self._number, self._day, *self._chosen.values())
        for key in ("grade", "audience"):
            rule = self._list(key)
            letter = get_column_letter(NUMBER[key])
            rule.add(f"{letter}{layout.HEADINGS_ROW + 1}:{letter}{last}")
            yield rule

    def _list(self, key: str) -> DataValidation:
        rule = DataValidation("list", formula1=self._offered[key], allow_blank=True)
        rule.error = _("Choose one of the list.")
        return rule
