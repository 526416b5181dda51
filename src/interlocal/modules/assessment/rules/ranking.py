"""Ranking by a rating table: only areas whose every factor is rated, only on a stated scale.

A table with axes places areas on a chart and ranks none: no source says how ease and savings weigh up.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from interlocal.modules.assessment.scan import LEVELS, FactorSet


class Why(StrEnum):
    """Why an area has no rank."""

    NO_SCALE = "no scale"
    UNRATED = "unrated"
    NOT_IN_COPY = "not in our copy"


@dataclass(frozen=True)
class Ranked:
    """`score` is the share of the highest possible weighted sum; equal scores share a rank."""

    area: str
    rank: int
    score: Fraction


@dataclass(frozen=True)
class Unranked:
    """`factors` are the keys of those that have no rating."""

    area: str
    why: Why
    factors: tuple[str, ...]


@dataclass(frozen=True)
class Ranking:
    ranked: tuple[Ranked, ...]
    unranked: tuple[Unranked, ...]


def rank(table: FactorSet) -> Ranking:
    """Order the areas of a rating table by the weighted sum of their levels, best first.

    A level counts by its place on the stated scale, from 0 to 1. An area with an unrated factor is left
    unranked, since a missing answer is not a low one. Ties keep the order of the table.
    """
    if table.axes:
        return Ranking((), ())
    why = Why.NOT_IN_COPY if table.not_in_copy else Why.UNRATED if table.scale else Why.NO_SCALE
    unranked = []
    scores = {}
    for area in table.areas:
        levels = [table.levels[area, factor.key] for factor in table.factors]
        missing = tuple(factor.key for factor, level in zip(table.factors, levels, strict=True) if level is None)
        if missing or not table.scale:
            unranked.append(Unranked(area, why, missing))
            continue
        points = sum(
            factor.weight * _points(table, level)
            for factor, level in zip(table.factors, levels, strict=True)
            if level is not None
        )
        scores[area] = Fraction(points) / sum(factor.weight for factor in table.factors)
    order = sorted(scores, key=lambda area: -scores[area])
    first = {score: place for place, score in reversed(list(enumerate((scores[area] for area in order), 1)))}
    ranked = tuple(Ranked(area, first[scores[area]], scores[area]) for area in order)
    return Ranking(ranked, tuple(unranked))


def unplaced(table: FactorSet) -> tuple[str, ...]:
    """The areas that a table with axes cannot place: a level on one of the two is missing."""
    axes = table.axes or ()
    return tuple(area for area in table.areas if any(table.levels[area, axis] is None for axis in axes))


def _points(table: FactorSet, level: str) -> Fraction:
    steps = [step for step in LEVELS if step in table.scale]
    return Fraction(steps.index(level), len(steps) - 1)  # type: ignore[arg-type]
