"""The plug: what a sheet of rows that can be imported says of itself, and of what stands already."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from django.utils.functional import Promise

from interlocal.core.access.actor import Actor, Place
from interlocal.platform.problems import Place as FilePlace
from interlocal.platform.problems import Problem
from interlocal.ui.navigation import Item
from interlocal.ui.workbooks import SheetCell, Workbook

from .cells import written
from .fields import ENTRY, Field
from .names import Vocabulary

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """A row that stands already."""

    id: UUID
    version: int
    values: Values


@dataclass(frozen=True)
class Change:
    """What one row of the file would do: add an entry, or put `values` in place of those of `entry`.

    `values` hold every field; those that the file has no column for are as they stand.
    """

    row: int
    values: Values
    entry: Entry | None
    differing: tuple[str, ...]

    @property
    def outcome(self) -> str:
        if self.entry is None:
            return "added"
        return "changed" if self.differing else "same"


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: the field it shows in, what, and how to mend it."""

    field: str
    message: str | Promise


@dataclass(frozen=True)
class Ground:
    """What a file is read against, loaded once for all of its rows.

    `names` by field key for the kinds that a vocabulary reads. `check` looks at a row that would be added or changed; a
    field whose cell can't be read is empty in it, and what is said of that field goes unheard. `caution` is said of a
    row that may be imported, and that its reader should look at twice.
    """

    entries: Sequence[Entry] = ()
    names: Mapping[str, Vocabulary] = field(default_factory=dict)
    check: Callable[[Change], Iterable[Fault]] = lambda change: ()
    caution: Callable[[Change], str] = lambda change: ""

    def texts(self, fields: Iterable[Field], values: Values) -> dict[str, str]:
        """Values as files have them, by field key; equal rows give equal texts."""
        return {field.key: written(field, values[field.key], self.names.get(field.key)) for field in fields}


class Commit(Protocol):
    """Writes what was previewed, all of it or (by ValidationError or Conflict) nothing, through one action of its own.

    Returns the keys of the entries that were added, in the order of `changes`.
    """

    def __call__(
        self, *, place: Place, changes: Sequence[Change], by: Actor, at: datetime.datetime
    ) -> Sequence[UUID]: ...


@dataclass(frozen=True)
class Row:
    """One row of a file: its number in its worksheet, and field key -> cell.

    `sheet` names the worksheet where a file has several. The cells of `unread` hold something that is no value; the
    table that the row is of says so itself.
    """

    number: int
    cells: Mapping[str, SheetCell]
    sheet: str = ""
    unread: Collection[str] = ()


class Table(Protocol):
    """The rows of a file, whoever found out where they stand in it."""

    @property
    def fields(self) -> Collection[str]:
        """Keys of the fields that the file says something of; the others stay as they are."""

    @property
    def rows(self) -> Iterable[Row]:
        """In the order of the file."""

    @property
    def problems(self) -> Iterable[Problem]:
        """What is wrong beside the values of cells, such as merged cells."""

    def place(self, row: Row | None = None, field: str = "") -> FilePlace:
        """Where something stands, as exactly as can be said."""


class Form(Protocol):
    """A workbook of a fixed form, handed out filled in and taken back: its columns are known and never matched."""

    @property
    def file_name(self) -> str:
        """What the file that is handed out is called."""

    def write(self, ground: Ground, at: datetime.datetime) -> bytes:
        """The workbook to fill in, with what stands."""

    def read(self, book: Workbook, ground: Ground) -> Table:
        """Its rows; BadFile where it is another workbook than one of this form."""


@dataclass(frozen=True)
class ImportableSheet:
    """A sheet whose rows can be imported.

    `key` names it in addresses ("register" gives "register-import") and among remembered imports. `identity` are the
    fields that say which entry a row is about where the file has no entry column; the first is its title to a reader.
    `shared`: the partnership sees what was imported; otherwise the importing government alone. `home` names the
    address (of a partnership) where the rows are shown.

    A sheet that is made for one request (`urls.SheetOf`) says more. `form`: what a file of it looks like, where that is
    fixed. `government`: the one that its rows are of; where somebody else imports for it, only she sees what she
    imported, and of that only what `versions` still has: when those that she may see of each entry were written.
    `address`: what its addresses are called instead, and `arguments` what stands in them between partnership and page;
    `home_arguments` the same of its home. `above`: the pages on the way to its home.
    """

    key: str
    title: str | Promise
    fields: tuple[Field, ...]
    identity: tuple[str, ...]
    permission: StrEnum
    shared: bool
    home: str
    ground: Callable[[Actor, Place, datetime.datetime], Ground]
    commit: Commit
    form: Form | None = None
    government: UUID | None = None
    versions: Callable[[Actor], Mapping[UUID, Sequence[datetime.datetime]]] = lambda actor: {}
    address: str = ""
    arguments: tuple[str, ...] = ()
    home_arguments: tuple[str, ...] = ()
    above: tuple[Item, ...] = ()

    @property
    def columns(self) -> tuple[Field, ...]:
        """The fields of a file: which entry first, then the sheet's own."""
        return (ENTRY, *self.fields)

    def field(self, key: str) -> Field:
        return next(field for field in self.columns if field.key == key)
