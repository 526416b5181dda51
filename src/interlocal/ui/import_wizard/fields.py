"""The columns of an importable sheet, each described as data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What a cell holds, and as what it arrives: text, date, Decimal, Decimal of cents, or the value of a name.

    A phrase is text of a form of its sheet's own, which tells what it means.
    """

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    GOVERNMENT = "government"
    SERVICE = "service"
    PHRASE = "phrase"


#: Kinds of which every possible cell can be listed.
NAMED = frozenset({Kind.CHOICE, Kind.GOVERNMENT, Kind.SERVICE})
#: Kinds whose cells the sheet's own vocabulary reads and writes.
SPOKEN = NAMED | {Kind.PHRASE}


@dataclass(frozen=True)
class Field:
    """One column. `many`: several in one cell, by semicolons or line breaks; they arrive as a tuple.

    An empty cell arrives as "" (text), () (many) or None. `longest` counts characters of each text. `personal`: it says
    something of a person, and no import remembers what.
    """

    key: str
    title: str | Promise
    kind: Kind = Kind.TEXT
    required: bool = False
    many: bool = False
    help: str | Promise = ""
    synonyms: tuple[str, ...] = ()
    example: str = ""
    longest: int | None = None
    personal: bool = False

    @property
    def empty(self) -> Any:
        if self.many:
            return ()
        return "" if self.kind is Kind.TEXT else None


#: Every file that we export leads with it: it says which entry a row is about, whatever else was changed in the row.
ENTRY = Field(
    "entry",
    _("Entry"),
    help=_("Comes with an export and says which entry a row changes. Leave it empty for a new one."),
    synonyms=("entry id", "entry key"),
)
#: A cell with this text marks a row as the template's example.
EXAMPLE = "Example: never imported"
