"""Slopes: what each row was before and is after."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.ui.charts.chart import Beside, Chart, compose
from interlocal.ui.charts.columns import Figure, column_of, figures, names
from interlocal.ui.charts.lettering import LINE, wrap
from interlocal.ui.charts.marks import draw_mark
from interlocal.ui.charts.palette import MUTED, PRIMARY, RULE
from interlocal.ui.charts.scale import scale
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.charts.wording import extremes
from interlocal.ui.tables import Table

LEAST_HEIGHT = 200.0
REACH = 14.0
"""From a line's end to its words."""


@dataclass(frozen=True)
class Slope:
    name: str
    before: Figure
    after: Figure

    @property
    def whole(self) -> bool:
        return not self.before.missing and not self.after.missing


@dataclass(frozen=True)
class Side:
    """The left (outward -1) or the right (1) end of all lines: its heading, and words for each line."""

    x: float
    outward: int
    heading: tuple[str, ...]
    blocks: list[tuple[str, ...]]

    @property
    def anchor(self) -> str:
        return "end" if self.outward < 0 else "start"

    @property
    def heights(self) -> list[float]:
        return [len(block) * LINE + 4 for block in self.blocks]


def slopes(table: Table, *, before: str, after: str) -> Chart:
    """A line for each row from its figure in the column `before` to that in `after`.

    A row that lacks either is listed beside the chart. Raises KeyError and ValueError as `bars` does.
    """
    every = [Slope(*row) for row in zip(names(table), figures(table, before), figures(table, after), strict=True)]
    whole = [slope for slope in every if slope.whole]
    numbers = [figure.single for slope in whole for figure in (slope.before, slope.after)]
    titles = column_of(table, before).title, column_of(table, after).title

    def draw(drawing: Drawing, part: Sequence[Slope]) -> None:
        sides = _sides(drawing, titles, part)
        for side in sides:
            drawing.block(side.x, drawing.height, side.heading, anchor=side.anchor, bold=True)
        top = drawing.height + LINE * max(len(side.heading) for side in sides) + 10
        bottom = top + max(LEAST_HEIGHT, *(sum(side.heights) for side in sides))
        y = scale(numbers, bottom - 10, top + 10, from_zero=False)
        starts, ends = [y(slope.before.single) for slope in part], [y(slope.after.single) for slope in part]
        for start, end in zip(starts, ends, strict=True):
            drawing.line(sides[0].x, start, sides[1].x, end, stroke=PRIMARY, width=2)
        for side, places in zip(sides, (starts, ends), strict=True):
            drawing.line(side.x, top, side.x, bottom, stroke=RULE)
            _draw_ends(drawing, side, places, top, bottom)
        drawing.height = bottom + 6

    lines = ngettext("%(count)d line", "%(count)d lines", len(whole)) % {"count": len(whole)}
    about = _("%(lines)s from %(before)s to %(after)s.") % {"lines": lines, "before": titles[0], "after": titles[1]}
    named = [(f"{slope.name}, {titles[1]}", slope.after) for slope in whole]
    missing = tuple(
        f"{slope.name}: {titles[0]}, {slope.before.text}; {titles[1]}, {slope.after.text}"
        for slope in every
        if not slope.whole
    )
    beside = [Beside(_("Without both figures, so without a line"), missing)] if missing else []
    message = "" if whole else _("No row has both figures yet.")
    return compose("slopes", table, [about, *extremes(named)], whole, draw, message=message, beside=beside)


def _sides(drawing: Drawing, titles: tuple[str, str], part: Sequence[Slope]) -> tuple[Side, Side]:
    left, right = (150.0, 100.0) if drawing.is_narrow else (230.0, 160.0)
    befores = [wrap(f"{slope.name}, {slope.before.text}", left - REACH - 2, most=4) for slope in part]
    afters = [wrap(slope.after.text, right - REACH - 2) for slope in part]
    return (
        Side(left, -1, wrap(titles[0], left - 6), befores),
        Side(drawing.width - right, 1, wrap(titles[1], right - 6), afters),
    )


def _draw_ends(drawing: Drawing, side: Side, places: Sequence[float], top: float, bottom: float) -> None:
    edges = spread(places, side.heights, top, bottom)
    for block, edge, place in zip(side.blocks, edges, places, strict=True):
        middle = edge + len(block) * LINE / 2
        drawing.line(side.x, place, side.x + side.outward * (REACH - 2), middle, stroke=MUTED)
        drawing.block(side.x + side.outward * REACH, edge, block, anchor=side.anchor)
        draw_mark(drawing, "circle", side.x, place, 5, PRIMARY)


def spread(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Upper edges for blocks of text that would like to be centred at `wanted`, none over another.

    All heights together must fit between `top` and `bottom`.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    edges = [0.0] * len(wanted)
    free = top
    for index in order:
        edges[index] = max(wanted[index] - heights[index] / 2, free)
        free = edges[index] + heights[index]
    free = bottom
    for index in reversed(order):
        edges[index] = min(edges[index], free - heights[index])
        free = edges[index]
    return edges
