"""Who may enter what, which terms can't be, and what of the register needs attention when. No tables."""

import datetime
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.platform.days import last_day
from interlocal.platform.terms import ENDS_FIRST


class Urgency(StrEnum):
    """How an agreement stands today."""

    NOTICE_PASSED = "notice passed"
    NOTICE_SOON = "notice soon"
    ENDS_SOON = "ends soon"
    RENEWS_SOON = "renews soon"
    RENEWED = "renewed"  # its last day has passed, it goes on, and nobody has entered the new term
    ENDED = "ended"
    STANDS = "stands"
    OPEN = "open"  # it has no last day
    NOT_STATED = "no dates"


#: What goes on after the last day of its term unless notice is given, and what has no such day: of models.Renewal.
UNTIL_NOTICE = "until_notice"
GOES_ON = ("by_itself", UNTIL_NOTICE)
#: What calls for somebody, before a day or because none is recorded any more.
CALLS = (Urgency.NOTICE_SOON, Urgency.ENDS_SOON, Urgency.RENEWS_SOON, Urgency.RENEWED)


NOT_A_PARTY = _("Name your own government as a party: only the convener enters agreements of others.")
YET_TO_COME = _("That day is yet to come. Leave it empty until the body has agreed.")
SOON = datetime.timedelta(days=180)
#: More than that one form can't ask about.
MOST_PARTIES = 400


@dataclass(frozen=True)
class Standing:
    """`until` is the day that decides, if any: the last one for notice, or the last one of the term."""

    urgency: Urgency
    until: datetime.date | None


def standing(
    *,
    ends_on: datetime.date | None,
    notice_by: datetime.date | None,
    today: datetime.date,
    renewal: str = "",
    soon: datetime.timedelta = SOON,
) -> Standing:
    """How an agreement with these dates stands on `today`; "soon" is 180 days, half a budget year.

    A day for notice comes before the end: once it has passed, the agreement runs on or ends as it is. Whether it does,
    `renewal` says (models.Renewal): what renews by itself has not ended with the term that is on record.
    """
    last, goes_on = last_day(ends_on), renewal in GOES_ON
    if last is not None and last < today:
        return Standing(Urgency.RENEWED if goes_on else Urgency.ENDED, last)
    if notice_by is not None and notice_by >= today:
        return Standing(Urgency.NOTICE_SOON if notice_by - today <= soon else Urgency.STANDS, notice_by)
    if last is not None and last - today <= soon:
        return Standing(Urgency.RENEWS_SOON if goes_on else Urgency.ENDS_SOON, last)
    if notice_by is not None:
        return Standing(Urgency.NOTICE_PASSED, notice_by)
    if last is None:
        return Standing(Urgency.OPEN if renewal == UNTIL_NOTICE else Urgency.NOT_STATED, None)
    return Standing(Urgency.STANDS, last)


def enters_for(by: Actor, partnership: UUID) -> tuple[UUID, ...]:
    """Her governments that are members today, and for whose agreements she may write the register."""
    return tuple(
        seat
        for place in by.places
        if place.id == partnership
        for seat in place.seats
        if by.may(Permission.EDIT_REGISTER, government=seat)
    )


def may_enter(by: Actor, partnership: UUID, parties: Iterable[UUID | str]) -> bool:
    """Whether she may write an agreement with these parties: governments by key, other bodies by name.

    The convener's people write the whole register; a member's own people what their government is a party to.
    """
    return by.may(Permission.EDIT_REGISTER, partnership=partnership) or not set(enters_for(by, partnership)).isdisjoint(
        parties
    )


def may_enter_some(by: Actor, partnership: UUID) -> bool:
    """Whether there are agreements at all that she may write."""
    return by.may(Permission.EDIT_REGISTER, partnership=partnership) or bool(enters_for(by, partnership))


def faults(
    *,
    parties: int,
    starts_on: datetime.date | None,
    ends_on: datetime.date | None,
    notice_by: datetime.date | None,
    effective_on: datetime.date | None = None,
) -> Mapping[str, Promise]:
    """What can't be of an agreement, by field: no party or too many, a term, notice or effect out of order."""
    found: dict[str, Promise] = {}
    if not parties:
        found["governments"] = _("Name at least one party.")
    if parties > MOST_PARTIES:
        found["others"] = _("An agreement has at most 400 parties here. Name a body that stands for many of them.")
    if starts_on is not None and ends_on is not None and ends_on <= starts_on:
        found["ends_on"] = ENDS_FIRST
    if ends_on is not None and notice_by is not None and notice_by >= ends_on:
        found["notice_by"] = _("The last day to give notice comes after the last day. Mend one of the two.")
    if ends_on is not None and effective_on is not None and effective_on >= ends_on:
        found["effective_on"] = _("It takes effect after the last day. Mend one of the two.")
    return found


def faults_of_parts(
    parties: Collection[Hashable],
    *,
    administers: Hashable | None,
    holds_funds: Hashable | None,
    approvals: Collection[tuple[Hashable, datetime.date | None]],
    today: datetime.date,
) -> Mapping[str, str]:
    """What can't be of the parts that `parties` have, by field: only a party has one, and each approved once, by today.

    `approvals` are pairs of who approved and on which day.
    """
    found = {
        field: gettext("%(body)s is no party here. Name one of the parties, or add it to them.") % {"body": body}
        for field, body in (("administers", administers), ("holds_funds", holds_funds))
        if body is not None and body not in parties
    }
    count = Counter(body for body, _on in approvals)
    wrong = (
        (
            gettext("No party here: %(bodies)s. Name parties alone, or add these to them."),
            [str(body) for body in count if body not in parties],
        ),
        (
            gettext("More than one approval: %(bodies)s. Keep one of each."),
            [str(body) for body, times in count.items() if times > 1 and body in parties],
        ),
        (
            gettext("Approved on a day that is yet to come: %(bodies)s. Leave the day out until the body has agreed."),
            [str(body) for body, on in approvals if on is not None and on > today],
        ),
    )
    said = " ".join(message % {"bodies": "; ".join(bodies)} for message, bodies in wrong if bodies)
    return found | ({"approvals": said} if said else {})
