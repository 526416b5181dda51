"""Which column of a sheet is which field: guessed from headings, for a person to correct."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from interlocal.ui.workbooks.sheets import Sheet, SheetCell

from .fields import EXAMPLE, Field
from .names import folded

#: Headings are looked for in so many rows: a title and a few lines may stand above them.
_DEEPEST = 20
#: How alike two headings must be, of 1, for one to be read as a misspelling of the other.
_ALIKE = 0.85
#: A longer text is no misspelt heading, and comparing it takes time that grows with the square of its length.
_LONGEST = 60
_SAMPLES = 3


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its number from 1, its heading, and its first few cells below that."""

    number: int
    letter: str
    heading: str
    samples: tuple[SheetCell, ...]


def guess(fields: Sequence[Field], headings: Mapping[int, str]) -> dict[str, int]:
    """Field key -> column number, each column once: exact headings first, then near ones."""
    found: dict[str, int] = {}
    seen = {number: folded(heading) for number, heading in headings.items()}
    names = {field.key: _names(field) for field in fields}
    for like in (_same, _near):
        for number, heading in seen.items():
            if number in found.values():
                continue
            for key, known in names.items():
                if key not in found and any(like(heading, name) for name in known):
                    found[key] = number
                    break
    return found


def row_of_headings(sheet: Sheet, fields: Sequence[Field]) -> int:
    """The number of the row that most looks like headings; the first row with cells if none does."""
    rows = [row for row in sheet.rows if row[0].row <= _DEEPEST] or list(sheet.rows[:1])
    best = max(rows, key=lambda row: len(guess(fields, texts(row))), default=None)
    return best[0].row if best else 1


def best_sheet(sheets: Sequence[Sheet], fields: Sequence[Field]) -> Sheet:
    """The sheet in which most headings are known; the first of those."""

    def known(sheet: Sheet) -> int:
        row = row_of_headings(sheet, fields)
        return len(guess(fields, headings_in(sheet, row)))

    return max(sheets, key=known)


def headings_in(sheet: Sheet, row: int) -> dict[int, str]:
    """Column number -> heading in `row`."""
    return next((texts(cells) for cells in sheet.rows if cells[0].row == row), {})


def columns_of(sheet: Sheet, row: int) -> list[Column]:
    """Every column with a cell in or below the row of headings."""
    headings = headings_in(sheet, row)
    below: dict[int, list[SheetCell]] = {number: [] for number in headings}
    for cells in sheet.rows:
        if cells[0].row > row and not is_example(cells):
            for cell in cells:
                below.setdefault(cell.column, []).append(cell)
    return [
        Column(number, letter_of(number), headings.get(number, ""), tuple(cells[:_SAMPLES]))
        for number, cells in sorted(below.items())
    ]


def is_example(cells: Sequence[SheetCell]) -> bool:
    """Whether the row is the template's example, which nobody means to import."""
    return any(cell.value == EXAMPLE for cell in cells)


def letter_of(number: int) -> str:
    """As Excel names a column: 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def texts(cells: Sequence[SheetCell]) -> dict[int, str]:
    """Column number -> text, for the cells of one row."""
    return {cell.column: " ".join(str(cell.value).split()) for cell in cells}


def _names(field: Field) -> list[str]:
    return [folded(name) for name in (str(field.title), field.key.replace("_", " "), *field.synonyms)]


def _same(heading: str, name: str) -> bool:
    return heading == name


def _near(heading: str, name: str) -> bool:
    """Whether one may be a misspelling of the other, by bounds that cost little before the measure that costs much."""
    short, long = sorted((len(heading), len(name)))
    if len(heading) <= 3 or long > _LONGEST or 2 * short < _ALIKE * (short + long):
        return False
    matcher = SequenceMatcher(None, heading, name)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
