"""Benchmark strips: where one government stands among its peers, one strip for each measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from django.utils.translation import gettext as _

from interlocal.ui.charts.axis import write_ticks
from interlocal.ui.charts.chart import Chart, compose
from interlocal.ui.charts.columns import Figure, figures, names
from interlocal.ui.charts.marks import draw_mark
from interlocal.ui.charts.palette import ACCENT, INK, MUTED, PRIMARY, RULE
from interlocal.ui.charts.rows import Label, frame, lay_rows
from interlocal.ui.charts.scale import Scale, scale
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.tables import Number, Table, present

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Strip:
    """One measure: everybody's figures, and our own among them (if we are among them)."""

    everybody: tuple[Figure, ...]
    ours: Figure | None

    @property
    def title(self) -> str:
        return self.everybody[0].column.title

    @property
    def numbers(self) -> list[Number]:
        return [figure.single for figure in self.everybody if not figure.missing]

    @property
    def median(self) -> Number | None:
        """Of those who stated a figure, money to the cent; None when nobody did."""
        if not self.numbers:
            return None
        middle = median(self.numbers)
        if self.everybody[0].column.kind == "usd" and isinstance(middle, Decimal):
            return middle.quantize(CENT, ROUND_HALF_EVEN)
        return middle

    def words(self, name: str) -> str:
        """Our figure and the median, and how many stand behind it."""
        column = self.everybody[0].column
        parts = [f"{name}: {self.ours.text}"] if self.ours else []
        if self.median is not None:
            words = {"count": len(self.numbers), "figure": present(self.median, column)}
            parts.append(_("median of %(count)d: %(figure)s") % words)
        missing = len(self.everybody) - len(self.numbers)
        if missing:
            parts.append(f"{missing} {column.missing_word}")
        return "; ".join(parts)


def strips(table: Table, *, values: Sequence[str], ours: str = "") -> Chart:
    """A strip for each of the columns `values`, a ring on it for each row, a bar at the median.

    `ours` is the name of the row to mark with a diamond; empty marks none. Each strip has an axis of its
    own, so the columns may be of different kinds. Raises KeyError for an unknown row or column, ValueError for a range.
    """
    rows = names(table)
    if rows and ours and ours not in rows:
        raise KeyError(f"{table.title}: there is no row {ours!r}.")
    own = rows.index(ours) if rows and ours else None
    columns = [tuple(figures(table, key)) for key in values] if rows else []
    every = [Strip(column, None if own is None else column[own]) for column in columns]
    labels = [Label(strip.title, strip.words(ours)) for strip in every]

    def draw(drawing: Drawing, part: Sequence[Strip]) -> None:
        room = frame(drawing, labels)
        for strip in part:
            (y,) = lay_rows(drawing, [Label(strip.title, strip.words(ours))], room)
            if strip.numbers:
                x = scale(strip.numbers, room.start + 8, room.end - 8, from_zero=False, ticks=2)
                drawing.line(room.start, y, room.end, y, stroke=RULE, width=2)
                _draw_strip(drawing, strip, x, y)
                write_ticks(drawing, x, strip.everybody[0].column, y + 10)
        drawing.height += 6
        drawing.sentence(_("A ring: one government. A bar: the median."), fill=MUTED)
        if ours:
            drawing.sentence(_("The diamond: %(name)s.") % {"name": ours}, fill=MUTED)

    sentences = [f"{strip.title}. {strip.words(ours)}." for strip in every]
    message = "" if any(strip.numbers for strip in every) else _("No figure is stated yet.")
    return compose("strips", table, sentences, every, draw, message=message)


def median(numbers: Sequence[Number]) -> Number:
    """The middle of `numbers`, exactly: a whole number where it is one, else a Decimal."""
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    total = ordered[middle - 1] + ordered[middle]
    return total // 2 if isinstance(total, int) and total % 2 == 0 else Decimal(total) / 2


def _draw_strip(drawing: Drawing, strip: Strip, x: Scale, y: float) -> None:
    if strip.median is not None:
        drawing.line(x(strip.median), y - 10, x(strip.median), y + 10, stroke=INK, width=3)
    for figure in strip.everybody:
        if not figure.missing and figure is not strip.ours:
            drawing.circle(x(figure.single), y, 5, fill="none", stroke=PRIMARY, width=2)
    if strip.ours and not strip.ours.missing:
        draw_mark(drawing, "diamond", x(strip.ours.single), y, 8, ACCENT)
