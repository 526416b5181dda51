"""Charts made of rows: a name, a band to draw in, and the figure in words.

On a wide drawing the three stand side by side; on a narrow one they stand one under the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interlocal.ui.charts.lettering import LINE, text_width, wrap
from interlocal.ui.charts.palette import INK, MUTED
from interlocal.ui.charts.svg import Drawing

LABEL = 190.0
FIGURE = 160.0
GAP = 12.0
BAND = 20.0


@dataclass(frozen=True)
class Label:
    """The words of one row. A heading names a group and has no band; quiet says that nothing is stated."""

    name: str
    figure: str = ""
    heading: bool = False
    quiet: bool = False

    @property
    def ink(self) -> str:
        """The colour of the figure's words."""
        return MUTED if self.quiet else INK


@dataclass(frozen=True)
class Frame:
    """Where the bands of all rows begin and end, and how much room their figures have."""

    start: float
    end: float
    figure_width: float


def frame(drawing: Drawing, labels: Sequence[Label]) -> Frame:
    """Share out the width of `drawing`: the same for all parts of a chart, so give it all labels."""
    if drawing.is_narrow:
        return Frame(8, drawing.width - 8, drawing.width - 4)
    figure_width = min(FIGURE, max((text_width(label.figure) for label in labels), default=0.0))
    return Frame(LABEL + GAP, drawing.width - figure_width - GAP, figure_width)


def lay_rows(drawing: Drawing, labels: Sequence[Label], room: Frame) -> Iterator[float]:
    """Write each row's words in turn and yield the middle of its band, for the caller to draw in."""
    for label in labels:
        lay = _stacked if drawing.is_narrow else _side_by_side
        yield lay(drawing, label, room)


def _side_by_side(drawing: Drawing, label: Label, room: Frame) -> float:
    names = wrap(label.name, drawing.width - 4 if label.heading else LABEL)
    figures = wrap(label.figure, room.figure_width) if label.figure else []
    height = max(LINE * max(len(names), len(figures)), BAND)
    middle = drawing.height + (10 if label.heading else 4) + height / 2
    drawing.block(2, middle - LINE * len(names) / 2, names, bold=label.heading)
    drawing.block(room.end + GAP, middle - LINE * len(figures) / 2, figures, fill=label.ink)
    drawing.height = middle + height / 2 + 4
    return middle


def _stacked(drawing: Drawing, label: Label, room: Frame) -> float:
    drawing.height += 8
    texts = [(label.name, bool(label.heading or label.figure), INK)]
    if label.figure:
        texts.append((label.figure, False, label.ink))
    for text, bold, fill in texts:
        lines = wrap(text, room.figure_width)
        drawing.block(2, drawing.height, lines, bold=bold, fill=fill)
        drawing.height += LINE * len(lines)
    if not label.heading and not label.quiet:
        drawing.height += BAND + 4
    return drawing.height - 2 - BAND / 2
