"""What stands where in the workbook. Nothing is found by a title: those are translated, and people edit them.

Column 1 and row 1 of a sheet are hidden. Row 1 holds the keys of the columns; column 1 says which figure a row is of.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.audit.actions import fingerprint
from interlocal.core.measures.models import Audience
from interlocal.core.measures.service import DEEP, SHORT
from interlocal.core.measures.standard import Measure
from interlocal.ui.import_wizard.sheet import Entry
from interlocal.ui.workbooks.writer import sheet_name


@dataclass(frozen=True)
class WorkbookArea:
    """An area of a scan: a service of a catalogue, and what the scan calls it."""

    service: UUID
    name: str


@dataclass(frozen=True)
class WorkbookScan:
    """What the workbook has to know of the scan that it is for. `ask` says to whom questions go, in a line."""

    id: UUID
    key: str
    title: str
    partnership: UUID
    partnership_name: str
    areas: tuple[WorkbookArea, ...]
    due: datetime.date | None = None
    ask: str = ""


@dataclass(frozen=True)
class Column:
    """A column of an area's sheet. `width` in characters; `hint` for who fills it in."""

    key: str
    title: str | Promise
    width: int
    hint: str | Promise = ""


#: Says which figure a row is of; hidden, as the next.
KEY = Column("key", gettext_lazy("Key"), 10)
#: Which figure the row was made from, and what it said: "entry:digest".
STOOD = Column("stood", gettext_lazy("Stood"), 10)
FIGURE = Column("figure", gettext_lazy("Figure"), 28)
VALUE = Column(
    "value",
    gettext_lazy("Value"),
    26,
    gettext_lazy(
        "A number without its unit, a day as month/day/year, or text. Leave it empty where nothing is known:"
        " an empty row says nothing."
    ),
)
UNIT = Column("unit", gettext_lazy("Unit"), 13)
PERIOD = Column(
    "period",
    gettext_lazy("Fiscal year"),
    12,
    gettext_lazy(
        "FY2026 is the fiscal year that ends in 2026. For another year copy the whole row and change it there."
        " Empty where the row is for no year."
    ),
)
MISSING = Column(
    "missing",
    gettext_lazy("Why it is missing"),
    28,
    gettext_lazy("In place of a value. Missing is not zero: “not kept by department” says more than an empty cell."),
)
SOURCE = Column(
    "source",
    gettext_lazy("Source"),
    28,
    gettext_lazy("The document that states it, such as “Adopted budget FY2026, page 41”. Empty: you state it."),
)
GRADE = Column("grade", gettext_lazy("Confidence"), 13, gettext_lazy("How far it can be trusted: choose a word."))
AUDIENCE = Column(
    "audience",
    gettext_lazy("Who may see it"),
    20,
    gettext_lazy("Choose a word. Who was shown it before and is no longer loses every version of it."),
)
MEANING = Column("meaning", gettext_lazy("What it means"), 60)
COLUMNS = (KEY, STOOD, FIGURE, VALUE, UNIT, PERIOD, MISSING, SOURCE, GRADE, AUDIENCE, MEANING)
#: Those that are read.
ASKED = (VALUE, PERIOD, MISSING, SOURCE, GRADE, AUDIENCE)
HIDDEN = (KEY, STOOD)
NUMBER = {column.key: number for number, column in enumerate(COLUMNS, 1)}
#: Column 1 of the rows of an area's sheet that are no figures.
TITLE, HEADINGS = "title", "headings"
KEYS_ROW, TITLE_ROW, HEADINGS_ROW = 1, 2, 3
#: Column 1 of the first row of the sheet that the drop-down lists take their words from.
LISTS = "lists"
#: Column 1 of the rows of the first sheet: what the workbook is for, and which sheet is of which area.
SCAN, GOVERNMENT, STATE, AREA = "scan:", "government:", "state:", "area:"

#: The figures of an area, by heading: the short form's first.
GROUPS: tuple[tuple[str | Promise, tuple[Measure, ...]], ...] = ((gettext_lazy("In short"), SHORT), *DEEP)
UNITS = {
    "usd": gettext_lazy("US dollars"),
    "fte": gettext_lazy("full-time jobs"),
    "percent": gettext_lazy("percent"),
    "people": gettext_lazy("people"),
    "count": gettext_lazy("number"),
    "text": gettext_lazy("text"),
    "day": gettext_lazy("day"),
    "choice": gettext_lazy("from the list"),
}


def start_name() -> str:
    """What the first sheet is called."""
    return sheet_name(_("Start here"), ())


def lists_name() -> str:
    """What the hidden sheet with the words of the drop-down lists is called."""
    return sheet_name(_("Lists"), ())


def area_sheets(areas: Sequence[WorkbookArea]) -> dict[str, WorkbookArea]:
    """The areas by the name of their sheets, in their order: as Excel allows it, and no two alike."""
    taken = [start_name(), lists_name()]
    found: dict[str, WorkbookArea] = {}
    for area in areas:
        name = sheet_name(area.name, [*taken, *found])
        found[name] = area
    return found


@dataclass(frozen=True)
class Filled:
    """What the workbook is filled with.

    `entries` as the wizard's sheet has them; `stood` the hidden cell of each by its key; `audiences` those to choose
    from, of which the first is meant until another is chosen. `label`, such as "Synthetic data", stands on each sheet.
    """

    government: UUID
    government_name: str
    entries: Sequence[Entry]
    stood: Mapping[UUID, str]
    state: str
    audiences: Sequence[Audience]
    label: str = ""


#: What a row says, whatever the language: period, value, reason, source, grade and audience.
Said = tuple[str, str, str, str, str, str]


def digest(said: Said) -> str:
    """Tells whether a row still says what it did."""
    return fingerprint(said)[:12]


def keys_in(text: str) -> Iterator[UUID]:
    """The key that a hidden cell holds, if it holds one."""
    try:
        yield UUID(text)
    except ValueError:
        return


def state_of(scan: WorkbookScan, government: UUID, standing: Iterable[tuple[UUID, str]]) -> str:
    """Tells whether anything changed since: of the keys and digests of all that stands."""
    return fingerprint([scan.id, government, sorted((str(key), said) for key, said in standing)])[:12]
