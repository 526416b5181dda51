"""What members have in common on the areas of a scan, found from what they share with the whole partnership."""

import datetime
from collections.abc import Mapping, Sequence
from uuid import UUID

from interlocal.core.access.actor import Actor
from interlocal.core.governments.models import Government
from interlocal.core.participation.models import Mode, Stage
from interlocal.core.participation.queries import participations_of
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.modules.assessment.rules.opportunities import WINDOW_MONTHS, Fact, Opportunity, opportunities
from interlocal.platform.terms import holds_on

from .shared import Shared, remembered

#: Stages in which whoever takes part is served.
_RUNS = (Stage.PILOT, Stage.RUNNING)


def opportunities_of(
    actor: Actor,
    scan: OwnScan,
    shared: Shared,
    areas: Sequence[ScanArea],
    at: datetime.date,
    months: int = WINDOW_MONTHS,
) -> tuple[Opportunity, ...]:
    """The most useful first, with contracts that end within `months` of one another.

    Whoever looks, it is the same: only what every member may see counts.
    """
    services = {area.service_id: area.id for area in areas}
    return _found(shared, tuple(services.items()), at, months, _taking_part(actor, scan, services, at))


@remembered
def _found(
    shared: Shared,
    services: tuple[tuple[UUID, UUID], ...],
    at: datetime.date,
    months: int,
    taking_part: frozenset[tuple[UUID, UUID]],
) -> tuple[Opportunity, ...]:
    """Remembered by what it is found from: a figure that is taken back is another question, and leaves at once."""
    areas = dict(services)
    columns = ("government_id", "about", "measure", "period", "value", "text", "grade", "id")
    facts = (
        Fact(government, areas[about], measure, period, value, text, grade, reading)
        for government, about, measure, period, value, text, grade, reading in shared.readings.values_list(
            *columns
        ).iterator()
    )
    return opportunities(facts, areas=list(areas.values()), at=at, window_months=months, taking_part=taking_part)


def _taking_part(
    actor: Actor, scan: OwnScan, areas: Mapping[UUID, UUID], at: datetime.date
) -> frozenset[tuple[UUID, UUID]]:
    """Which governments a shared service that runs serves in full today, each with the area of that service."""
    found = participations_of(actor, scan.partnership_id).filter(
        holds_on(at), mode=Mode.FULL, shared_service__stage__in=_RUNS, shared_service__service_id__in=areas
    )
    cells = found.values_list("government_id", "shared_service__service_id")
    return frozenset((government, areas[service]) for government, service in cells)


def names_of_all(members: Sequence[Government], areas: Sequence[ScanArea]) -> dict[UUID, str]:
    """Names of governments and areas by key."""
    return {member.id: member.name for member in members} | {area.id: area.name for area in areas}
