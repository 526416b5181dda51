"""Reading shared services and who takes part."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.platform.terms import holds_on

from .models import Participation, Prerequisite, SharedService, StageChange, TeamMember
from .rules import STANDING_STILL, UNDER_WAY


def shared_services_of(actor: Actor, partnership: UUID) -> QuerySet[SharedService]:
    """All of a partnership's shared services with service, operator and lead, by title."""
    return (
        SharedService.objects.filter(partnership_id=partnership)
        .select_related("service", "operator", "lead")
        .order_by("service__title", "id")
    )


def with_counts(services: QuerySet[SharedService], day: object) -> QuerySet[SharedService]:
    """Each with `taking_part`: how many governments take part in full on `day`."""
    held = holds_on(day, "participations__")  # type: ignore[arg-type]
    return services.annotate(
        taking_part=Count("participations", filter=held & Q(participations__mode="full"), distinct=True)
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
    found: dict[UUID, list[StageChange]] = {}
    for change in StageChange.objects.filter(partnership_id=partnership):
        found.setdefault(change.shared_service_id, []).append(change)
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


def service_counts(actor: Actor) -> dict[UUID, tuple[int, int]]:
    """How many shared services each of her partnerships has on its board, and how many of them run."""
    shared = SharedService.objects.filter(partnership_id__in=actor.partnerships).values("partnership_id")
    counted = shared.annotate(on_board=Count("id"), running=Count("id", filter=Q(stage="running")))
    return {row["partnership_id"]: (row["on_board"], row["running"]) for row in counted}


def shared_service_titles(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Titles of shared services by key, for events that hold keys alone."""
    return dict(SharedService.objects.filter(id__in=keys).values_list("id", "service__title"))
