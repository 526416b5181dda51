"""Ranking by a rating table: only areas whose every factor is rated, only on a stated scale.

A table with axes places areas on a chart and ranks none: no source says how ease and savings weigh up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from interlocal.modules.assessment.scan import LEVELS, Factor, FactorSet, Level


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
        found = ((factor.key, table.levels[area, factor.key]) for factor in table.factors)
        levels = {factor: level for factor, level in found if level is not None}
        missing = tuple(factor.key for factor in table.factors if factor.key not in levels)
        if missing or not table.scale:
            unranked.append(Unranked(area, why, missing))
        else:
            scores[area] = score(table.factors, levels, table.scale)
    return Ranking(places(scores), tuple(unranked))


def points(level: Level, scale: Sequence[Level] = LEVELS) -> Fraction:
    """The place of a level on a scale, from 0 for its lowest to 1 for its highest."""
    steps = [step for step in LEVELS if step in scale]
    return Fraction(steps.index(level), len(steps) - 1)


def score(factors: Sequence[Factor], levels: Mapping[str, Level], scale: Sequence[Level] = LEVELS) -> Fraction:
    """The weighted sum of the points of an area, as a share of the highest possible; `levels` are by factor key."""
    total = sum(factor.weight * points(levels[factor.key], scale) for factor in factors)
    return Fraction(total) / sum(factor.weight for factor in factors)


def places(scores: Mapping[str, Fraction]) -> tuple[Ranked, ...]:
    """Areas by their scores, best first; equal ones share a rank and keep their order."""
    order = sorted(scores, key=lambda area: -scores[area])
    first = {score: place for place, score in reversed(list(enumerate((scores[area] for area in order), 1)))}
    return tuple(Ranked(area, first[scores[area]], scores[area]) for area in order)


def unplaced(table: FactorSet) -> tuple[str, ...]:
    """The areas that a table with axes cannot place: a level on one of the two is missing."""
    axes = table.axes or ()
    return tuple(area for area in table.areas if any(table.levels[area, axis] is None for axis in axes))
