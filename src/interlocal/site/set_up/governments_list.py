"""The governments with which an installation begins: from a workbook or CSV file, or typed one a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.validators import validate_slug
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.governments.models import Kind as GovernmentKind
from interlocal.core.governments.states import STATE_HINT, is_state, no_state_text, state_letters
from interlocal.core.measures.standard import STANDARD_MEASURES, Measure
from interlocal.platform.problems import BadFile, Place, Problem
from interlocal.ui.import_wizard import headings
from interlocal.ui.import_wizard.cells import BadCell, value_of
from interlocal.ui.import_wizard.csv_file import read_csv
from interlocal.ui.import_wizard.fields import Field, Kind
from interlocal.ui.import_wizard.names import Name, Names
from interlocal.ui.import_wizard.sheet import Row
from interlocal.ui.import_wizard.table import FileTable, mapping, read_file
from interlocal.ui.import_wizard.workbook_file import template

FIELDS = (
    Field("name", gettext_lazy("Name"), required=True, longest=120, synonyms=("government", "member")),
    Field("kind", gettext_lazy("Kind"), Kind.CHOICE, required=True, synonyms=("type", "kind of government")),
    Field("state", gettext_lazy("State"), required=True, help=STATE_HINT, example="MO"),
    Field("key", gettext_lazy("Short name in addresses"), longest=80, synonyms=("key", "slug"), example="maple-grove"),
    Field("population", gettext_lazy("Population"), Kind.NUMBER, synonyms=("residents",), example="12400"),
    Field("employees", gettext_lazy("Employees"), Kind.NUMBER, synonyms=("fte", "staff"), example="85.5"),
    Field("budget", gettext_lazy("Budget"), Kind.MONEY, synonyms=("operating budget",), example="9500000"),
    Field(
        "year",
        gettext_lazy("Year"),
        longest=20,
        help=gettext_lazy("For which year the figures are. Needed beside any of them."),
        synonyms=("fiscal year", "period"),
        example="FY2025",
    ),
    Field(
        "source",
        gettext_lazy("Source"),
        longest=300,
        help=gettext_lazy("Which document states the figures. Needed beside any of them."),
        synonyms=("document",),
        example="Adopted budget",
    ),
)
#: What a typed line says, in this order.
TYPED = ("name", "kind", "state")
MOST = 2_000
_LARGEST = Decimal(10) ** 13


@dataclass(frozen=True)
class Figure:
    """A number about a government, with its period and the document that states it."""

    measure: Measure
    value: Decimal
    period: str
    source: str


@dataclass(frozen=True)
class NewGovernment:
    """A government to enter into the directory."""

    name: str
    kind: str
    state: str
    key: str = ""
    figures: tuple[Figure, ...] = ()

    def is_same_as(self, other: "NewGovernment") -> bool:
        """Whether both mean one government: the same name in the same state, whatever the case."""
        return (self.name.casefold(), self.state.upper()) == (other.name.casefold(), other.state.upper())


def governments_in_file(content: bytes, name: str) -> list[NewGovernment]:
    """The governments of an uploaded file, in its order. BadFile with every problem and its cell.

    The columns are found by their headings; others are left alone.
    """
    book = read_file(content, name)
    sheet = headings.best_sheet([sheet for sheet in book.sheets if sheet.rows], FIELDS)
    row = headings.row_of_headings(sheet, FIELDS)
    table = FileTable(name, sheet, mapping(sheet, row, headings.guess(FIELDS, headings.headings_in(sheet, row))))
    missing = [
        _("No column is headed “%(title)s”, and it is needed.") % {"title": field.title}
        for field in FIELDS
        if field.required and field.key not in table.mapping.columns
    ]
    if missing:
        raise BadFile([Problem(table.place(), message) for message in missing])
    return _Reading(table).governments()


def governments_template() -> bytes:
    """The workbook to fill in."""
    return template(_("Governments"), FIELDS, {"kind": _kinds()})


def governments_typed(text: str) -> list[NewGovernment]:
    """The governments of lines such as "Lee's Summit, city, MO"; BadFile with every problem and its line."""
    name = _("your list")
    (sheet,) = read_csv(text.encode(), name).sheets
    columns = {key: number for number, key in enumerate(TYPED, 1)}
    return _TypedReading(FileTable(name, sheet, mapping(sheet, 0, columns))).governments()


def _kinds() -> Names:
    return Names(
        (Name(str(label), value, (value,)) for value, label in GovernmentKind.choices),
        unknown=_("no kind of government"),
    )


class _Reading:
    """One reading of a table; problems are collected, and raised together at its end."""

    def __init__(self, table: FileTable) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.lacking: set[str] = set()  # fields without a column that figures need
        self.kinds = _kinds()

    def governments(self) -> list[NewGovernment]:
        found: list[NewGovernment] = []
        for row in self.table.rows:
            new = self._government(row)
            if new and any(new.is_same_as(other) for other in found):
                self._report(row, "name", _("The list has %(name)s twice. Keep one of the two.") % {"name": new.name})
            if new and new.key and any(new.key == other.key for other in found):
                self._report(row, "key", _("Two governments have this short name. Change one of the two."))
            if new:
                found.append(new)
        if self.lacking:
            titles = ", ".join(str(field.title) for field in FIELDS if field.key in self.lacking)
            message = _("Add columns headed: %(titles)s. Figures need their year and the document that states them.")
            self.problems.insert(0, Problem(self.table.place(), message % {"titles": titles}))
        if not found and not self.problems:
            self.problems.append(Problem(self.table.place(), _("There is no row below the headings.")))
        if len(found) > MOST:
            message = _("%(count)d governments are too many for one list; at most %(most)d are taken.")
            self.problems.append(Problem(self.table.place(), message % {"count": len(found), "most": MOST}))
        if self.problems:
            raise BadFile(self.problems)
        return found

    def _government(self, row: Row) -> NewGovernment | None:
        before = len(self.problems)
        values = dict(self._values(row))
        stated = str(values.get("state") or "")
        state = state_letters(stated)
        if state and not is_state(state, synthetic=True):
            self._report(row, "state", no_state_text(stated))
        key = str(values.get("key") or "")
        if key and not re.fullmatch(validate_slug.regex, key):
            self._report(row, "key", _("A short name has letters, digits and hyphens only."))
        figures = tuple(self._figures(row, values))
        if len(self.problems) > before:
            return None
        return NewGovernment(values["name"], values["kind"], state, key, figures)

    def _values(self, row: Row) -> Iterator[tuple[str, Any]]:
        for field in FIELDS:
            cell = row.cells.get(field.key)
            try:
                value = value_of(field, cell.value if cell else None, self.kinds if field.key == "kind" else None)
            except BadCell as bad:
                self._report(row, field.key, str(bad))
                continue
            if field.required and value in ("", None):
                self._report(row, field.key, _("The %(title)s is missing.") % {"title": str(field.title).lower()})
            yield field.key, value

    def _figures(self, row: Row, values: dict[str, Any]) -> Iterator[Figure]:
        for key, measure in STANDARD_MEASURES.items():
            value = values.get(key)
            if value is None:
                continue
            if not 0 <= value < _LARGEST:
                self._report(row, key, _("This can't be: write a number that is not negative, or leave it empty."))
            for part, message in (
                ("year", _("Say for which year the figures are, such as 2025 or FY2025.")),
                ("source", _("Say which document states the figures.")),
            ):
                if part not in self.table.mapping.columns:
                    self.lacking.add(part)
                elif not values.get(part) and not self._reported(row, part):
                    self._report(row, part, message)
            yield Figure(measure, value, values.get("year") or "", values.get("source") or "")

    def _reported(self, row: Row, field: str) -> bool:
        return any(problem.where == self._place(row, field) for problem in self.problems)

    def _report(self, row: Row, field: str, message: str) -> None:
        self.problems.append(Problem(self._place(row, field), message))

    def _place(self, row: Row, field: str) -> Place:
        return self.table.place(row, field)


class _TypedReading(_Reading):
    """Lines have no cells: a place is the line, and which part of it."""

    def _place(self, row: Row, field: str) -> Place:
        title = next(str(each.title) for each in FIELDS if each.key == field)
        return Place(self.table.file, line=row.number, field=title)
