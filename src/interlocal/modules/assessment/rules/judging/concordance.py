"""How far raters agree over a whole table: Krippendorff's alpha for ordinal data.

K. Krippendorff: Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, 2011.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from interlocal.modules.assessment.rules.judging.group import Voices
from interlocal.modules.assessment.scan import LEVELS


class Undefined(StrEnum):
    """Why there is no alpha."""

    NO_PAIRS = "no pairs"
    NO_VARIATION = "no variation"
    TOO_FEW = "too few"


FEWEST = 10
"""Cells that two rated, below which alpha says more of chance than of raters."""


@dataclass(frozen=True)
class Concordance:
    """`alpha` is 1 where all agree, 0 where they agree as by chance, below 0 where they agree less.

    It is None where nothing was rated by two (no pairs), or where all pairs are of one level (no variation): raters
    who never differ and things that never differ look the same; and over a table with fewer than `FEWEST` cells that
    two rated. `pairable` counts the ratings that it rests on.
    """

    alpha: Fraction | None
    undefined: Undefined | None
    pairable: int


def concordance(voices: Voices) -> Concordance:
    """How far raters agree over all cells of a table that at least two of them rated."""
    cells = ({LEVELS.index(level): count for level, count in counts.items()} for counts in voices.values())
    units = [unit for unit in cells if sum(unit.values()) > 1]
    found = ordinal_alpha(units)
    if found.alpha is not None and len(units) < FEWEST:
        return Concordance(None, Undefined.TOO_FEW, found.pairable)
    return found


def ordinal_alpha(units: Iterable[Mapping[int, int]]) -> Concordance:
    """Krippendorff's alpha for ordinal data, exact.

    Each unit says how many of its observers gave each value; of the values only the order counts. With o the
    coincidences within units, n the marginal sums and d the squared ordinal difference of two values, it is
    1 - (n - 1) * sum(o * d) / sum(n_c * n_k * d), over all pairs of values c and k (steps C and D of the paper).
    """
    pairable = [Counter(unit) for unit in units if sum(unit.values()) > 1]
    totals: Counter[int] = sum(pairable, Counter())
    n = totals.total()
    if len(totals) < 2:
        return Concordance(None, Undefined.NO_VARIATION if n else Undefined.NO_PAIRS, n)
    values = sorted(totals)
    by_size: dict[int, list[Counter[int]]] = {}
    for unit in pairable:
        by_size.setdefault(unit.total(), []).append(unit)
    observed = expected = Fraction(0)
    for place, low in enumerate(values):
        for until, high in enumerate(values[place + 1 :], place + 2):
            between = sum(totals[value] for value in values[place:until])
            distance = (between - Fraction(totals[low] + totals[high], 2)) ** 2
            observed += _coincidences(by_size, low, high) * distance
            expected += totals[low] * totals[high] * distance
    return Concordance(1 - (n - 1) * observed / expected, None, n)


def _coincidences(units: Mapping[int, Iterable[Counter[int]]], low: int, high: int) -> Fraction:
    """How often two values meet in a unit; `units` by the number of their values, so that few fractions are added."""
    meet = (Fraction(sum(unit[low] * unit[high] for unit in found), size - 1) for size, found in units.items())
    return sum(meet, Fraction(0))
