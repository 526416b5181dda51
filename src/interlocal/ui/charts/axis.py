"""The faint lines and the words of an axis."""

from interlocal.ui.charts.lettering import LINE, SMALL, text_width, wrap
from interlocal.ui.charts.palette import MUTED, RULE
from interlocal.ui.charts.scale import Scale, tick_words
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.tables import Column


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
        left, right = extent(drawing, x(tick), word)
        if all(left > end + 6 or right < start - 6 for start, end in taken):
            taken.append((left, right))
            write_word(drawing, x(tick), top + LINE - 5, word)


def write_word(drawing: Drawing, x: float, y: float, word: str) -> None:
    """One word of an axis, centred on `x` as far as the edges of the drawing allow."""
    left, right = extent(drawing, x, word)
    text = wrap(word, drawing.width / 2, SMALL, most=1)[0]
    drawing.text((left + right) / 2, y, text, anchor="middle", fill=MUTED, size=SMALL)


def extent(drawing: Drawing, x: float, word: str) -> tuple[float, float]:
    """From where to where `write_word` would write."""
    half = text_width(wrap(word, drawing.width / 2, SMALL, most=1)[0], SMALL) / 2
    middle = min(max(x, half), drawing.width - half)
    return middle - half, middle + half
