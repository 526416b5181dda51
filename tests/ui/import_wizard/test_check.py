"""A file is checked whole: every problem by cell, or else exactly what would change."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl import Workbook

from interlocal.platform.keys import ordered_key
from interlocal.ui.import_wizard.check import Checked, check
from interlocal.ui.import_wizard.fields import EXAMPLE, Field, Kind
from interlocal.ui.import_wizard.names import Name, Names
from interlocal.ui.import_wizard.sheet import Change, Entry, Fault, Ground
from interlocal.ui.import_wizard.table import MOST_ROWS, file_table, guess, read_file

from .figures import FIGURES
from .uploads import saved, workbook

SHEET = replace(
    FIGURES,
    fields=(
        Field("title", "Title", required=True, longest=30),
        Field("cities", "Cities", Kind.GOVERNMENT, many=True),
        Field("ends_on", "Until", Kind.DATE),
        Field("cost", "Cost", Kind.MONEY),
        Field("note", "Note"),
    ),
    identity=("title", "cities"),
)
HEADINGS = ["Title", "Cities", "Until", "Cost", "Note"]


def no_parties(change: Change) -> Iterable[Fault]:
    if not change.values["cities"]:
        yield Fault("cities", "Name a party.")
    if change.values["note"] == "bad":
        yield Fault("note", "A bad note.")


def entry(title: str, *cities: str, version: int = 1, **values: Any) -> Entry:
    return Entry(
        ordered_key(),
        version,
        {"title": title, "cities": cities, "ends_on": None, "cost": None, "note": "", **values},
    )


def ground(*entries: Entry) -> Ground:
    cities = Names([Name("Alder", "alder"), Name("Birch", "birch")], unknown="no member")
    return Ground(entries, {"cities": cities}, no_parties)


def checked(content: bytes, *entries: Entry) -> Checked:
    book = read_file(content, "a.xlsx")
    return check(file_table(book, guess(book, SHEET)), SHEET, ground(*entries))


def rows(*lines: Sequence[Any], headings: Sequence[str] = HEADINGS) -> bytes:
    return workbook(headings, *lines, title="Data")


def found(result: Checked) -> list[tuple[str, str]]:
    return [(problem.where.cell or problem.where.field or "", problem.message) for problem in result.problems]


def test_every_problem_at_once_by_cell() -> None:
    result = checked(
        rows(
            ["", "Aldr", "25/12/2026", "1.005", ""],
            ["x" * 31, "Alder", date(2026, 1, 1), 5, "bad"],
            ["Salt", "", "soon", 5, "bad"],
            ["Salt", "Nowhere", "", "", ""],
        )
    )
    assert [cell for cell, _ in found(result)] == ["A2", "B2", "C2", "D2", "A3", "E3", "C4", "B4", "E4", "B5"]
    assert str(result.problems[1]) == "a.xlsx, sheet Data, cell B2: “Aldr” is no member. Did you mean Alder?"
    assert result.changes == ()


def test_what_would_be_added_changed_and_left() -> None:
    salt = entry("Salt", "alder", note="old", ends_on=date(2027, 1, 1))
    aid = entry("Mutual aid", "alder", "birch")
    other = entry("Dispatch", "birch")
    result = checked(
        rows(
            ["SALT ", "Alder", date(2027, 1, 1), "", "new"],
            ["Mutual aid", "birch; alder", "", "", ""],
            ["Mutual aid", "Alder", "", "$5", ""],
        ),
        salt,
        aid,
        other,
    )
    assert result.problems == ()
    assert [(c.outcome, c.entry and c.entry.id, c.differing) for c in result.changes] == [
        ("changed", salt.id, ("title", "note")),
        ("same", aid.id, ()),
        ("added", None, ("title", "cities", "cost")),
    ]
    assert (result.counts, result.untouched) == ({"added": 1, "changed": 1, "same": 1}, 1)
    assert [change.row for change in result.differing] == [2, 4]


def test_a_column_that_the_file_lacks_stays_as_it_is_and_an_empty_cell_empties() -> None:
    salt = entry("Salt", "alder", note="old", ends_on=date(2027, 1, 1))
    result = checked(rows(["Salt", ""], headings=["Title", "Until"]), salt)
    (change,) = result.changes
    assert change.differing == ("ends_on",)
    assert (change.values["note"], change.values["cities"], change.values["ends_on"]) == ("old", ("alder",), None)


def test_the_entry_column_says_which_row_whatever_else_changed() -> None:
    one, two = entry("Salt", "alder"), entry("Salt", "alder", note="the other")
    headings = ["Entry", *HEADINGS]
    result = checked(rows([str(two.id), "Sand", "Birch", "", "", ""], headings=headings), one, two)
    assert [(change.entry and change.entry.id, change.outcome) for change in result.changes] == [(two.id, "changed")]
    result = checked(rows(["", "Salt", "Alder"], ["nonsense", "X", "Alder"], headings=headings), one, two)
    assert found(result) == [
        ("B2", "2 entries are called so. Export them, and keep the column “Entry” to say which."),
        ("A3", "There is no such entry here. Empty the cell to add the row as a new one."),
    ]


def test_two_rows_about_the_same_are_one_too_many() -> None:
    salt = entry("Salt", "alder")
    result = checked(
        rows(["Salt", "Alder"], ["New", "Birch"], ["salt", "alder"], ["new", "BIRCH", date(2027, 1, 1)]), salt
    )
    assert found(result) == [
        ("A4", "Row 2 is about the same. Keep one of the two."),
        ("A5", "Row 3 is about the same. Keep one of the two."),
    ]


def test_a_row_that_changes_nothing_is_not_judged() -> None:
    """Whoever may not write an entry may still send a file in which it stands as it is."""
    assert checked(rows(["Salt", "", "", "", "bad"]), entry("Salt", note="bad")).problems == ()


def test_what_is_no_row_is_passed_over() -> None:
    content = workbook(
        ["All arrangements"],
        [],
        HEADINGS,
        [EXAMPLE, "Alder"],
        ["", "  ", "", "", ""],
        ["Salt", "Alder"],
        ["", "", "", "", "", "beside the table"],
        title="Data",
    )
    assert [change.row for change in checked(content).changes] == [6]


def test_nothing_to_read() -> None:
    assert found(checked(rows())) == [
        ("", "There is no row below the headings. Fill some in, or choose another sheet.")
    ]
    result = checked(rows(["Alder", "x"], headings=["Cities", "Note"]))
    assert found(result) == [("", "No column is “Title”, and it is needed. Match one to it.")]


def test_the_longest_file() -> None:
    line = [f"Agreement {number}" for number in range(MOST_ROWS + 1)]
    assert len(checked(rows(*([title, "Alder"] for title in line[:-1]))).changes) == MOST_ROWS
    problem = found(checked(rows(*([title, "Alder"] for title in line))))
    assert problem == [("row 5002", "The table has 5001 rows; at most 5000 are taken at once. Split it here.")]


def test_merged_cells_hold_less_than_they_seem_to() -> None:
    book = Workbook()
    for line in (["Arrangements of the region"], HEADINGS, ["Salt", "Alder"], ["Sand"], ["Snow", "Birch"]):
        book.active.append(line)
    book.active.merge_cells("A1:E1")
    book.active.merge_cells("B3:B4")
    book.active.merge_cells("H3:H5")
    result = checked(saved(book))
    assert found(result) == [
        ("B3", "The cells B3:B4 are merged. Unmerge them, and fill in every row."),
        ("B4", "Name a party."),
    ]


def test_the_fingerprint_tells_another_difference_from_the_one_that_was_seen() -> None:
    salt = entry("Salt", "alder")
    content = rows(["Salt", "Alder", "", "", "new"])
    seen = checked(content, salt).seen
    assert checked(content, salt).seen == seen
    assert checked(content, replace(salt, version=2)).seen != seen
    assert checked(content).seen != seen
    assert checked(rows(["Salt", "Alder", "", 5, ""]), salt).seen != seen
    assert checked(rows(["Salt", "Alder", "", "", "newer"]), salt).seen != seen
