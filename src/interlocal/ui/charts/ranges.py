"""Ranges of figures, from low to high: the picture of savings claims."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from interlocal.ui.charts.axis import draw_grid, write_ticks
from interlocal.ui.charts.chart import Chart, compose
from interlocal.ui.charts.columns import Figure, column_of, figures, names, stated
from interlocal.ui.charts.marks import draw_mark
from interlocal.ui.charts.palette import MUTED, PRIMARY
from interlocal.ui.charts.rows import BAND, Label, frame, lay_rows
from interlocal.ui.charts.scale import Scale, scale
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.charts.wording import Named, extremes, nothing_stated, without_figure
from interlocal.ui.tables import Qualified, Table

THICK = 6.0
CAP = 6.0


def ranges(table: Table, *, value: str) -> Chart:
    """A bar from low to high for each row, from the column `value`; a single figure is a point.

    The end of a bar says how its source words it: filled as it stands, hollow where it is qualified
    ("slightly over"), an arrow where it is left open.
    """
    named = list(zip(names(table), figures(table, value), strict=True))
    column = column_of(table, value)
    numbers = stated([figure for _name, figure in named])
    room_for = [Label(name, figure.text) for name, figure in named]
    key = _key([figure for _name, figure in named if not figure.missing])

    def draw(drawing: Drawing, part: Sequence[Named]) -> None:
        room = frame(drawing, room_for)
        x = scale(numbers, room.start, room.end, from_zero=True, ticks=2 if drawing.is_narrow else 4)
        labels = [Label(name, figure.text, quiet=figure.missing) for name, figure in part]
        for (_name, figure), y in zip(part, lay_rows(drawing, labels, room), strict=True):
            if not figure.missing:
                draw_grid(drawing, x, y - BAND / 2, y + BAND / 2)
                _draw_range(drawing, x, y, figure)
        if numbers:
            write_ticks(drawing, x, column, drawing.height)
        drawing.height += 6
        for sentence in key:
            drawing.sentence(sentence, fill=MUTED)

    about = _("Bars from the low to the high end of %(what)s, one for each row.") % {"what": column.title}
    sentences = [about, *extremes(named), *without_figure(named)]
    return compose("ranges", table, sentences, named, draw, message=nothing_stated(named))


def _draw_range(drawing: Drawing, x: Scale, y: float, figure: Figure) -> None:
    low, high = figure.ends
    left = x.start if low is None else x(low)
    right = x.end if high is None else x(high)
    drawing.rect(left, y - THICK / 2, right - left, THICK, fill=PRIMARY)
    for end, place, outward in zip(figure.worded, (left, right), (-1, 1), strict=True):
        if end is None:
            tip = [(place + outward * CAP, y), (place, y - CAP), (place, y + CAP)]
            drawing.polygon(tip, fill=PRIMARY)
        else:
            draw_mark(drawing, "ring" if isinstance(end, Qualified) else "circle", place, y, CAP, PRIMARY)


def _key(figures: list[Figure]) -> list[str]:
    """Sentences that explain those marks of ends which occur."""
    ends = [end for figure in figures for end in figure.worded]
    sentences = []
    if any(isinstance(end, Qualified) for end in ends):
        sentences.append(_("A hollow end: the source words this figure less exactly."))
    if None in ends:
        sentences.append(_("An arrow: the source leaves this end open."))
    return sentences
