"""Who may enter what, which terms can't be, and what of the register needs attention when. No tables."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission


class Urgency(StrEnum):
    """How an arrangement stands today."""

    NOTICE_PASSED = "notice passed"
    NOTICE_SOON = "notice soon"
    ENDS_SOON = "ends soon"
    ENDED = "ended"
    STANDS = "stands"
    NOT_STATED = "no dates stated"


SOON = datetime.timedelta(days=180)


@dataclass(frozen=True)
class Standing:
    """`until` is the day that decides, if any."""

    urgency: Urgency
    until: datetime.date | None


def standing(
    *,
    ends_on: datetime.date | None,
    notice_by: datetime.date | None,
    today: datetime.date,
    soon: datetime.timedelta = SOON,
) -> Standing:
    """How an arrangement with these dates stands on `today`; "soon" is 180 days, half a budget year.

    A day for notice comes before the end: once it has passed, the arrangement runs on or ends as it is.
    """
    if ends_on is not None and ends_on <= today:
        return Standing(Urgency.ENDED, ends_on)
    if notice_by is not None and notice_by >= today:
        return Standing(Urgency.NOTICE_SOON if notice_by - today <= soon else Urgency.STANDS, notice_by)
    if ends_on is not None and ends_on - today <= soon:
        return Standing(Urgency.ENDS_SOON, ends_on)
    if notice_by is not None:
        return Standing(Urgency.NOTICE_PASSED, notice_by)
    return Standing(Urgency.NOT_STATED if ends_on is None else Urgency.STANDS, ends_on)


def enters_for(by: Actor, partnership: UUID) -> tuple[UUID, ...]:
    """Her governments that are members today, and for whose arrangements she may write the register."""
    return tuple(
        seat
        for place in by.places
        if place.id == partnership
        for seat in place.seats
        if by.may(Permission.EDIT_REGISTER, government=seat)
    )


def may_enter(by: Actor, partnership: UUID, parties: Iterable[UUID | str]) -> bool:
    """Whether she may write an arrangement with these parties: governments by key, other bodies by name.

    The convener's people write the whole register; a member's own people what their government is a party to.
    """
    return by.may(Permission.EDIT_REGISTER, partnership=partnership) or not set(enters_for(by, partnership)).isdisjoint(
        parties
    )


def may_enter_some(by: Actor, partnership: UUID) -> bool:
    """Whether there are arrangements at all that she may write."""
    return by.may(Permission.EDIT_REGISTER, partnership=partnership) or bool(enters_for(by, partnership))


def faults(
    *,
    parties: int,
    starts_on: datetime.date | None,
    ends_on: datetime.date | None,
    notice_by: datetime.date | None,
) -> Mapping[str, Promise]:
    """What can't be of an arrangement, by field: a term that ends before it starts, notice after the end, nobody."""
    found: dict[str, Promise] = {}
    if not parties:
        found["governments"] = _("Name at least one party.")
    if starts_on is not None and ends_on is not None and ends_on <= starts_on:
        found["ends_on"] = _("The term ends before it starts, or on the same day. Mend one of the two days.")
    if ends_on is not None and notice_by is not None and notice_by >= ends_on:
        found["notice_by"] = _("The last day for notice comes after the end. Mend one of the two days.")
    return found
