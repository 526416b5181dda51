"""Reading what raters say of the areas of an own scan. Every member may; what becomes of it is in `judged`."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from interlocal.core.access.actor import Actor
from interlocal.core.governments.models import Government
from interlocal.core.participation.models import TeamMember
from interlocal.core.participation.queries import team_of
from interlocal.core.people.queries import people_of
from interlocal.modules.assessment.models import AreaRating, FactorSet, OwnScan, ScanArea


def factor_sets_of(actor: Actor, scan: OwnScan, *, deeper: bool = False) -> QuerySet[FactorSet]:
    """Every version of a scan's questions, the current one first; none where the deeper look has none yet."""
    return FactorSet.objects.filter(partnership_id=scan.partnership_id, scan=scan, deeper=deeper).order_by("-version")


def rated_areas(areas: Iterable[ScanArea], *, deeper: bool) -> list[ScanArea]:
    """Those that are rated: all of a scan, or for the deeper look those that were chosen for it."""
    return [area for area in areas if area.deeper or not deeper]


def ratings_of(actor: Actor, factor_set: FactorSet) -> QuerySet[AreaRating]:
    """What raters say now by a version of the questions, with the raters; in the order in which it was said."""
    return _all_ratings(factor_set).filter(current=True)


def own_ratings_of(actor: Actor, factor_set: FactorSet) -> QuerySet[AreaRating]:
    """What the actor says herself."""
    return ratings_of(actor, factor_set).filter(rater_id=actor.person)


def said_of(actor: Actor, factor_set: FactorSet, area: ScanArea) -> QuerySet[AreaRating]:
    """All that raters say and said of one area: by rater, her latest word first."""
    return _all_ratings(factor_set).filter(area=area).order_by("rater__name", "rater_id", "-version")


def ratings_begun(actor: Actor, factor_set: FactorSet) -> bool:
    """Whether anybody has rated by it: from then on it is frozen."""
    return _all_ratings(factor_set).exists()


def homes_of_raters(
    actor: Actor, partnership: UUID, persons: Iterable[UUID], day: datetime.date
) -> dict[UUID, tuple[Government, ...]]:
    """At which members each of them holds a role on `day`; whoever holds none is not there. One query."""
    homes: dict[UUID, dict[UUID, Government]] = {}
    for held in people_of(actor, partnership, day).filter(person_id__in=set(persons)):
        homes.setdefault(held.person_id, {})[held.government_id] = held.government
    return {person: tuple(governments.values()) for person, governments in homes.items()}


def rates(actor: Actor, partnership: UUID) -> bool:
    """Whether the actor is on the assessment team, whose members rate."""
    return actor.person is not None and team_of(actor, partnership).filter(person_id=actor.person).exists()


def _all_ratings(factor_set: FactorSet) -> QuerySet[AreaRating]:
    own = AreaRating.objects.filter(partnership_id=factor_set.partnership_id, factor_set=factor_set)
    # Not joined: thousands of ratings are of a dozen raters.
    return own.prefetch_related("rater").order_by("rated_at", "id")


@dataclass(frozen=True)
class RatedSoFar:
    """How many are on the team, and how many of them answered everything by the current questions, or a part of it.

    `anybody`: whether anybody rated, on the team or no longer.
    """

    team: int
    done: int
    begun: int
    anybody: bool


def rated_so_far(actor: Actor, scan: OwnScan, areas: int) -> RatedSoFar:
    """Of a scan with so many areas; three queries. Whoever said that she can't tell has answered."""
    team = set(team_of(actor, scan.partnership_id).values_list("person_id", flat=True))
    factor_set = factor_sets_of(actor, scan).filter(current=True).first()
    said = ratings_of(actor, factor_set).order_by().values_list("rater_id").annotate(Count("id")) if factor_set else ()
    asked = areas * len(factor_set.stated) if factor_set else 0
    answered = dict(said)
    done = sum(answered.get(person, 0) >= asked for person in team) if asked else 0
    return RatedSoFar(len(team), done, len(team & answered.keys()) - done, bool(answered))


@dataclass(frozen=True)
class Left:
    """How many areas of a scan wait for a rater, in either look; `first`: some of them in the first one."""

    scan: OwnScan
    areas: int
    first: bool


def unrated_by(actor: Actor) -> list[Left]:
    """What is left for the actor to rate, over all her partnerships; four queries, however many scans there are.

    A question of which she said that she can't tell is not left.
    """
    if actor.person is None:
        return []
    teams = TeamMember.objects.filter(partnership_id__in=actor.partnerships, person_id=actor.person)
    asked = FactorSet.objects.filter(partnership_id__in=teams.values("partnership_id"), current=True)
    sets = list(asked.select_related("scan").order_by("scan__started_at", "deeper"))
    said: Counter[tuple[UUID, UUID]] = Counter()
    own = AreaRating.objects.filter(partnership_id__in=actor.partnerships, factor_set__in=sets, rater_id=actor.person)
    for factor_set, area in own.filter(current=True).values_list("factor_set_id", "area_id"):
        said[factor_set, area] += 1
    areas: dict[UUID, list[ScanArea]] = {}
    for row in ScanArea.objects.filter(partnership_id__in=actor.partnerships, scan__in=[each.scan_id for each in sets]):
        areas.setdefault(row.scan_id, []).append(row)
    found: dict[UUID, Left] = {}
    for each in sets:
        among = rated_areas(areas.get(each.scan_id, ()), deeper=each.deeper)
        left = sum(said[each.id, area.id] < len(each.stated) for area in among)
        if left:
            before = found.get(each.scan_id)
            found[each.scan_id] = Left(
                each.scan, left + (before.areas if before else 0), not each.deeper or bool(before)
            )
    return list(found.values())
