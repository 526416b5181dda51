"""What raters say together by one version of the questions, by keys alone: remembered until one of them rates again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from interlocal.core.access.actor import Actor
from interlocal.modules.assessment.models import AreaRating, FactorSet, RatingMark, ScanArea
from interlocal.modules.assessment.rules.judging import (
    Cells,
    Concordance,
    GateKind,
    GateState,
    Suggestion,
    Voices,
    concordance,
    group_levels,
    suggest,
)
from interlocal.modules.assessment.rules.judging.stability import Stability, stability
from interlocal.modules.assessment.scan import Factor, Level

from .ratings import ratings_of
from .shared import read_as_member

#: How the gates of one area stand.
Stands = tuple[tuple[GateKind, GateState], ...]


class Answers(NamedTuple):
    """How many cells somebody rated, and how many she chose to leave unrated."""

    rated: int = 0
    left_unrated: int = 0


@dataclass(frozen=True, eq=False)
class Together:
    """Of some areas, which are known by their keys as text; what follows is worked out when it is first asked for.

    `answers` are of everybody who said something, in the order in which they began. `seed` is that of the weights
    which `stability` draws: it follows from the key of the questions, so that the same ratings give the same shares.
    """

    areas: Sequence[str]
    factors: Sequence[Factor]
    voices: Voices
    answers: Mapping[UUID, Answers]
    seed: int
    _suggested: dict[tuple[str, Stands], Suggestion] = field(default_factory=dict, repr=False)

    @cached_property
    def cells(self) -> Cells:
        """What the group says, cell by cell."""
        return group_levels(self.voices)

    @cached_property
    def wide(self) -> set[tuple[str, str]]:
        """The cells on which raters are far apart."""
        return {cell for cell, group in self.cells.items() if group.is_wide}

    @property
    def unrated(self) -> int:
        """How many cells nobody rated."""
        return len(self.areas) * len(self.factors) - len(self.cells)

    @cached_property
    def concordance(self) -> Concordance:
        """How far raters agree over all."""
        return concordance(self.voices)

    @cached_property
    def stability(self) -> Stability:
        """Who stands where, and how firmly."""
        return stability(self.areas, self.factors, self.cells, seed=self.seed)

    def suggestion(self, area: str, gates: Stands) -> Suggestion:
        """What the rule suggests for an area whose gates stand like this."""
        if (area, gates) not in self._suggested:
            self._suggested[area, gates] = suggest(area, self.factors, self.cells, gates)
        return self._suggested[area, gates]


@dataclass(frozen=True)
class _Asked:
    """All that decides what is said together; `mark` is older than what is then read, as it is of shared readings."""

    factor_set: UUID
    factors: tuple[Factor, ...]
    areas: tuple[UUID, ...]
    mark: UUID | None
    ratings: QuerySet[AreaRating] = field(compare=False, repr=False)


def together(actor: Actor, factor_set: FactorSet, areas: Sequence[ScanArea]) -> Together:
    """What raters say of these areas. One short query where it is remembered, two more where it is not."""
    keys = tuple(area.id for area in areas)
    marks = RatingMark.objects.filter(partnership_id=factor_set.partnership_id, factor_set=factor_set)
    mark = marks.values_list("mark", flat=True).first()
    ratings = ratings_of(actor, factor_set).filter(area_id__in=keys).order_by()
    read_as_member(factor_set.partnership_id)
    asked = _Asked(factor_set.id, tuple(factor_set.factors), keys, mark, ratings)
    return _remembered(asked) if len(keys) > 1 else _read(asked)  # single areas are many, and soon read


def _read(asked: _Asked) -> Together:
    """Counted by the database: every member may see all ratings, so it is the same whoever looks."""
    keys = {area: str(area) for area in asked.areas}
    voices: dict[tuple[str, str], dict[Level, int]] = {}
    given = asked.ratings.exclude(level="").values_list("area_id", "factor", "level").annotate(Count("id"))
    for area, factor, level, count in given:
        voices.setdefault((keys[area], factor), {})[level] = count
    counted = asked.ratings.values_list("rater_id").annotate(
        rated=Count("id", filter=~Q(level="")), left=Count("id", filter=Q(level="")), begun=Min("rated_at")
    )
    answers = {rater: Answers(rated, left) for rater, rated, left, _at in counted.order_by("begun", "rater_id")}
    return Together(list(keys.values()), asked.factors, voices, answers, asked.factor_set.int % 2**32)


_remembered = lru_cache(maxsize=32)(_read)
