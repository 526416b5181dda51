"""Points by two columns: how easy against how much, for the ideas of a scan.

Each point has a number, which a key explains; its name stands beside it where there is room. No two
marks and no two names lie on one another.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.ui.charts.axis import write_word
from interlocal.ui.charts.chart import Beside, Chart, compose
from interlocal.ui.charts.columns import Figure, figures, names
from interlocal.ui.charts.dimension import RATINGS, Dimension, dimension
from interlocal.ui.charts.lettering import LINE, SMALL, text_width, wrap
from interlocal.ui.charts.palette import INK, MUTED, PAPER, PRIMARY, RULE
from interlocal.ui.charts.placing import PITCH, RADIUS, Box, around, place_mark, place_name
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.charts.wording import listing
from interlocal.ui.tables import Table

MARGIN = 130.0
"""The most that the words of the upright axis may take."""


@dataclass(frozen=True)
class Point:
    number: int
    name: str
    x: Figure
    y: Figure

    @property
    def words(self) -> str:
        return _("%(name)s: %(x_title)s, %(x)s; %(y_title)s, %(y)s") % {
            "name": self.name,
            "x_title": self.x.column.title,
            "x": self.x.text,
            "y_title": self.y.column.title,
            "y": self.y.text,
        }


def scatter(table: Table, *, x: str, y: str, scale: Sequence[str] = ()) -> Chart:
    """A numbered mark for each row by the columns `x` and `y`: figures, ranges or ratings.

    `scale` holds the levels that the ratings were chosen from, low to high; without it, all that there are.
    A row that lacks either has no place: it is listed beside the chart. Raises KeyError for an unknown
    column.
    """
    rows = list(zip(names(table), figures(table, x), figures(table, y), strict=True))
    placed = [row for row in rows if not row[1].missing and not row[2].missing]
    points = [Point(number, *row) for number, row in enumerate(placed, 1)]
    unplaced = tuple(_without_place(Point(0, *row)) for row in rows if row[1].missing or row[2].missing)

    def draw(drawing: Drawing, part: Sequence[Point]) -> None:
        top = drawing.height + LINE + 20
        bottom = top + _height(drawing, part)
        upward = dimension([point.y for point in points], bottom, top, scale or RATINGS)
        left = 12 + max(text_width(_word(word), SMALL) for _y, word in upward.words)
        plot = Box(left, top, drawing.width - 10, bottom)
        across = dimension([point.x for point in points], plot.left, plot.right, scale or RATINGS)
        _draw_axes(drawing, plot, across, upward, points[0])
        _draw_points(drawing, plot, part, across, upward)

    sentences, beside = [], []
    if points:
        key = tuple(f"{point.number}. {point.words}" for point in points)
        count = ngettext("%(count)d point", "%(count)d points", len(points)) % {"count": len(points)}
        sentences.append(f"{count}: {listing(key)}.")
        beside.append(Beside(_("Key"), key))
    if unplaced:
        sentences.append(_("Without a place: %(listing)s.") % {"listing": listing(unplaced)})
        beside.append(Beside(_("Without a place in the chart"), unplaced))
    message = "" if points else _("Nothing can be placed yet: no row has both figures.")
    return compose("scatter", table, sentences, points, draw, message=message, beside=beside)


def _without_place(point: Point) -> str:
    """What a point without a place lacks; said once where it lacks both for one reason."""
    if point.x.missing and point.y.missing and point.x.text == point.y.text:
        return _("%(name)s: both %(missing)s") % {"name": point.name, "missing": point.x.text}
    return point.words


def _height(drawing: Drawing, part: Sequence[Point]) -> float:
    """The height of the room for points: more where many ratings share a cell."""
    least = 300.0 if drawing.is_narrow else 360.0
    if part[0].x.column.kind != "rating" or part[0].y.column.kind != "rating":
        return least
    fullest = max(Counter((point.x.value, point.y.value) for point in part).values())
    in_a_row = int((drawing.width - MARGIN) / len(RATINGS) // PITCH) - 1
    return max(least, len(RATINGS) * PITCH * (math.ceil(fullest / in_a_row) + 1))


def _word(word: str) -> str:
    """A word of the upright axis, as far as there is room for it."""
    return wrap(word, MARGIN - 20, SMALL, most=1)[0]


def _draw_axes(drawing: Drawing, plot: Box, across: Dimension, upward: Dimension, point: Point) -> None:
    drawing.text(2, plot.top - 20, f"↑ {wrap(point.y.column.title, drawing.width - 30, most=1)[0]}", bold=True)
    for x in across.rules:
        drawing.line(x, plot.top, x, plot.bottom, stroke=RULE)
    for y in upward.rules:
        drawing.line(plot.left, y, plot.right, y, stroke=RULE)
    for y, word in upward.words:
        drawing.text(plot.left - 6, y + 4, _word(word), anchor="end", fill=MUTED, size=SMALL)
    for x, word in across.words:
        write_word(drawing, x, plot.bottom + 16, word)
    title = wrap(point.x.column.title, drawing.width - 30, most=1)[0]
    drawing.text(plot.right, plot.bottom + 38, f"{title} →", anchor="end", bold=True)
    drawing.height = plot.bottom + 44


def _draw_points(drawing: Drawing, plot: Box, part: Sequence[Point], across: Dimension, upward: Dimension) -> None:
    taken: list[Box] = []
    centres, rooms = [], []
    for point in part:
        (x1, x2), (y2, y1) = across.span(point.x), upward.span(point.y)
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        if across.exact and x1 != x2:
            drawing.line(x1, y, x2, y, stroke=PRIMARY, width=4)
        if upward.exact and y1 != y2:
            drawing.line(x, y1, x, y2, stroke=PRIMARY, width=4)
        allowed = Box(
            plot.left - RADIUS if across.exact else x1,
            plot.top - RADIUS if upward.exact else y1,
            plot.right + RADIUS if across.exact else x2,
            plot.bottom + RADIUS if upward.exact else y2,
        )
        centre = place_mark(allowed, x, y, taken, cost=(5 if across.exact else 1, 5 if upward.exact else 1))
        if centre != (x, y) and (across.exact or upward.exact):
            drawing.line(x, y, *centre, stroke=INK)
            drawing.circle(x, y, 3, fill=INK)
        centres.append(centre)
        rooms.append(allowed)
        taken.append(around(*centre))
    for point, room, (x, y) in zip(part, rooms, centres, strict=True):
        drawing.circle(x, y, RADIUS, fill=PRIMARY, stroke=PAPER)
        number = str(point.number)
        size = 11 if len(number) < 3 else 9
        drawing.text(x, y + size * 0.36, number, anchor="middle", fill=PAPER, size=size)
        found = place_name(point.name, SMALL, x, y, (room, plot), taken)
        if found:
            box, anchor = found
            at = {"start": box.left, "middle": x, "end": box.right}[anchor]
            taken.append(box)
            drawing.text(at, box.bottom - SMALL * 0.28, point.name, anchor=anchor, size=SMALL)
