"""The faint lines and the words of an axis."""

from interlocal.ui.charts.lettering import LINE, text_width, wrap
from interlocal.ui.charts.palette import MUTED, RULE
from interlocal.ui.charts.scale import Scale, tick_words
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.tables import Column

SMALL = 12.0


def draw_grid(drawing: Drawing, x: Scale, top: float, bottom: float) -> None:
    """A faint upright line at each tick."""
    for tick in x.ticks:
        drawing.line(x(tick), top, x(tick), bottom, stroke=RULE)


def write_ticks(drawing: Drawing, x: Scale, column: Column, top: float) -> None:
    """The words of a level axis, from `top` down; the ends first, then those with room."""
    drawing.height = max(drawing.height, top + LINE)
    words = list(zip(x.ticks, tick_words(x.ticks, column), strict=True))
    taken: list[tuple[float, float]] = []
    for tick, word in [words[0], words[-1], *words[1:-1]]:
        text = wrap(word, drawing.width / 2, SMALL, most=1)[0]
        half = text_width(text, SMALL) / 2
        middle = min(max(x(tick), half), drawing.width - half)
        if all(middle - half > right + 6 or middle + half < left - 6 for left, right in taken):
            taken.append((middle - half, middle + half))
            drawing.text(middle, top + LINE - 5, text, anchor="middle", fill=MUTED, size=SMALL)
