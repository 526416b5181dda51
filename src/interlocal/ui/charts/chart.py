"""The chart: one object from which the page, the PDF and every data file are made."""

from dataclasses import dataclass
from typing import Literal

from interlocal.ui.tables import Table

Kind = Literal["bars", "grouped_bars", "lines", "slopes", "scatter", "heat_scorecard", "strips", "ranges"]


@dataclass(frozen=True)
class Beside:
    """What belongs to a chart and has no place in it: listed beside it, never drawn at zero."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A picture of a table.

    `svg` is laid out for a page or a sheet of paper (720 units wide), `narrow` for a telephone (340
    units wide); a page shows the one that fits. `description` says in words what the picture shows: it
    is the alternative text on the page and in the PDF. `table` holds every figure that was drawn, and
    those that could not be.
    """

    kind: Kind
    title: str
    description: str
    svg: str
    narrow: str
    table: Table
    beside: Beside | None = None
