"""The heat scorecard: every row on every factor, each rating with a mark and a word of its own."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from interlocal.ui.charts.chart import Beside, Chart, compose
from interlocal.ui.charts.columns import Figure, column_of, figures, names
from interlocal.ui.charts.lettering import LINE, text_width, wrap
from interlocal.ui.charts.palette import INK, MUTED, PAPER, PRIMARY_DARK, RULE
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.tables import Table, Value
from interlocal.ui.words import RATING

LABEL = 200.0
CELL = 30.0
MARK = 8.0
HEADING, HEADING_LINE = 12.0, 16.0
WORD_BESIDE_MARK = 88.0  # a cell narrower than this has its word below its mark
MOST_FACTORS = 9  # more do not fit side by side, and are listed under each row's name

# Ground of the cell and fourths of the mark that are filled, from pale to strong.
LOOKS = {"none": ("#ffffff", 0), "low": ("#eff6fb", 1), "medium": ("#d9e8f6", 2), "high": ("#aacdec", 4)}


@dataclass(frozen=True)
class Line:
    """One row of the table: its name, its ratings in the order of the factors, and which of these bear a star."""

    name: str
    ratings: tuple[Figure, ...]
    starred: frozenset[int]

    @property
    def words(self) -> tuple[str, ...]:
        """What its cells say."""
        return tuple(
            f"{figure.text}*" if column in self.starred else figure.text for column, figure in enumerate(self.ratings)
        )


def heat_scorecard(
    table: Table,
    *,
    factors: Sequence[str] = (),
    starred: Collection[tuple[int, str]] = (),
    beside: Sequence[Beside] = (),
    unrated: str = "",
) -> Chart:
    """A grid of rows by `factors` (column keys of kind "rating"; all of them when none are named).

    An unrated cell is dashed and says so: it is not the lowest rating, and not an empty one. Cells (number of the row,
    key of the factor) that are not to be taken as they stand are `starred`; why, is told `beside` the chart. `unrated`
    is what it says where none is rated: else that our copy of the source has no rating.
    """
    keys = factors or [column.key for column in table.columns if column.kind == "rating"]
    columns = [figures(table, key) for key in keys]
    lines = [
        Line(
            name,
            tuple(column[row] for column in columns),
            frozenset(column for column, key in enumerate(keys) if (row, key) in starred),
        )
        for row, name in enumerate(names(table))
    ]
    titles = [column_of(table, key).title for key in keys]

    def draw(drawing: Drawing, part: Sequence[Line]) -> None:
        if drawing.is_narrow or len(titles) > MOST_FACTORS:
            _draw_lists(drawing, part)
        else:
            _draw_grid(drawing, titles, part)

    ratings = [figure for line in lines for figure in line.ratings]
    nothing = unrated or _("No rating in our copy of the source.")
    message = nothing if all(figure.missing for figure in ratings) else ""
    sentences = _sentences(lines, titles, ratings)
    return compose("heat_scorecard", table, sentences, lines, draw, message=message, beside=beside)


def _sentences(lines: Sequence[Line], titles: Sequence[str], ratings: Sequence[Figure]) -> list[str]:
    counts = [(str(word), sum(figure.value == rating for figure in ratings)) for rating, word in RATING.items()]
    for word in dict.fromkeys([_("unrated"), *(figure.text for figure in ratings if figure.missing)]):
        counts.append((word, sum(figure.missing and figure.text == word for figure in ratings)))
    about = _("A grid of %(rows)d rows by %(factors)d factors: %(titles)s.") % {
        "rows": len(lines),
        "factors": len(titles),
        "titles": "; ".join(titles),
    }
    tally = _("Ratings: %(counts)s.") % {"counts": "; ".join(f"{word} {count}" for word, count in counts)}
    return [about, tally]


def _draw_grid(drawing: Drawing, titles: Sequence[str], part: Sequence[Line]) -> None:
    width = (drawing.width - LABEL) / len(titles)
    beside = width >= WORD_BESIDE_MARK
    headings = [wrap(title, width - 8, HEADING, most=6) for title in titles]
    drawing.height += HEADING_LINE * max(len(heading) for heading in headings) + 6
    for column, heading in enumerate(headings):
        for index, text in enumerate(reversed(heading)):
            x, y = LABEL + width * (column + 0.5), drawing.height - 8 - HEADING_LINE * index
            drawing.text(x, y, text, anchor="middle", size=HEADING, bold=True)
    for line in part:
        name = wrap(line.name, LABEL - 10)
        height = max(CELL if beside else CELL + LINE - 2, LINE * len(name) + 8)
        drawing.block(2, drawing.height + (height - LINE * len(name)) / 2, name)
        for column, (figure, word) in enumerate(zip(line.ratings, line.words, strict=True)):
            x, middle = LABEL + width * column, drawing.height + height / 2
            _draw_ground(drawing, x, drawing.height, width, height, figure)
            if beside:
                start = x + (width - MARK * 2 - 6 - text_width(word)) / 2 + MARK
                draw_rating(drawing, figure.value, start, middle)
                drawing.text(start + MARK + 6, middle + 5, word, fill=_ink(figure))
            else:
                draw_rating(drawing, figure.value, x + width / 2, middle - 9)
                drawing.text(x + width / 2, middle + 15, word, anchor="middle", size=HEADING, fill=_ink(figure))
        drawing.height += height
    drawing.height += 2


def _draw_lists(drawing: Drawing, part: Sequence[Line]) -> None:
    for line in part:
        drawing.height += 8
        drawing.sentence(line.name, bold=True)
        for figure, word in zip(line.ratings, line.words, strict=True):
            text = _("%(factor)s: %(rating)s") % {"factor": figure.column.title, "rating": word}
            draw_rating(drawing, figure.value, 4 + MARK, drawing.height + LINE / 2)
            drawing.sentence(text, x=26, fill=_ink(figure))
    drawing.height += 4


def draw_rating(drawing: Drawing, rating: Value, x: float, y: float) -> None:
    """The mark of a rating: a disc filled as far as the rating goes; for unrated, a dash without a disc."""
    if rating not in LOOKS:
        drawing.line(x - MARK, y, x + MARK, y, stroke=MUTED, width=2)
        return
    fourths = LOOKS[str(rating)][1]
    drawing.circle(x, y, MARK - 1, fill=PRIMARY_DARK if fourths == 4 else PAPER, stroke=PRIMARY_DARK, width=1.5)
    if 0 < fourths < 4:
        drawing.polygon([(x, y), *((x + right, y + down) for right, down in _rim(fourths))], fill=PRIMARY_DARK)


@cache
def _rim(fourths: int) -> list[tuple[float, float]]:
    """From the top of a mark, round as far as it is filled."""
    turns = [math.radians(-90 + 15 * step) for step in range(fourths * 6 + 1)]
    return [((MARK - 1) * math.cos(turn), (MARK - 1) * math.sin(turn)) for turn in turns]


def _draw_ground(drawing: Drawing, x: float, y: float, width: float, height: float, figure: Figure) -> None:
    fill = PAPER if figure.missing else LOOKS[str(figure.value)][0]
    drawing.rect(
        x + 2,
        y + 2,
        width - 4,
        height - 4,
        fill=fill,
        stroke=MUTED if figure.missing else RULE,
        dash="3 3" if figure.missing else "",
    )


def _ink(figure: Figure) -> str:
    return MUTED if figure.missing else INK
