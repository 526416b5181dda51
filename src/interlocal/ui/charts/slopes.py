"""Slopes: what each row was before and is after."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.ui.charts.chart import Beside, Chart, compose
from interlocal.ui.charts.columns import Figure, figures, names
from interlocal.ui.charts.lettering import LINE, wrap
from interlocal.ui.charts.marks import draw_mark
from interlocal.ui.charts.palette import MUTED, PRIMARY, RULE
from interlocal.ui.charts.scale import scale
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.charts.wording import extremes
from interlocal.ui.tables import Table

LEAST_HEIGHT = 200.0


@dataclass(frozen=True)
class Slope:
    name: str
    before: Figure
    after: Figure

    @property
    def whole(self) -> bool:
        return not self.before.missing and not self.after.missing


def slopes(table: Table, *, before: str, after: str) -> Chart:
    """A line for each row from its figure in the column `before` to that in `after`.

    A row that lacks either is listed beside the chart. Raises KeyError and ValueError as `bars` does.
    """
    every = [Slope(*row) for row in zip(names(table), figures(table, before), figures(table, after), strict=True)]
    whole = [slope for slope in every if slope.whole]
    numbers = [figure.single for slope in whole for figure in (slope.before, slope.after)]
    titles = {column.key: column.title for column in table.columns}

    def draw(drawing: Drawing, part: Sequence[Slope]) -> None:
        left, right = (150.0, drawing.width - 100) if drawing.is_narrow else (230.0, drawing.width - 160)
        headings = [
            (wrap(titles[before], left - 6), left, "end"),
            (wrap(titles[after], drawing.width - right - 6), right, "start"),
        ]
        for heading, x, anchor in headings:
            _write(drawing, heading, x, drawing.height, anchor, bold=True)
        top = drawing.height + LINE * max(len(heading) for heading, _x, _anchor in headings) + 10
        befores = [wrap(f"{slope.name}, {slope.before.text}", left - 16, most=4) for slope in part]
        afters = [wrap(slope.after.text, drawing.width - right - 16) for slope in part]
        needed = max(sum(len(block) * LINE + 4 for block in blocks) for blocks in (befores, afters))
        bottom = top + max(LEAST_HEIGHT, needed)
        y = scale(numbers, bottom - 10, top + 10, from_zero=False)
        for x in (left, right):
            drawing.line(x, top, x, bottom, stroke=RULE)
        for slope in part:
            start, end = y(slope.before.single), y(slope.after.single)
            drawing.line(left, start, right, end, stroke=PRIMARY, width=2)
            draw_mark(drawing, "circle", left, start, 5, PRIMARY)
            draw_mark(drawing, "circle", right, end, 5, PRIMARY)
        for blocks, x, outward, places in (
            (befores, left, -1, [y(slope.before.single) for slope in part]),
            (afters, right, 1, [y(slope.after.single) for slope in part]),
        ):
            heights = [len(block) * LINE + 4 for block in blocks]
            edges = spread(places, heights, top, bottom)
            for block, edge, wanted in zip(blocks, edges, places, strict=True):
                middle = edge + len(block) * LINE / 2
                drawing.line(x, wanted, x + outward * 12, middle, stroke=MUTED)
                _write(drawing, block, x + outward * 14, edge, "end" if outward < 0 else "start")
        drawing.height = bottom + 6

    about = ngettext("%(count)d line", "%(count)d lines", len(whole)) % {"count": len(whole)}
    about = _("%(lines)s from %(before)s to %(after)s.") % {
        "lines": about,
        "before": titles[before],
        "after": titles[after],
    }
    named = [(f"{slope.name}, {titles[after]}", slope.after) for slope in whole]
    missing = tuple(
        f"{slope.name}: {titles[before]}, {slope.before.text}; {titles[after]}, {slope.after.text}"
        for slope in every
        if not slope.whole
    )
    beside = [Beside(_("Without both figures, so without a line"), missing)] if missing else []
    message = "" if whole else _("No row has both figures yet.")
    return compose("slopes", table, [about, *extremes(named)], whole, draw, message=message, beside=beside)


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


def _write(drawing: Drawing, block: Sequence[str], x: float, top: float, anchor: str, *, bold: bool = False) -> None:
    for index, line in enumerate(block):
        drawing.text(x, top + LINE * (index + 0.75), line, anchor=anchor, bold=bold)
