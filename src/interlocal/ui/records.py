"""One record before a reader: its facts, what changed in it, and two people changing it at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from interlocal.ui.tables import Link


@dataclass(frozen=True)
class Fact:
    """A term and its value; None is "not stated", or `missing`. `change` leads to the form that changes it."""

    term: str
    value: str | None
    change: Link | None = None
    missing: str = ""


@dataclass(frozen=True)
class SummaryList:
    """The facts of one record."""

    facts: Sequence[Fact]


@dataclass(frozen=True)
class Change:
    """What one field said before and says after; None: nothing was stated."""

    field: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> str:
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


@dataclass(frozen=True)
class ChangeList:
    """The differences between two versions."""

    title: str
    changes: Sequence[Change]


@dataclass(frozen=True)
class Disputed:
    """A field that two people changed: what is saved now, and what this reader meant to save."""

    field: str
    saved: str | None
    yours: str | None


@dataclass(frozen=True)
class VersionConflict:
    """Shown to the second writer above the form, which still holds what they typed.

    `by_reader`: the first writer is the same person, in another window.
    """

    saved_by: str
    saved_at: str
    fields: Sequence[Disputed]
    reload: Link
    by_reader: bool = False
