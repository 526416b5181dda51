"""Bars from zero, one for each figure, the figure written beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.ui.charts.chart import Chart, Kind, compose
from interlocal.ui.charts.columns import Figure, column_of, figures, names
from interlocal.ui.charts.lettering import text_width, wrap
from interlocal.ui.charts.palette import INK, MUTED, PRIMARY, SERIES_FILLS
from interlocal.ui.charts.rows import Label, frame, lay_rows
from interlocal.ui.charts.scale import Scale, scale
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.charts.wording import Named, extremes, nothing_stated, without_figure
from interlocal.ui.tables import Table

THICK, ROW = 16.0, 28.0


@dataclass(frozen=True)
class Group:
    """Bars that belong together; without a heading, a bar that stands for itself."""

    heading: str
    bars: tuple[Named, ...]


def bars(table: Table, *, value: str) -> Chart:
    """One bar for each row, from the column `value`, in the order of the table.

    Raises KeyError for an unknown column, ValueError for a range (that is for `ranges`).
    """
    named = list(zip(names(table), figures(table, value), strict=True))
    about = _("Bars of %(what)s, one for each row.") % {"what": column_of(table, value).title}
    return _chart("bars", table, about, [Group("", (pair,)) for pair in named])


def grouped_bars(table: Table, *, values: Sequence[str]) -> Chart:
    """A group of bars for each row, one bar for each of the columns `values`, which are of one kind.

    Raises as `bars` does, and ValueError for more bars than can be told apart.
    """
    if len(values) > len(SERIES_FILLS):
        raise ValueError(f"{table.title}: a group holds at most {len(SERIES_FILLS)} bars; show a table instead.")
    columns = [figures(table, key) for key in values]
    groups = [
        Group(name, tuple((column[index].column.title, column[index]) for column in columns))
        for index, name in enumerate(names(table))
    ]
    titles = "; ".join(column_of(table, key).title for key in values)
    about = _("Groups of bars, one group for each row; in each: %(what)s.") % {"what": titles}
    return _chart("grouped_bars", table, about, groups)


def _chart(kind: Kind, table: Table, about: str, groups: Sequence[Group]) -> Chart:
    named = [
        (f"{group.heading}, {name}" if group.heading else name, figure)
        for group in groups
        for name, figure in group.bars
    ]
    numbers = [figure.single for _name, figure in named if not figure.missing]
    words = max((text_width(_words(figure)) for _name, figure in named), default=0.0)

    def draw(drawing: Drawing, part: Sequence[Group]) -> None:
        room = frame(drawing, [])
        x = scale(numbers, room.start, room.end - words - 6, from_zero=True)
        for group in part:
            if group.heading:
                list(lay_rows(drawing, [Label(group.heading, heading=True)], room))
            middles = lay_rows(drawing, [Label(name) for name, _figure in group.bars], room)
            for fill, (_name, figure), y in zip(SERIES_FILLS, group.bars, middles, strict=False):
                _draw_bar(drawing, x, y, figure, fill)
        drawing.height += 2

    sentences = [about, *extremes(named), *without_figure(named)]
    return compose(kind, table, sentences, groups, draw, message=nothing_stated(named))


def _draw_bar(drawing: Drawing, x: Scale, y: float, figure: Figure, fill: str) -> None:
    zero = right = x(0)
    if not figure.missing:
        left, right = sorted((zero, x(figure.single)))
        drawing.rect(left, y - THICK / 2, right - left, THICK, fill=fill, stroke=PRIMARY)
    drawing.line(zero, y - ROW / 2, zero, y + ROW / 2, stroke=INK)
    drawing.text(right + 6, y + 5, _words(figure), fill=MUTED if figure.missing else INK)


def _words(figure: Figure) -> str:
    return wrap(figure.text, 170, most=1)[0]
