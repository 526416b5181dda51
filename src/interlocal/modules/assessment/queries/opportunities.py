"""What members have in common on the areas of a scan, found from what they share with the whole partnership."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from interlocal.core.access.actor import Actor
from interlocal.core.governments.models import Government
from interlocal.core.measures.queries import readings_about, shown_in
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.modules.assessment.rules.opportunities import Fact, Opportunity, opportunities


def opportunities_of(
    actor: Actor, scan: OwnScan, areas: Sequence[ScanArea], members: Sequence[Government], at: datetime.date
) -> tuple[Opportunity, ...]:
    """The most useful first. Whoever looks, it is the same: only what every member may see counts."""
    by_service = {area.service_id: area.id for area in areas}
    shared = readings_about(actor, [member.id for member in members], by_service, scan.partnership_id).filter(
        shown_in(scan.partnership_id)
    )
    columns = ("government_id", "about", "measure", "period", "value", "text", "grade", "id")
    facts = (
        Fact(government, by_service[about], measure, period, value, text, grade, reading)
        for government, about, measure, period, value, text, grade, reading in shared.values_list(*columns).iterator()
    )
    return opportunities(facts, areas=[area.id for area in areas], at=at)


def names_of_all(members: Sequence[Government], areas: Sequence[ScanArea]) -> dict[UUID, str]:
    """Names of governments and areas by key."""
    return {member.id: member.name for member in members} | {area.id: area.name for area in areas}
