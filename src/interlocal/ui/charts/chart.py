"""The chart: one object from which the page, the PDF and every data file are made."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from django.utils.translation import gettext as _

from interlocal.ui.charts.lettering import LINE
from interlocal.ui.charts.svg import NARROW, WIDE, Drawing
from interlocal.ui.tables import Table

Kind = Literal["bars", "grouped_bars", "lines", "slopes", "scatter", "heat_scorecard", "strips", "ranges"]

SHEET = 860
"""The greatest height, in units, of a picture that still fits a sheet of paper under its title."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Beside:
    """A list that belongs to a chart: what has no place in it (and is never drawn at zero), or a key."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A picture of a table.

    `svg` is laid out for a page (720 units wide), `narrow` for a telephone (340 units): a page shows the
    one that fits. `sheets` is `svg` again, cut into as many pictures as paper needs. `description` says
    in words what the picture shows; it is the alternative text on the page and in the PDF. `table` holds
    every figure that was drawn, and those that could not be.
    """

    kind: Kind
    title: str
    description: str
    svg: str
    narrow: str
    sheets: tuple[str, ...]
    table: Table
    beside: tuple[Beside, ...] = ()


def compose(
    kind: Kind,
    table: Table,
    sentences: Sequence[str],
    items: Sequence[Item],
    draw: Callable[[Drawing, Sequence[Item]], None],
    *,
    message: str = "",
    beside: Sequence[Beside] = (),
) -> Chart:
    """Draw `items` in every layout. `message` stands on top: that nothing is known yet, for instance."""
    message = message if table.rows else _("There is nothing to show yet.")
    description = " ".join([message, *sentences] if message else sentences)

    def picture(width: int, part: Sequence[Item], name: str) -> tuple[str, float]:
        drawing = Drawing(width)
        if message:
            drawing.sentence(message, bold=True)
            drawing.height += LINE / 2
        if part:
            draw(drawing, part)
        return drawing.render(name, description), drawing.height

    svg, height = picture(WIDE, items, table.title)
    count = math.ceil(height / SHEET) if len(items) > 1 else 1
    length = math.ceil(len(items) / count) if items else 1
    parts = [items[start : start + length] for start in range(0, len(items), length)]
    sheets = (
        [svg]
        if len(parts) < 2
        else [
            picture(
                WIDE,
                part,
                _("%(title)s, part %(part)d of %(parts)d") % {"title": table.title, "part": index, "parts": len(parts)},
            )[0]
            for index, part in enumerate(parts, 1)
        ]
    )
    narrow, _height = picture(NARROW, items, table.title)
    return Chart(kind, table.title, description, svg, narrow, tuple(sheets), table, tuple(beside))
