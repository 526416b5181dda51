import io
from datetime import date
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.ui.plain_text import plain
from interlocal.ui.tables import Column, Kind, Link, Number, Qualified, Range, Table, Value
from interlocal.ui.workbooks import flatten, read_workbook, write_workbook
from interlocal.ui.workbooks.writer import sheet_name
from tests.ui.samples import claims
from tests.ui.values import exact, numbers, tables

SHEET = "xl/worksheets/sheet1.xml"


def opened(*tables: Table, **options: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(tables, title="T", **options)))


def written(value: Value, kind: Kind = "text") -> Any:
    """The cell that `value` becomes."""
    return opened(Table("T", (Column("a", "A", kind, "not known"),), ((value,),))).active["A2"]


FULL_WIDTH = "\uff1d\uff0b\uff0d\uff20"  # = + - @


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "#REF!", "'=1", *FULL_WIDTH]
)
def test_text_is_never_computed(text: str) -> None:
    cell = written(text)
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.quotePrefix or not text.startswith(tuple(f"=+-@{FULL_WIDTH}\t"))
    package = ZipFile(io.BytesIO(write_workbook([Table(text, (Column("a", text),), ((text,),), text)], title=text)))
    assert b"<f>" not in package.read(SHEET)


@pytest.mark.parametrize(
    ("value", "kind", "stored", "number_format"),
    [
        (1_525_000, "usd", 1_525_000, '"$"#,##0'),
        (Decimal("12.5"), "usd", 12.5, '"$"#,##0.00'),
        (0, "number", 0, "#,##0"),
        (40, "percent", 0.4, "0%"),
        (Decimal("7.25"), "percent", 0.0725, "0.00%"),
        (2013, "year", 2013, "0"),
    ],
)
def test_figures_are_numbers(value: Value, kind: Kind, stored: float, number_format: str) -> None:
    cell = written(value, kind)
    assert (cell.value, cell.number_format, cell.data_type) == (stored, number_format, "n")
    assert cell.alignment.horizontal == ("left" if kind == "year" else "right")


def test_dates_are_dates() -> None:
    assert written(date(2019, 12, 10), "date").value.date() == date(2019, 12, 10)


@pytest.mark.parametrize("kind", ["text", "usd", "percent", "date", "rating"])
def test_a_missing_value_is_a_word_and_no_number(kind: Kind) -> None:
    cell = written(None, kind)
    assert (cell.value, cell.data_type) == ("not known", "s")


def test_a_number_that_excel_would_round_stays_exact_as_text() -> None:
    assert written(1234567890123456789, "number").value == "1,234,567,890,123,456,789"


@given(numbers)
def test_a_figure_comes_back_as_it_went(value: Number) -> None:
    (sheet,) = read_workbook(
        io.BytesIO(write_workbook([Table("T", (Column("a", "A", "number"),), ((value,),))], title="T")), name="T"
    ).sheets
    back = sheet.rows[1][0].value
    assert exact(str(back)) == value


def test_ranges_and_links_are_taken_apart() -> None:
    flat = flatten(claims())
    assert [column.title for column in flat.columns] == [
        "Area", "Savings", "Savings, low", "Savings, high", "Respondents", "Source", "Source, address",
    ]  # fmt: skip
    assert flat.rows[0][1:4] == ("$558,000 to slightly over $2,000,000", 558_000, 2_000_000)
    assert flat.rows[1][5:] == ("Survey", "https://example.org/survey")
    assert flat.rows[3][1:4] == (None, None, None)
    assert flat.columns[2].missing_word == "not estimated"


@given(tables("usd", "percent", "text"))
def test_a_flat_table_has_one_plain_value_in_each_cell(table: Table) -> None:
    flat = flatten(table)
    assert len(flat.rows) == len(table.rows)
    assert not any(isinstance(value, Range | Qualified | Link) for row in flat.rows for value in row)


@given(st.lists(tables("usd", "rating"), min_size=1, max_size=3))
def test_any_table_can_be_written_and_read_again(several: list[Table]) -> None:
    book = opened(*several, above=("Synthetic data",))
    assert len(book.worksheets) == len(several)
    for sheet, table in zip(book.worksheets, several, strict=True):
        header = 3
        assert sheet.freeze_panes == f"B{header + 1}"
        assert sheet["A2"].value == "Synthetic data"
        assert all(sheet.cell(header + row, 1).value for row in range(1, len(table.rows) + 1))


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_sheet_names_are_allowed_and_differ(titles: list[str]) -> None:
    names: list[str] = []
    for title in titles:
        names.append(sheet_name(title, names))
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set("[]:*?/\\'") & set(name) for name in names)


def test_without_lines_above_the_titles_stand_in_the_first_row() -> None:
    sheet = opened(claims()).active
    assert [cell.value for cell in sheet[1]][:2] == ["Area", "Savings"]
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"


def test_the_same_tables_give_the_same_bytes() -> None:
    first = write_workbook([claims()], title="T", made=date(2026, 3, 2))
    assert first == write_workbook([claims()], title="T", made=date(2026, 3, 2))
    properties = openpyxl.load_workbook(io.BytesIO(first)).properties
    assert properties.created == properties.modified
    assert properties.created.date() == date(2026, 3, 2)
    assert (properties.title, properties.creator) == ("T", "interlocal")


def test_text_longer_than_a_cell_ends_in_an_ellipsis() -> None:
    value = written("x" * 40_000).value
    assert len(value) == 32_767
    assert value.endswith("x…")


def test_letters_that_xml_has_no_place_for_are_replaced() -> None:
    assert written("a\x00b\ud800c").value == plain("a\x00b\ud800c") == "a�b�c"
