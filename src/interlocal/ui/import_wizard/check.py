"""Checking a file whole: every fault of every row, and what the rows would change, without writing anything."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from openpyxl.utils.cell import coordinate_to_tuple

from interlocal.core.audit.actions import fingerprint
from interlocal.platform.problems import Problem

from .cells import BadCell, value_of
from .fields import ENTRY
from .sheet import Change, Entry, Ground, ImportableSheet, Row, Table, Values
from .table import MOST_ROWS


@dataclass(frozen=True)
class Checked:
    """A file that was checked: what to mend, or else what would happen."""

    problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    untouched: int  # entries that the file says nothing about
    seen: str  # fingerprint of the difference: tells whether it still is what a person looked at

    @property
    def differing(self) -> list[Change]:
        """The rows that would write something."""
        return [change for change in self.changes if change.outcome != "same"]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows would be added, changed, or are the same."""
        outcomes = [change.outcome for change in self.changes]
        return {outcome: outcomes.count(outcome) for outcome in ("added", "changed", "same")}


def check(table: Table, sheet: ImportableSheet, ground: Ground) -> Checked:
    """Every problem of the file at once. Changes are whole only where there is none."""
    return _Check(table, sheet, ground).run()


class _Check:
    def __init__(self, table: Table, sheet: ImportableSheet, ground: Ground) -> None:
        self.table, self.sheet, self.ground = table, sheet, ground
        self.problems: list[Problem] = []
        self.mapped = [field for field in sheet.fields if field.key in table.fields]
        self.by_id = {entry.id: entry for entry in ground.entries}
        self.identity = [field for field in self.mapped if field.key in sheet.identity]
        self.by_identity: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in ground.entries:
            self.by_identity[self._identity(entry.values)].append(entry)
        self.rows_of: dict[object, int] = {}

    def run(self) -> Checked:
        missing = [field for field in self.sheet.fields if field.required and field not in self.mapped]
        for field in missing:
            self._report(
                None, "", _("No column is “%(title)s”, and it is needed. Match one to it.") % {"title": field.title}
            )
        rows = list(self.table.rows)
        if not rows and self.sheet.form is None:
            self._report(None, "", _("There is no row below the headings. Fill some in, or choose another sheet."))
        if len(rows) > MOST_ROWS:
            self._report(
                rows[MOST_ROWS],
                "",
                _("The table has %(rows)d rows; at most %(most)d are taken at once. Split it here.")
                % {"rows": len(rows), "most": MOST_ROWS},
            )
        if self.problems:
            return self._checked([])
        self.problems += self.table.problems
        return self._checked([change for row in rows if (change := self._change(row)) is not None])

    def _checked(self, changes: list[Change]) -> Checked:
        touched = {change.entry.id for change in changes if change.entry}
        differences = [
            [
                change.row,
                change.entry and [change.entry.id, change.entry.version],
                self.ground.texts((self.sheet.field(key) for key in change.differing), change.values),
            ]
            for change in changes
        ]
        untouched = len(self.by_id.keys() - touched)
        if self.sheet.form:  # its reader finds some, and its cells are read column by column
            sheets = list(dict.fromkeys(problem.where.sheet for problem in self.problems))
            self.problems.sort(key=lambda problem: (sheets.index(problem.where.sheet), *_row_and_column(problem)))
        return Checked(tuple(self.problems), tuple(changes), untouched, fingerprint(differences))

    def _change(self, row: Row) -> Change | None:
        """What the row would do; None, with its problems reported, if anything is wrong with it."""
        before = len(self.problems)
        stated, unread = self._stated(row)
        entry = self._entry(row, stated) if unread.isdisjoint(field.key for field in self.identity) else None
        values = {field.key: field.empty for field in self.sheet.fields} | dict(entry.values if entry else {}) | stated
        change = Change(row.number, values, entry, self._differing(values, entry))
        if change.outcome != "same":
            for fault in self.ground.check(change):
                if fault.field not in unread:
                    self._report(row, fault.field, str(fault.message))
        return change if len(self.problems) == before else None

    def _stated(self, row: Row) -> tuple[dict[str, object], set[str]]:
        """The values of the row's cells, and the fields whose cells could not be read: those stand as empty."""
        values: dict[str, object] = {}
        unread = set()
        for field in self.mapped:
            cell = row.cells.get(field.key)
            if field.key in row.unread:
                values[field.key] = field.empty
                unread.add(field.key)
                continue
            try:
                values[field.key] = value_of(field, cell.value if cell else None, self.ground.names.get(field.key))
            except BadCell as bad:
                self._report(row, field.key, str(bad))
                values[field.key] = field.empty
                unread.add(field.key)
                continue
            if field.required and values[field.key] == field.empty:
                message = _("“%(title)s” is needed, and the cell is empty. Fill it in.") % {"title": field.title}
                self._report(row, field.key, message)
                unread.add(field.key)
        return values, unread

    def _entry(self, row: Row, stated: Values) -> Entry | None:
        """The entry that the row is about; None for a new one. Reports a second row about the same."""
        named = row.cells.get(ENTRY.key)
        found: Entry | None
        if named is not None:
            found = next((self.by_id[key] for key in _uuids(str(named.value)) if key in self.by_id), None)
            if found is None:
                self._report(
                    row, ENTRY.key, _("There is no such entry here. Empty the cell to add the row as a new one.")
                )
                return None
        else:
            candidates = self.by_identity.get(self._identity(stated), [])
            if len(candidates) > 1:
                self._report(
                    row,
                    self.sheet.identity[0],
                    _("%(count)d entries are called so. Export them, and keep the column “%(entry)s” to say which.")
                    % {"count": len(candidates), "entry": ENTRY.title},
                )
                return None
            found = candidates[0] if candidates else None
        first = self.rows_of.setdefault(found.id if found else self._identity(stated), row.number)
        if first != row.number:
            self._report(
                row,
                ENTRY.key if named is not None else self.sheet.identity[0],
                _("Row %(first)d is about the same. Keep one of the two.") % {"first": first},
            )
        return found

    def _differing(self, values: Values, entry: Entry | None) -> tuple[str, ...]:
        if entry is None:
            return tuple(field.key for field in self.sheet.fields if values[field.key] != field.empty)
        before, after = (self.ground.texts(self.mapped, each) for each in (entry.values, values))
        return tuple(key for key, text in after.items() if before[key] != text)

    def _identity(self, values: Values) -> tuple[str, ...]:
        return tuple(" ".join(text.casefold().split()) for text in self.ground.texts(self.identity, values).values())

    def _report(self, row: Row | None, field: str, message: str) -> None:
        self.problems.append(Problem(self.table.place(row, field), message))


def _row_and_column(problem: Problem) -> tuple[int, int]:
    """Where its cell stands; before all others if it has none."""
    return coordinate_to_tuple(problem.where.cell) if problem.where.cell else (0, 0)


def _uuids(text: str) -> Iterator[UUID]:
    """The key that `text` is, if it is one."""
    try:
        yield UUID(text.strip())
    except ValueError:
        return
