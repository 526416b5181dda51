"""The chart: one object from which the page, the PDF and every data file are made."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeVar

from django.utils.translation import get_language, override
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


Draw = Callable[[int, slice, str], tuple[str, float]]
"""Draws some of a chart's items for a width, under a title: the SVG, and its height in units."""


@dataclass(frozen=True)
class Chart:
    """A picture of a table.

    `description` says in words what the picture shows; it is the alternative text on the page and in the PDF. `table`
    holds every figure that is drawn, and those that could not be. Pages show `svg` or `narrow`, whichever fits, and
    paper has `sheets`: each is drawn by `draw`, of the chart's `items` things, only where somebody asks for it.
    """

    kind: Kind
    title: str
    description: str
    table: Table
    items: int
    draw: Draw = field(repr=False, compare=False)
    beside: tuple[Beside, ...] = ()

    @property
    def svg(self) -> str:
        """Laid out for a page, 720 units wide."""
        return self._whole[0]

    @cached_property
    def narrow(self) -> str:
        """Laid out for a telephone, 340 units wide."""
        return self.draw(NARROW, slice(None), self.title)[0]

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """As `svg`, cut into as many pictures as paper needs."""
        svg, height = self._whole
        count = math.ceil(height / SHEET) if self.items > 1 else 1
        length = math.ceil(self.items / count) if self.items else 1
        starts = range(0, self.items, length)
        if len(starts) < 2:
            return (svg,)
        name = _("%(title)s, part %(part)d of %(parts)d")
        return tuple(
            self.draw(
                WIDE,
                slice(start, start + length),
                name % {"title": self.title, "part": part, "parts": len(starts)},
            )[0]
            for part, start in enumerate(starts, 1)
        )

    @cached_property
    def _whole(self) -> tuple[str, float]:
        return self.draw(WIDE, slice(None), self.title)


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
    """A chart that is drawn of `items`. `message` stands on top: that nothing is known yet, for instance."""
    message = message if table.rows else _("There is nothing to show yet.")
    description = " ".join([message, *sentences] if message else sentences)
    language = get_language() or "en"

    def picture(width: int, part: slice, name: str) -> tuple[str, float]:
        drawing = Drawing(width)
        if message:
            drawing.sentence(message, bold=True)
            drawing.height += LINE / 2
        if items:
            with override(language):  # that of its table and its sentences, whoever asks for it
                draw(drawing, items[part])
        return drawing.render(name, description), drawing.height

    return Chart(kind, table.title, description, table, len(items), picture, tuple(beside))
