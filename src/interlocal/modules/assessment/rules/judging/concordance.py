"""How far raters agree over a whole table: Krippendorff's alpha for ordinal data.

K. Krippendorff: Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, 2011.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from interlocal.modules.assessment.rules.judging.group import RaterLevel, rated_cells


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


def concordance(ratings: Iterable[RaterLevel]) -> Concordance:
    """How far raters agree over all cells of a table that at least two of them rated."""
    units = [levels for levels in rated_cells(ratings).values() if len(levels) > 1]
    found = ordinal_alpha(units)
    if found.alpha is not None and len(units) < FEWEST:
        return Concordance(None, Undefined.TOO_FEW, found.pairable)
    return found


def ordinal_alpha(units: Iterable[Sequence[int]]) -> Concordance:
    """Krippendorff's alpha for ordinal data, exact.

    Each unit holds the values that its observers gave, in any order; only the order of the values counts. With o the
    coincidences within units, n the marginal sums and d the squared ordinal difference of two values, it is
    1 - (n - 1) * sum(o * d) / sum(n_c * n_k * d), over all pairs of values c and k (steps C and D of the paper).
    """
    pairable = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[int] = sum(pairable, Counter())
    n = totals.total()
    if len(totals) < 2:
        return Concordance(None, Undefined.NO_VARIATION if n else Undefined.NO_PAIRS, n)
    values = sorted(totals)
    observed = expected = Fraction(0)
    for place, low in enumerate(values):
        for until, high in enumerate(values[place + 1 :], place + 2):
            between = sum(totals[value] for value in values[place:until])
            distance = (between - Fraction(totals[low] + totals[high], 2)) ** 2
            coincidences = sum(Fraction(unit[low] * unit[high], unit.total() - 1) for unit in pairable)
            observed += coincidences * distance
            expected += totals[low] * totals[high] * distance
    return Concordance(1 - (n - 1) * observed / expected, None, n)
