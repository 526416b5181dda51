"""What becomes of the ratings of an own scan."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from interlocal.core.access.actor import Actor
from interlocal.core.governments.models import Government
from interlocal.core.participation.queries import team_of
from interlocal.core.people.models import Person
from interlocal.modules.assessment.models import AreaRating, FactorSet, ScanArea
from interlocal.modules.assessment.rules.judging import (
    Concordance,
    GroupLevel,
)
from interlocal.modules.assessment.rules.judging.stability import Stability
from interlocal.modules.assessment.scan import Factor

from .ratings import homes_of_raters, ratings_of
from .together import Answers, Together, together


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
    """A cell on which raters are far apart."""

    area: ScanArea
    factor: Factor
    group: GroupLevel


@dataclass(frozen=True)
class Judged:
    """What the raters say `together` of `areas` by one version of the questions, and who they are.

    What is said together knows areas by their keys as text.
    """

    factor_set: FactorSet
    areas: Sequence[ScanArea]
    raters: tuple[Rater, ...]
    together: Together

    @property
    def factors(self) -> Sequence[Factor]:
        """The questions."""
        return self.together.factors

    @property
    def concordance(self) -> Concordance:
        """How far raters agree over all."""
        return self.together.concordance

    @property
    def stability(self) -> Stability:
        """Who stands where, and how firmly."""
        return self.together.stability

    @cached_property
    def apart(self) -> tuple[Apart, ...]:
        """Where raters are far apart: the widest first, otherwise in the order of areas and questions."""
        wide = self.together.wide
        cells = [(area, factor) for area in self.areas for factor in self.factors if (str(area.id), factor.key) in wide]
        found = (Apart(area, factor, self.group(area, factor)) for area, factor in cells)
        return tuple(sorted(found, key=lambda each: -each.group.apart))

    def apart_on(self, areas: Iterable[ScanArea]) -> list[Apart]:
        """Those on some of the areas."""
        here = {area.id for area in areas}
        return [each for each in self.apart if each.area.id in here]

    @cached_property
    def homes(self) -> Mapping[UUID, str]:
        """Of whom each rater is, by her key."""
        return {rater.person.id: rater.home for rater in self.raters}

    @cached_property
    def by_key(self) -> Mapping[str, ScanArea]:
        """The areas by their keys as text."""
        return {str(area.id): area for area in self.areas}

    @cached_property
    def highest_first(self) -> list[ScanArea]:
        """The areas by their rank, then those that have none in their order."""
        ranked = [self.by_key[placed.area] for placed in self.stability.placed]
        return ranked + [self.by_key[out.area] for out in self.stability.left_out]

    def group(self, area: ScanArea, factor: Factor) -> GroupLevel:
        """What the group says of one cell."""
        return self.together.cells.get((str(area.id), factor.key), GroupLevel())


def judged(actor: Actor, factor_set: FactorSet, areas: Sequence[ScanArea], day: datetime.date) -> Judged:
    """On `day`. Five queries at most, however many areas, factors and raters."""
    team = [member.person for member in team_of(actor, factor_set.partnership_id)]
    found = together(actor, factor_set, areas)
    asked = len(areas) * len(found.factors)
    raters = _raters(actor, factor_set.partnership_id, team, found.answers, asked, day)
    return Judged(factor_set, areas, raters, found)


def said_apart(actor: Actor, factor_set: FactorSet, places: Sequence[Apart]) -> dict[Apart, list[AreaRating]]:
    """What each rater says at these places, with her reason; two queries, however many they are."""
    found: dict[tuple[UUID, str], list[AreaRating]] = {(each.area.id, each.factor.key): [] for each in places}
    wanted = {area for area, _factor in found}, {factor for _area, factor in found}
    ratings = ratings_of(actor, factor_set).filter(area_id__in=wanted[0], factor__in=wanted[1]) if places else ()
    for each in ratings:
        if (each.area_id, each.factor) in found:
            found[each.area_id, each.factor].append(each)
    return {each: found[each.area.id, each.factor.key] for each in places}


def _raters(
    actor: Actor,
    partnership: UUID,
    team: Sequence[Person],
    answers: Mapping[UUID, Answers],
    asked: int,
    day: datetime.date,
) -> tuple[Rater, ...]:
    """The team by name, and after it those who rated and have left it: what they said stands."""
    on_team = {person.id for person in team}
    gone = [rater for rater in answers if rater not in on_team]
    former = Person.objects.in_bulk(gone) if gone else {}
    homes = homes_of_raters(actor, partnership, [*on_team, *gone], day)
    return tuple(
        Rater(person, homes.get(person.id, ()), person.id in on_team, *answers.get(person.id, Answers()), asked)
        for person in (*team, *(former[key] for key in gone))
    )
