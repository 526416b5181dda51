"""What members have in common on the areas of a scan, found from what they share with the whole partnership."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import Reading
from interlocal.core.measures.queries import mark_of, readings_about, shown_in, which
from interlocal.core.participation.models import Mode, Stage
from interlocal.core.participation.queries import participations_of
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.modules.assessment.rules.opportunities import WINDOW_MONTHS, Fact, Opportunity, opportunities
from interlocal.platform.terms import holds_on

#: Stages in which whoever takes part is served.
_RUNS = (Stage.PILOT, Stage.RUNNING)


@dataclass(frozen=True)
class _Asked:
    """All that decides what is found.

    In which areas of which services, on which day, how many months apart contracts may end, who takes part on which
    area already, and from which readings.
    """

    areas: tuple[tuple[UUID, UUID], ...]
    at: datetime.date
    months: int
    taking_part: frozenset[tuple[UUID, UUID]]
    stands: str
    readings: QuerySet[Reading] = field(compare=False, repr=False)


def opportunities_of(
    actor: Actor,
    scan: OwnScan,
    areas: Sequence[ScanArea],
    members: Sequence[Government],
    at: datetime.date,
    months: int = WINDOW_MONTHS,
) -> tuple[Opportunity, ...]:
    """The most useful first, with contracts that end within `months` of one another.

    Whoever looks, it is the same: only what every member may see counts.
    """
    services = {area.service_id: area.id for area in areas}
    shared = readings_about(actor, [member.id for member in members], services, scan.partnership_id).filter(
        shown_in(scan.partnership_id)
    )
    asked = _Asked(tuple(services.items()), at, months, _taking_part(actor, scan, services, at), which(shared), shared)
    try:
        return _found(asked)
    except _Meanwhile as meanwhile:
        return meanwhile.found


class _Meanwhile(Exception):
    """A figure came or went between mark and reading: what was `found` is right, but must not be remembered by it."""

    def __init__(self, found: tuple[Opportunity, ...]) -> None:
        self.found = found


@lru_cache(maxsize=16)
def _found(asked: _Asked) -> tuple[Opportunity, ...]:
    """Remembered by what it is found from: a figure that is taken back is another question, and leaves at once."""
    areas = dict(asked.areas)
    columns = ("government_id", "about", "measure", "period", "value", "text", "grade", "id")
    facts = [
        Fact(government, areas[about], measure, period, value, text, grade, reading)
        for government, about, measure, period, value, text, grade, reading in asked.readings.values_list(
            *columns
        ).iterator()
    ]
    found = opportunities(
        facts,
        areas=list(areas.values()),
        at=asked.at,
        window_months=asked.months,
        taking_part=asked.taking_part,
    )
    if mark_of(fact.reading for fact in facts) != asked.stands:
        raise _Meanwhile(found)
    return found


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
