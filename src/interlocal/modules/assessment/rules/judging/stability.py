"""How stable the ranking of an own scan is, whatever its factors weigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from interlocal.modules.assessment.rules.judging.group import Cells, levels_of
from interlocal.modules.assessment.rules.ranking import Unranked, Why, places, points, score
from interlocal.modules.assessment.scan import Factor
from interlocal.numerics.rank_acceptability import RankAcceptability, rank_acceptability


@dataclass(frozen=True)
class Placed:
    """An area's rank and score by the stated weights, and what becomes of it over all weights.

    `shares` has one entry for each rank, best first, and adds to 1: the share of all weights under which the area
    takes it. `central_weights`, by factor key, are those that typically put it first; None where none do.
    """

    area: str
    rank: int
    score: Fraction
    shares: tuple[float, ...]
    central_weights: dict[str, float] | None

    @property
    def first(self) -> float:
        """The share of all weights under which the area is first."""
        return self.shares[0]


@dataclass(frozen=True)
class Stability:
    """Fully rated areas, best first by the stated weights, and the others with their unrated factors."""

    placed: tuple[Placed, ...]
    left_out: tuple[Unranked, ...]


def stability(areas: Sequence[str], factors: Sequence[Factor], cells: Cells, *, seed: int) -> Stability:
    """Rank the fully rated areas by the stated weights and over all weights, drawn from `seed`.

    An area with an unrated factor is left out and named: missing is not low.
    """
    levels = {area: levels_of(area, factors, cells) for area in areas}
    left_out = tuple(
        Unranked(area, Why.UNRATED, missing)
        for area in areas
        if (missing := tuple(factor.key for factor in factors if factor.key not in levels[area]))
    )
    ranked = places({area: score(factors, found) for area, found in levels.items() if len(found) == len(factors)})
    if not ranked:
        return Stability((), left_out)
    scores = tuple(tuple(float(points(levels[item.area][factor.key])) for factor in factors) for item in ranked)
    found = _acceptability(scores, seed)
    placed = tuple(
        Placed(
            item.area,
            item.rank,
            item.score,
            tuple(shares.tolist()),
            None if weights is None else dict(zip((factor.key for factor in factors), weights.tolist(), strict=True)),
        )
        for item, shares, weights in zip(ranked, found.shares, found.central_weights, strict=True)
    )
    return Stability(placed, left_out)


@lru_cache(maxsize=16)
def _acceptability(scores: tuple[tuple[float, ...], ...], seed: int) -> RankAcceptability:
    """Remembered: it takes longest of all that a page of ratings shows, and follows from the scores alone."""
    return rank_acceptability(scores, seed=seed)
