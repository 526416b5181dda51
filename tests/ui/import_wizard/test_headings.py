"""Which column is which: guessed from headings, remembered from the last file."""

from interlocal.ui.import_wizard.fields import Field
from interlocal.ui.import_wizard.headings import columns_of, guess, letter_of, row_of_headings
from interlocal.ui.import_wizard.table import file_table, read_file
from interlocal.ui.import_wizard.table import guess as guess_mapping
from interlocal.ui.workbooks.sheets import Sheet, SheetCell

from .figures import FIGURES
from .uploads import workbook

FIELDS = [
    Field("title", "Title", synonyms=("agreement", "agreement name")),
    Field("ends_on", "Until", synonyms=("end date", "expiration date")),
    Field("note", "Note"),
]


def test_exact_headings_go_first_then_near_ones_each_once() -> None:
    headings = {1: "Agrement Name", 2: "EXPIRATION-DATE", 3: "Title", 4: "ends on", 5: "Notes?", 6: "Budget"}
    assert guess(FIELDS, headings) == {"title": 3, "ends_on": 2, "note": 5}


def test_a_misspelt_heading_is_near_enough() -> None:
    assert guess(FIELDS, {1: "Agrement name", 2: "Expiraton date"}) == {"title": 1, "ends_on": 2}


def test_only_what_may_be_a_heading_is_compared() -> None:
    long = "Everything that the agreement of the two governments says on costs"
    fields = [*FIELDS, Field("costs", long)]
    assert guess(fields, {1: long.upper()}) == {"costs": 1}
    assert guess(fields, {1: long[:-1]}) == {}
    assert guess(FIELDS, {1: "Titles", 2: "Not"}) == {"title": 1}


def test_cells_without_end_are_no_headings_and_cost_nothing() -> None:
    sheet = Sheet(
        "", tuple(tuple(SheetCell(row, n, "end date " * 3_000) for n in range(1, 21)) for row in range(1, 21))
    )
    assert row_of_headings(sheet, FIELDS) == 1


def test_letters() -> None:
    assert [letter_of(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_the_sheet_and_row_that_look_most_like_headings() -> None:
    content = workbook(
        ["About this file"],
        ["Period", "is a fiscal year"],
        title="Read me",
        more={
            "Data": [
                ["City of Alder, all figures"],
                [],
                ["Measure", "Period", "Value", "Grade", "Mayor"],
                ["Budget", "FY2025", 5, "audited", "A. Alder", "no heading here"],
            ]
        },
    )
    book = read_file(content, "figures.xlsx")
    mapping = guess_mapping(book, FIGURES)
    assert (mapping.sheet, mapping.row) == ("Data", 3)
    assert mapping.columns == {"measure": 1, "period": 2, "value": 3, "grade": 4}
    columns = columns_of(file_table(book, mapping).sheet, mapping.row)
    assert [(column.letter, column.heading) for column in columns][-2:] == [("E", "Mayor"), ("F", "")]
    assert [cell.value for cell in columns[0].samples] == ["Budget"]
    assert guess_mapping(book, FIGURES, name="Read me", row=2).columns == {"period": 1}


def test_what_a_person_settled_once_is_guessed_the_next_time() -> None:
    book = read_file(workbook(["Thing", "Year", "How much"], ["Budget", "FY2025", 5]), "figures.xlsx")
    assert guess_mapping(book, FIGURES).columns == {}
    remembered = {"measure": "Thing", "period": "Year", "value": "How much"}
    assert guess_mapping(book, FIGURES, remembered=remembered).columns == {"measure": 1, "period": 2, "value": 3}
