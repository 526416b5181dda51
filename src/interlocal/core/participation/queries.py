"""Reading shared services and who takes part."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.platform.terms import holds_on

from .models import Participation, Prerequisite, SharedService, StageChange, TeamMember
from .rules import STANDING_STILL, UNDER_WAY, Dispute, dispute, split_history

OfService = TypeVar("OfService", StageChange, Prerequisite, Participation)


def shared_services_of(actor: Actor, partnership: UUID) -> QuerySet[SharedService]:
    """All of a partnership's shared services with service, operator and lead, by title."""
    return (
        SharedService.objects.filter(partnership_id=partnership)
        .select_related("service", "operator", "lead")
        .order_by("service__title", "id")
    )


def shared_service_of(actor: Actor, partnership: UUID, key: UUID) -> SharedService:
    """One of them; Refused if it is not there."""
    service = shared_services_of(actor, partnership).filter(id=key).first()
    if service is None:
        raise Refused
    return service


def history_of(actor: Actor, service: SharedService) -> QuerySet[StageChange]:
    """Its stages, oldest first."""
    return StageChange.objects.filter(partnership_id=service.partnership_id, shared_service=service)


def histories_of(actor: Actor, partnership: UUID) -> dict[UUID, list[StageChange]]:
    """The stages of every shared service, by its key, oldest first."""
    return by_service(StageChange.objects.filter(partnership_id=partnership))


def by_service(rows: Iterable[OfService]) -> dict[UUID, list[OfService]]:
    """Rows of shared services by the service's key, in their order."""
    found: dict[UUID, list[OfService]] = {}
    for row in rows:
        found.setdefault(row.shared_service_id, []).append(row)
    return found


def prerequisites_of(actor: Actor, partnership: UUID) -> QuerySet[Prerequisite]:
    """Every "must come first" of a partnership."""
    return Prerequisite.objects.filter(partnership_id=partnership).select_related(
        "shared_service__service", "requires__service"
    )


def prerequisite_of(actor: Actor, partnership: UUID, shared: UUID, key: UUID) -> Prerequisite:
    """What one service waits for; Refused if it does not."""
    prerequisite = prerequisites_of(actor, partnership).filter(shared_service_id=shared, id=key).first()
    if prerequisite is None:
        raise Refused
    return prerequisite


def participations_of(
    actor: Actor, partnership: UUID, service: SharedService | None = None, government: UUID | None = None
) -> QuerySet[Participation]:
    """Participations, past and coming ones too, by service and government; all, or those of one of either."""
    found = Participation.objects.filter(partnership_id=partnership)
    if service is not None:
        found = found.filter(shared_service=service)
    if government is not None:
        found = found.filter(government_id=government)
    return found.select_related("shared_service__service", "government").order_by(
        "shared_service__service__title", "government__name", F("starts_on").asc(nulls_first=True)
    )


def participation_of(actor: Actor, partnership: UUID, shared: UUID, key: UUID) -> Participation:
    """One of a service's; Refused if it is not there."""
    participation = participations_of(actor, partnership).filter(shared_service_id=shared, id=key).first()
    if participation is None:
        raise Refused
    return participation


def team_of(actor: Actor, partnership: UUID) -> QuerySet[TeamMember]:
    """The assessment team."""
    return TeamMember.objects.filter(partnership_id=partnership).select_related("person").order_by("person__name")


def team_member_of(actor: Actor, partnership: UUID, key: UUID) -> TeamMember:
    """One of the team; Refused if she is not on it."""
    member = team_of(actor, partnership).filter(id=key).first()
    if member is None:
        raise Refused
    return member


def ending(actor: Actor, today: datetime.date, within: datetime.timedelta) -> QuerySet[Participation]:
    """Participations in any of her partnerships that end within so many days, and that no other one takes up."""
    next_term = Participation.objects.filter(
        partnership_id=OuterRef("partnership_id"),
        shared_service=OuterRef("shared_service"),
        government=OuterRef("government"),
        starts_on__gte=OuterRef("ends_on"),
    )
    return (
        Participation.objects.filter(
            holds_on(today), ~Exists(next_term), partnership_id__in=actor.partnerships, ends_on__lte=today + within
        )
        .select_related("shared_service__service", "government")
        .order_by("ends_on", "shared_service__service__title", "government__name", "id")
    )


def standing_without_reason(actor: Actor) -> QuerySet[SharedService]:
    """What stands still in any of her partnerships while no reason is stated."""
    return (
        SharedService.objects.filter(partnership_id__in=actor.partnerships, stage__in=STANDING_STILL)
        .filter(Q(stage_reason="") | Q(stage_reason__iexact="not stated"))
        .select_related("service")
        .order_by("service__title", "id")
    )


def ahead_of_first(actor: Actor) -> QuerySet[Prerequisite]:
    """Second steps in any of her partnerships that are under way while their first step does not run."""
    return (
        Prerequisite.objects.filter(partnership_id__in=actor.partnerships, shared_service__stage__in=UNDER_WAY)
        .exclude(requires__stage="running")
        .select_related("shared_service__service", "requires__service")
        .order_by("shared_service__service__title", "id")
    )


@dataclass
class BoardCount:
    """How many services are on a board, how many of them run, and how old the sources of those are that run by them.

    `stated` has the date of each source, as it states it: empty where it states none.
    """

    on_board: int = 0
    running: int = 0
    stated: list[str] = field(default_factory=list)


def board_counts(actor: Actor) -> dict[UUID, BoardCount]:
    """What each of her partnerships has on its board; a partnership with an empty board is left out."""
    counts: dict[UUID, BoardCount] = {}
    shared = SharedService.objects.filter(partnership_id__in=actor.partnerships)
    for partnership, stage, document, dated in shared.values_list(
        "partnership_id", "stage", "source_document", "source_dated"
    ):
        count = counts.setdefault(partnership, BoardCount())
        count.on_board += 1
        if stage == "running":
            count.running += 1
            count.stated += [dated] if document else []
    return counts


def disputed(actor: Actor) -> list[tuple[SharedService, Dispute[StageChange]]]:
    """Services in any of her partnerships of which another stage is stated than the one that they stand at."""
    services = (
        SharedService.objects.filter(partnership_id__in=actor.partnerships)
        .annotate(entries=Count("history"))
        .filter(entries__gt=1)
        .select_related("service")
        .prefetch_related("history")
        .order_by("service__title", "id")
    )
    found = [(each, dispute(split_history(list(each.history.all()), each)[1], each)) for each in services]
    return [(service, stated) for service, stated in found if stated]


def shared_service_titles(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Titles of shared services by key, for events that hold keys alone."""
    return {each.id: each.title for each in SharedService.objects.filter(id__in=keys).select_related("service")}
