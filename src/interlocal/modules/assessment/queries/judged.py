"""What becomes of the ratings of an own scan."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor
from interlocal.core.governments.models import Government
from interlocal.core.participation.queries import team_of
from interlocal.core.people.models import Person
from interlocal.modules.assessment.models import AreaRating, FactorSet, ScanArea
from interlocal.modules.assessment.rules.judging import Cells, Concordance, GroupLevel, concordance, group_levels
from interlocal.modules.assessment.rules.judging.stability import Stability, stability
from interlocal.modules.assessment.scan import Factor

from .ratings import homes_of_raters, rater_levels, ratings_of


@dataclass(frozen=True)
class Rater:
    """Somebody who rates, or did: how many of the `asked` cells she rated, and how many she chose to leave unrated.

    `homes` are the members at which she holds a role: what members see differently is a finding of its own.
    """

    person: Person
    homes: tuple[Government, ...]
    on_team: bool
    rated: int
    left_unrated: int
    asked: int

    @property
    def waiting(self) -> int:
        """Cells of which she has said nothing yet."""
        return self.asked - self.rated - self.left_unrated

    @property
    def home(self) -> str:
        """Their names; empty where she holds no role any more."""
        return ", ".join(government.name for government in self.homes)


@dataclass(frozen=True)
class Apart:
    """A cell on which raters are far apart, with what each of them said."""

    area: ScanArea
    factor: Factor
    group: GroupLevel
    said: tuple[AreaRating, ...]


@dataclass(frozen=True)
class Judged:
    """What the raters say together of `areas` by one version of the questions.

    `cells`, `concordance` and `stability` know areas by their keys as text. `seed` is that of the weights which
    `stability` draws: it follows from the key of the factor set, so that the same ratings give the same shares.
    """

    factor_set: FactorSet
    factors: Sequence[Factor]
    areas: Sequence[ScanArea]
    raters: tuple[Rater, ...]
    cells: Cells
    apart: tuple[Apart, ...]
    concordance: Concordance
    stability: Stability
    seed: int

    @property
    def homes(self) -> Mapping[UUID, str]:
        """Of whom each rater is, by her key."""
        return {rater.person.id: rater.home for rater in self.raters}

    @property
    def by_key(self) -> Mapping[str, ScanArea]:
        """The areas by their keys as text."""
        return {str(area.id): area for area in self.areas}

    def group(self, area: ScanArea, factor: Factor) -> GroupLevel:
        """What the group says of one cell."""
        return self.cells.get((str(area.id), factor.key), GroupLevel())


def judged(actor: Actor, factor_set: FactorSet, areas: Sequence[ScanArea], day: datetime.date) -> Judged:
    """On `day`. Six queries at most, however many areas, factors and raters."""
    ratings = ratings_of(actor, factor_set)
    said = list(
        ratings.filter(area_id__in=[area.id for area in areas]).values_list("rater_id", "area_id", "factor", "level")
    )
    team = [member.person for member in team_of(actor, factor_set.partnership_id)]
    levels, factors, seed = rater_levels(said), factor_set.factors, seed_of(factor_set)
    cells = group_levels(levels)
    return Judged(
        factor_set,
        factors,
        areas,
        _raters(actor, factor_set.partnership_id, team, said, len(areas) * len(factors), day),
        cells,
        _apart(areas, factors, cells, ratings),
        concordance(levels),
        stability([str(area.id) for area in areas], factors, cells, seed=seed),
        seed,
    )


def seed_of(factor_set: FactorSet) -> int:
    """The seed of what is drawn for a version of the questions: the last 32 bits of its key."""
    return factor_set.id.int % 2**32


def _raters(
    actor: Actor,
    partnership: UUID,
    team: Sequence[Person],
    said: Sequence[tuple[UUID, UUID, str, str]],
    asked: int,
    day: datetime.date,
) -> tuple[Rater, ...]:
    """The team by name, and after it those who rated and have left it: what they said stands."""
    rated = Counter(rater for rater, _area, _factor, level in said if level)
    unrated = Counter(rater for rater, _area, _factor, level in said if not level)
    on_team = {person.id for person in team}
    gone = dict.fromkeys(rater for rater, *_rest in said if rater not in on_team)
    former = Person.objects.in_bulk(gone) if gone else {}
    homes = homes_of_raters(actor, partnership, [*on_team, *gone], day)
    return tuple(
        Rater(person, homes.get(person.id, ()), person.id in on_team, rated[person.id], unrated[person.id], asked)
        for person in (*team, *(former[key] for key in gone))
    )


def _apart(
    areas: Sequence[ScanArea], factors: Sequence[Factor], cells: Cells, ratings: QuerySet[AreaRating]
) -> tuple[Apart, ...]:
    """The widest first, otherwise in the order of areas and factors."""
    wide = [
        (area, factor, group)
        for area in areas
        for factor in factors
        if (group := cells.get((str(area.id), factor.key), GroupLevel())).is_wide
    ]
    said: dict[tuple[UUID, str], list[AreaRating]] = {(area.id, factor.key): [] for area, factor, _group in wide}
    for each in ratings.filter(area_id__in={area for area, _factor in said}) if wide else ():
        if (each.area_id, each.factor) in said:
            said[each.area_id, each.factor].append(each)
    found = [Apart(area, factor, group, tuple(said[area.id, factor.key])) for area, factor, group in wide]
    return tuple(sorted(found, key=lambda each: -each.group.apart))
