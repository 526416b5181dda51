"""What becomes of an admission that waits for the people of a government: they accept or decline it, or who asked
withdraws it. It is gone afterwards; the partnership's chain keeps what happened."""

import datetime
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import action, record
from interlocal.platform.acting import acting

from .models import Admission, Membership


@action
def accept_admission(*, admission: Admission, by: Actor, at: datetime.datetime) -> Membership:
    """Join for the term that was asked, from today if it names no first day.

    ValidationError if that overlaps another of the government's terms.
    """
    by.require(Permission.JOIN_PARTNERSHIPS, government=admission.government_id)
    with acting(replace(by.acting, partnerships=(*by.partnerships, admission.partnership_id))):
        _take(admission)
        membership = Membership(
            partnership=admission.partnership,
            government=admission.government,
            starts_on=admission.starts_on or timezone.localdate(at, ZoneInfo(admission.partnership.time_zone)),
            ends_on=admission.ends_on,
        )
        membership.full_clean()
        membership.save(force_insert=True)
        record("member.joined", by=by, at=at, **_about(admission))
    return membership


@action
def decline_admission(*, admission: Admission, by: Actor, at: datetime.datetime) -> None:
    """Answer no; the convener may ask again.

    The partnership's chain says which government answered, not who: until it joins, its people are not the partners'
    to know.
    """
    by.require(Permission.JOIN_PARTNERSHIPS, government=admission.government_id)
    with acting(replace(by.acting, partnerships=(*by.partnerships, admission.partnership_id))):
        _take(admission)
        record("member.declined", by=replace(by, person=None), at=at, **_about(admission))


@action
def withdraw_admission(*, admission: Admission, by: Actor, at: datetime.datetime) -> None:
    """Ask no longer."""
    by.require(Permission.ADMIT_MEMBERS, partnership=admission.partnership_id)
    _take(admission)
    record("admission.withdrawn", by=by, at=at, **_about(admission))


def _take(admission: Admission) -> None:
    """Remove what is answered; Refused if somebody else was faster."""
    if not Admission.objects.filter(id=admission.id).delete()[0]:
        raise Refused


def _about(admission: Admission) -> dict[str, Any]:
    """On which chain, of what, with which facts."""
    return {
        "partnership": admission.partnership_id,
        "subject": admission.id,
        "facts": {"government": admission.government_id},
    }
