"""What of the register needs attention, and when. No tables."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


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
