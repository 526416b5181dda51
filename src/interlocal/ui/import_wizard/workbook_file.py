"""Workbooks to fill in and to import again: the template, and what stands already."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from interlocal.ui.plain_text import plain
from interlocal.ui.workbooks.formulas import computed
from interlocal.ui.workbooks.writer import file_of, sheet_name

from .cells import value_of
from .csv_file import write_csv
from .fields import EXAMPLE, NAMED, SPOKEN, Field, Kind
from .names import Name, Names, Vocabulary
from .sheet import Ground, ImportableSheet
from .table import MOST_ROWS

_HEADING = Font(bold=True, color="FFFFFF")
_FILL = PatternFill("solid", fgColor="162E51")
_MUTED = Font(italic=True, color="565C65")
_WIDE = 28  # characters that fit a column
_TRUSTED_DIGITS = 15  # Excel keeps no more of a number

Vocabularies = Mapping[str, Vocabulary]


def template(title: str, columns: Sequence[Field], names: Vocabularies) -> bytes:
    """A workbook to fill in: headings with notes, an example row that is never imported, lists of known names.

    The first column of the example holds the mark that makes it one. `names` by field key, as Ground has them.
    """
    book = Workbook()
    page = _headed(book.active, title, columns)
    _example(page, columns, names)
    _choices(book.create_sheet(_("Choices")), page, columns, names)
    _guide(book.create_sheet(_("How to fill it in")), columns, names)
    return file_of(book, title=title)


def exported(sheet: ImportableSheet, ground: Ground, *, label: str = "") -> bytes:
    """A workbook of what stands that, imported again as it is, changes nothing.

    `label`, such as "Synthetic data", stands in each row in a column of its own: rows are soon parted from their file.
    """
    book = Workbook()
    page = _headed(book.active, str(sheet.title), sheet.columns)
    last = len(sheet.columns) + 1
    if label:
        _text(page.cell(1, last), _("Label"))
    for number, entry in enumerate(ground.entries, 2):
        texts = ground.texts(sheet.fields, entry.values)
        _text(page.cell(number, 1), str(entry.id))
        for column, field in enumerate(sheet.fields, 2):
            _value(page.cell(number, column), field, entry.values[field.key], texts[field.key])
        _text(page.cell(number, last), label)
    return file_of(book, title=str(sheet.title))


def exported_csv(sheet: ImportableSheet, ground: Ground, *, label: str = "") -> bytes:
    """The same as CSV."""
    labels = ([_("Label")], [label]) if label else ([], [])
    return write_csv(
        [*(str(field.title) for field in sheet.columns), *labels[0]],
        ([str(entry.id), *ground.texts(sheet.fields, entry.values).values(), *labels[1]] for entry in ground.entries),
    )


def _headed(page: Any, title: str, columns: Sequence[Field]) -> Any:
    page.title = sheet_name(title, ())
    for column, field in enumerate(columns, 1):
        cell = page.cell(1, column)
        _text(cell, str(field.title))
        cell.font, cell.fill, cell.alignment = _HEADING, _FILL, Alignment(wrap_text=True, vertical="top")
        note = " ".join(filter(None, (_needed(field), str(field.help))))
        if note:
            cell.comment = Comment(note, "interlocal", width=320, height=120)
        page.column_dimensions[get_column_letter(column)].width = 14 if field.kind is Kind.DATE else _WIDE
    page.freeze_panes = "B2"
    return page


def _example(page: Any, columns: Sequence[Field], names: Vocabularies) -> None:
    _text(page.cell(2, 1), EXAMPLE)
    for column, field in enumerate(columns[1:], 2):
        if field.kind in SPOKEN:  # no row that names bodies of no partnership is ever imported, marked or not
            _text(page.cell(2, column), _example_of(field, names))
        else:
            _value(page.cell(2, column), field, value_of(field, field.example), field.example)
    for cell in page[2]:
        cell.font = _MUTED


def _choices(lists: Any, page: Any, columns: Sequence[Field], names: Vocabularies) -> None:
    """Known names, a column for each field; a cell that holds one name offers them as a drop-down list."""
    named = [(number, field) for number, field in enumerate(columns, 1) if _names(field, names)]
    for column, (number, field) in enumerate(named, 1):
        labels = [name.label for name in _names(field, names)]
        for row, text in enumerate([str(field.title), *labels], 1):
            _text(lists.cell(row, column), text)
        letter, target = get_column_letter(column), get_column_letter(number)
        lists.column_dimensions[letter].width = 40
        lists.cell(1, column).font = Font(bold=True)
        if not field.many:
            offered = f"{quote_sheetname(lists.title)}!${letter}$2:${letter}${len(labels) + 1}"
            # A warning, not a ban: names are also understood in other spellings.
            drop_down = DataValidation("list", offered, errorStyle="warning", showErrorMessage=True, allow_blank=True)
            drop_down.add(f"{target}2:{target}{MOST_ROWS + 2}")
            page.add_data_validation(drop_down)


def _guide(guide: Any, columns: Sequence[Field], names: Vocabularies) -> None:
    rows: list[Sequence[str]] = [(_("Column"), _("Needed?"), _("What to write"), _("Example"))]
    rows += [
        (
            str(field.title),
            _("yes") if field.required else _("no"),
            " ".join(filter(None, (str(field.help), _reading(field)))),
            _example_of(field, names),
        )
        for field in columns
    ]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = guide.cell(number, column)
            _text(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for letter, width in zip("ABCD", (28, 10, 80, 40), strict=True):
        guide.column_dimensions[letter].width = width


def _example_of(field: Field, names: Vocabularies) -> str:
    """An example as a person would type it; of names that have none the first."""
    if field.kind is Kind.DATE and field.example:
        return f"{value_of(field, field.example):%m/%d/%Y}"
    return field.example or next((name.label for name in _names(field, names)), "")


def _names(field: Field, names: Vocabularies) -> tuple[Name, ...]:
    """Every name that a cell of the field may hold; none where they can't be listed."""
    vocabulary = names.get(field.key)
    return vocabulary.names if isinstance(vocabulary, Names) else ()


def _needed(field: Field) -> str:
    return _("Needed.") if field.required else ""


def _reading(field: Field) -> str:
    """How cells of the field are read."""
    several = _("Several: separate them by semicolons.") if field.many else ""
    if field.kind is Kind.DATE:
        return _("Month/day/year, such as 12/31/2026.")
    if field.kind in NAMED:
        return _("A name from the sheet “Choices”.") + (
            _(" Several: separate them by semicolons.") if field.many else ""
        )
    return several


def _value(cell: Any, field: Field, value: Any, text: str) -> None:
    if len(text) > _WIDE or "\n" in text:  # a style costs more than a value, and a register has thousands
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, date):
        cell.value, cell.number_format = value, "mm/dd/yyyy"
    elif isinstance(value, Decimal) and len(value.as_tuple().digits) <= _TRUSTED_DIGITS:
        cell.value, cell.number_format = value, "#,##0.00" if field.kind is Kind.MONEY else "General"
    else:
        _text(cell, text)


def _text(cell: Any, text: str) -> None:
    """Text stays text, whatever it begins with; no text leaves the cell empty."""
    if text:
        cell.value = plain(text)
        cell.data_type = "s"
        if computed(text):
            cell.quotePrefix = True
