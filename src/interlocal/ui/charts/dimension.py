"""One side of a scatter: a scale of numbers, or a band for each rating."""

from collections.abc import Sequence
from dataclasses import dataclass

from interlocal.ui.charts.columns import Figure, stated
from interlocal.ui.charts.scale import Scale, scale, tick_words
from interlocal.ui.words import RATING

RATINGS = tuple(RATING)


@dataclass(frozen=True)
class Numbers:
    """An axis of numbers, on which a place means a figure."""

    scale: Scale
    figure: Figure
    exact: bool = True

    def span(self, figure: Figure) -> tuple[float, float]:
        """Where a stated figure begins and ends: a range, or twice the same place."""
        low, high = figure.ends
        start = self.scale.start if low is None else self.scale(low)
        end = self.scale.end if high is None else self.scale(high)
        return start, end

    @property
    def words(self) -> list[tuple[float, str]]:
        """What to write along the axis, and where."""
        ticks = self.scale.ticks
        return [
            (self.scale(tick), word) for tick, word in zip(ticks, tick_words(ticks, self.figure.column), strict=True)
        ]

    @property
    def rules(self) -> list[float]:
        """Where faint lines run."""
        return [self.scale(tick) for tick in self.scale.ticks]


@dataclass(frozen=True)
class Ratings:
    """An axis of a band for each of its `levels`, low to high. Within a band a place means nothing."""

    start: float
    end: float
    levels: Sequence[str] = RATINGS
    exact: bool = False

    def span(self, figure: Figure) -> tuple[float, float]:
        """Where the band of a stated rating begins and ends."""
        band = (self.end - self.start) / len(self.levels)
        start = self.start + band * self.levels.index(str(figure.value))
        return start, start + band

    @property
    def words(self) -> list[tuple[float, str]]:
        """What to write along the axis, and where."""
        band = (self.end - self.start) / len(self.levels)
        return [(self.start + band * (index + 0.5), str(RATING[key])) for index, key in enumerate(self.levels)]

    @property
    def rules(self) -> list[float]:
        """Where one band ends and another begins."""
        band = (self.end - self.start) / len(self.levels)
        return [self.start + band * index for index in range(len(self.levels) + 1)]


Dimension = Numbers | Ratings


def dimension(figures: Sequence[Figure], start: float, end: float, levels: Sequence[str] = RATINGS) -> Dimension:
    """The axis for stated figures of one column, at least one of them; `levels` are those that ratings can have."""
    if figures[0].column.kind == "rating":
        return Ratings(start, end, levels)
    ticks = 2 if abs(end - start) < 300 else 4
    return Numbers(scale(stated(list(figures)), start, end, from_zero=True, ticks=ticks), figures[0])
