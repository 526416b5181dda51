"""Reading the plan of a scan, and what of it is due."""

import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import F, QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.modules.assessment.models import Charge, Dated, OwnScan, PlanEntry, Readiness, Risk, RiskState

Entry = TypeVar("Entry", bound=PlanEntry)
AnyCharge = TypeVar("AnyCharge", bound=Charge)


def entries_of(actor: Actor, scan: OwnScan, kind: type[Entry]) -> QuerySet[Entry]:
    """The rows of one kind with all that they name: what is open by its day, then what is done; else as entered."""
    found = kind._default_manager.filter(partnership_id=scan.partnership_id, scan=scan)
    order = (F("done_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True)) if issubclass(kind, Dated) else ()
    return found.select_related("scan", *kind.beside).order_by(*order, "id")


def entry_of(actor: Actor, scan: OwnScan, kind: type[Entry], key: UUID) -> Entry:
    """One of those; Refused if it is not there."""
    entry = entries_of(actor, scan, kind).filter(id=key).first()
    if entry is None:
        raise Refused
    return entry


def readiness_of(actor: Actor, scan: OwnScan) -> QuerySet[Readiness]:
    """All that was seen of the three preconditions, the latest first."""
    return Readiness.objects.filter(partnership_id=scan.partnership_id, scan=scan).select_related("looked_by")


def charges_due(actor: Actor, kind: type[AnyCharge], until: datetime.date) -> QuerySet[AnyCharge]:
    """What is hers to do by that day in any of her partnerships, and isn't done."""
    return (
        kind._default_manager.filter(
            partnership_id__in=actor.partnerships, person_id=actor.person, done_on=None, due_on__lte=until
        )
        .select_related("scan")
        .order_by("due_on", "id")
    )


def reviews_due(actor: Actor, until: datetime.date) -> QuerySet[Risk]:
    """Risks of any of her partnerships that are not closed and that somebody is to look at again by that day."""
    return (
        Risk.objects.filter(partnership_id__in=actor.partnerships, review_on__lte=until)
        .exclude(state=RiskState.CLOSED)
        .select_related("scan")
        .order_by("review_on", "id")
    )
