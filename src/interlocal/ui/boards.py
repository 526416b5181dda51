"""Shared services by stage: columns of movements, in each its stages, in each its cards."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class BoardCard:
    """One shared service. `lines` are short facts; `since` says how long it has stood here."""

    title: str
    url: str
    lines: Sequence[str] = ()
    since: str = ""


@dataclass(frozen=True)
class Lane:
    """The cards of one stage (a key of ui.words.STAGE). An empty lane says so in one line."""

    stage: str
    cards: Sequence[BoardCard] = ()


@dataclass(frozen=True)
class BoardColumn:
    """The stages of one movement."""

    title: str
    lanes: Sequence[Lane]

    @property
    def count(self) -> int:
        return sum(len(lane.cards) for lane in self.lanes)


@dataclass(frozen=True)
class Board:
    """Columns side by side; at 320 px one below the other."""

    title: str
    columns: Sequence[BoardColumn]
