"""Axes: from a figure to a place in the drawing, and the round figures to write beside it."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from babel.numbers import format_compact_currency, format_compact_decimal

from interlocal.ui.tables import Column, Number, locale, present


@dataclass(frozen=True)
class Scale:
    """A linear scale. Calling it gives a coordinate between `start` and `end`, whatever the figure."""

    low: Decimal
    high: Decimal
    step: Decimal
    start: float
    end: float

    def __call__(self, value: Number) -> float:
        share = (Decimal(value) - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * min(max(float(share), 0.0), 1.0)

    @property
    def ticks(self) -> list[Decimal]:
        count = int(((self.high - self.low) / self.step).to_integral_value())
        return [self.low + self.step * index for index in range(count + 1)]


def scale(figures: list[Number], start: float, end: float, *, from_zero: bool, ticks: int = 4) -> Scale:
    """A scale over `figures` with round ends; over none, or one, it still has a span."""
    with localcontext(prec=60):
        values = [Decimal(figure) for figure in figures] or [Decimal(0)]
        low, high = min(values), max(values)
        if from_zero:
            low, high = min(low, Decimal(0)), max(high, Decimal(0))
        if low == high:
            high = low + (abs(low) or Decimal(1))
        step = _round_step((high - low) / ticks)
        low = (low / step).to_integral_value(ROUND_FLOOR) * step
        high = (high / step).to_integral_value(ROUND_CEILING) * step
        return Scale(low, high, step, start, end)


def tick_words(marks: list[Decimal], column: Column) -> list[str]:
    """Short words for the ticks of an axis ("$2M"), or full ones where short ones would be the same."""
    if column.kind == "usd":
        short = [str(format_compact_currency(mark, "USD", locale=locale(), fraction_digits=2)) for mark in marks]
    elif column.kind == "number":
        short = [str(format_compact_decimal(mark, locale=locale(), fraction_digits=2)) for mark in marks]
    else:
        short = []
    if short and len(set(short)) == len(short):
        return short
    return [present(int(mark) if mark == mark.to_integral_value() else mark, column) for mark in marks]


def _round_step(rough: Decimal) -> Decimal:
    """The smallest 1, 2 or 5 times a power of ten that is not below `rough`."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
