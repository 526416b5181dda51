"""Reading the register."""

from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from interlocal.core.access.actor import Actor, Refused

from .models import Agreement, Party


def register_of(actor: Actor, partnership: UUID) -> QuerySet[Agreement]:
    """Every arrangement with its parties, by the day that comes first, those without days last."""
    return (
        Agreement.objects.filter(partnership_id=partnership)
        .select_related("service")
        .prefetch_related(Prefetch("parties", Party.objects.select_related("government").order_by("id")))
        .order_by(F("notice_by").asc(nulls_last=True), F("ends_on").asc(nulls_last=True), "title")
    )


def agreement_of(actor: Actor, partnership: UUID, key: UUID) -> Agreement:
    """One of them; Refused if it is not there."""
    agreement = register_of(actor, partnership).filter(id=key).first()
    if agreement is None:
        raise Refused
    return agreement
