"""Lines over time: one for each series, told apart by mark and dash as well as colour."""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from interlocal.ui.charts.axis import extent, write_word
from interlocal.ui.charts.chart import Beside, Chart, compose
from interlocal.ui.charts.columns import Figure, figures, names
from interlocal.ui.charts.lettering import LINE, SMALL, text_width, wrap
from interlocal.ui.charts.marks import draw_mark
from interlocal.ui.charts.palette import MUTED, RULE, SERIES_LINES
from interlocal.ui.charts.scale import Scale, scale, tick_words
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.charts.wording import extremes, nothing_stated
from interlocal.ui.tables import Table

Series = list[Figure]


def lines(table: Table, *, values: Sequence[str]) -> Chart:
    """A line for each of the columns `values` over the rows, which are periods in their order.

    A missing figure leaves a gap: the line never runs through a period that nobody stated. The columns
    are of one kind. Raises ValueError for more lines than can be told apart, or for a range.
    """
    if len(values) > len(SERIES_LINES):
        raise ValueError(f"{table.title}: at most {len(SERIES_LINES)} lines can be told apart; show fewer.")
    periods = names(table)
    every = [figures(table, key) for key in values] if periods else []
    numbers = [figure.single for series in every for figure in series if not figure.missing]
    named = [
        (f"{series[0].column.title}, {period}", figure)
        for series in every
        for period, figure in zip(periods, series, strict=True)
    ]
    gaps = tuple(f"{name}: {figure.text}" for name, figure in named if figure.missing)

    def draw(drawing: Drawing, part: Sequence[Series]) -> None:
        _write_key(drawing, [series[0].column.title for series in part])
        top, bottom = drawing.height + 12, drawing.height + (220 if drawing.is_narrow else 280)
        y = scale(numbers, bottom, top, from_zero=True)
        left = _draw_level_grid(drawing, y, part[0][0]) if numbers else 2.0
        places = _places(left + 14, drawing.width - 14, len(periods))
        for series, (colour, dash, mark) in zip(part, SERIES_LINES, strict=False):
            for (x1, a), (x2, b) in pairwise(zip(places, series, strict=True)):
                if not a.missing and not b.missing:
                    drawing.line(x1, y(a.single), x2, y(b.single), stroke=colour, width=2.5, dash=dash)
            for x, figure in zip(places, series, strict=True):
                if not figure.missing:
                    draw_mark(drawing, mark, x, y(figure.single), 5, colour)
        drawing.height = bottom + LINE
        _write_periods(drawing, periods, places)

    titles = "; ".join(series[0].column.title for series in every)
    about = _("Lines over %(count)d periods: %(what)s.") % {"count": len(periods), "what": titles}
    beside = [Beside(_("Gaps in the lines"), gaps)] if gaps else []
    message = nothing_stated(named)
    return compose("lines", table, [about, *extremes(named)], every, draw, message=message, beside=beside)


def _write_key(drawing: Drawing, titles: Sequence[str]) -> None:
    x = 2.0
    drawing.height += LINE
    for title, (colour, dash, mark) in zip(titles, SERIES_LINES, strict=False):
        text = wrap(title, drawing.width - 50, most=1)[0]
        if x > 2 and x + 42 + text_width(text) > drawing.width:
            x = 2.0
            drawing.height += LINE
        y = drawing.height - 9
        drawing.line(x, y, x + 34, y, stroke=colour, width=2.5, dash=dash)
        draw_mark(drawing, mark, x + 17, y, 5, colour)
        drawing.text(x + 42, drawing.height - 4, text)
        x += 42 + text_width(text) + 18


def _draw_level_grid(drawing: Drawing, y: Scale, figure: Figure) -> float:
    """Level lines with their words at the left; returns where the words end."""
    words = [wrap(word, 110, SMALL, most=1)[0] for word in tick_words(y.ticks, figure.column)]
    left = max(text_width(word, SMALL) for word in words) + 8
    for tick, word in zip(y.ticks, words, strict=True):
        drawing.line(left, y(tick), drawing.width, y(tick), stroke=RULE)
        drawing.text(left - 6, y(tick) + 4, word, anchor="end", fill=MUTED, size=SMALL)
    return left


def _places(start: float, end: float, count: int) -> list[float]:
    """`count` places from `start` to `end`; one alone stands in the middle."""
    if count == 1:
        return [(start + end) / 2]
    return [start + (end - start) * index / (count - 1) for index in range(count)]


def _write_periods(drawing: Drawing, periods: Sequence[str], places: Sequence[float]) -> None:
    """The names of the periods that have room; the last always."""
    free = drawing.width + 1.0
    for period, place in reversed(list(zip(periods, places, strict=True))):
        left, right = extent(drawing, place, period)
        if right < free:
            write_word(drawing, place, drawing.height - 4, period)
            free = left - 8
