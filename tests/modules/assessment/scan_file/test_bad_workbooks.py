import io

import openpyxl
import pytest

from interlocal.modules.assessment.scan_file import read_scan, scan_workbook
from tests.modules.assessment.scan_file.files import GOOD, complaints


def changed(*cells: tuple[str, str, object]) -> bytes:
    """The good scan as a workbook, with other values in some cells (sheet, cell, value)."""
    book = openpyxl.load_workbook(io.BytesIO(scan_workbook(read_scan(GOOD.encode(), "scan.yaml"))))
    for sheet, cell, value in cells:
        if sheet not in book.sheetnames:
            book.create_sheet(sheet)
        book[sheet][cell] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_the_good_workbook_is_good() -> None:
    assert complaints(changed(), "scan.xlsx") == []


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "expected"),
    {
        "unknown column": (
            "areas",
            "K1",
            "colour",
            'sheet areas, cell K1: "colour" is not a column here; those are key,',
        ),
        "unknown sheet": ("budget", "A1", "x", "sheet budget: is not a sheet of a scan; those are scan, documents,"),
        "unknown field": ("scan", "A3", "kee", "sheet scan, cell B3, kee: is not a field; did you mean key?"),
        "repeated field": ("scan", "A4", "key", "sheet scan, cell A4: The field key stands twice; keep one of them."),
        "inverted range": (
            "claims",
            "C2",
            300,
            "sheet claims, cell C2, claims, item 1, low: is 300, above the high end",
        ),
        "no period": (
            "claims",
            "F2",
            None,
            "sheet claims, cell A2, claims, item 1, period: is missing; a figure needs it.",
        ),
        "wrong type": (
            "claims",
            "C2",
            "$100",
            'sheet claims, cell C2, claims, item 1, low: is "$100"; it must be a number',
        ),
        "repeated area": (
            "areas",
            "A3",
            "payroll",
            'sheet areas, cell A3, areas, item 2, key: repeats the key "payroll"',
        ),
        "outside the scale": (
            "ratings",
            "D2",
            "medium",
            "sheet ratings, cell D2, factor_sets, item 1, ratings, payroll, ease",
        ),
        "rated twice": (
            "ratings",
            "B3",
            "payroll",
            'sheet ratings, cell C3: "payroll" is rated twice on "ease"; keep one.',
        ),
        "rated without area": ("ratings", "B3", None, "sheet ratings, cell A3: needs an area and a factor."),
        "factor of nothing": (
            "factors",
            "A2",
            "weights",
            'sheet factors, cell A2: "weights" is not the key of a row of',
        ),
        "unknown document": (
            "areas",
            "H3",
            "deck",
            'sheet areas, cell H3, areas, item 2, source, document: "deck" is not',
        ),
        "formula": ("claims", "D2", "=C2*2", "sheet claims, cell D2: The cell holds a formula. Copy it, and paste it"),
        "error": ("claims", "D2", "#DIV/0!", "sheet claims, cell D2: The cell holds the error #DIV/0!."),
    }.values(),
)
def test_a_mistake_is_told_with_its_cell(sheet: str, cell: str, value: object, expected: str) -> None:
    told = complaints(changed((sheet, cell, value)), "scan.xlsx")
    assert [line for line in told if expected in line], told


def test_all_mistakes_of_a_workbook_come_out_at_once() -> None:
    told = complaints(
        changed(("claims", "C2", 300), ("areas", "A3", "payroll"), ("areas", "E2", "perhaps")), "scan.xlsx"
    )
    assert sum("above the high end" in line for line in told) == 1
    assert sum("repeats the key" in line for line in told) == 1
    assert sum('is "perhaps"' in line for line in told) == 1


@pytest.mark.parametrize("content", [b"", b"not a workbook", changed()[:3000]], ids=["empty", "renamed", "cut off"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    (told,) = complaints(content, "scan.xlsx")
    assert told.startswith("scan.xlsx: ")


def test_numbers_and_dates_that_excel_made_of_text_are_taken_as_text() -> None:
    scan = read_scan(changed(("documents", "D2", 2014), ("areas", "I2", 4)), "scan.xlsx")
    assert (scan.documents[0].dated, scan.areas[0].source.place) == ("2014", "4")
