"""Days as the demo's files tell them, from the day on which it is built: so that an invented scan never ages."""

import calendar
import datetime
import re

_TOLD = re.compile(r"(?P<ahead>in )?(?P<count>\d+) (?P<unit>day|week|month)s?(?P<past> ago)?")


def day(told: str, today: datetime.date) -> datetime.date:
    """Such as "in 3 days", "5 weeks ago", "in 9 months"; months end on their last day, as terms do.

    ValueError for anything else.
    """
    found = _TOLD.fullmatch(told)
    if found is None or bool(found["ahead"]) == bool(found["past"]):
        raise ValueError(f"“{told}” is no day: write “in 3 days”, “5 weeks ago” or “in 9 months”.")
    count = int(found["count"]) * (1 if found["ahead"] else -1)
    if found["unit"] != "month":
        return today + datetime.timedelta(days=count * (7 if found["unit"] == "week" else 1))
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def moment(told: str, at: datetime.datetime) -> datetime.datetime:
    """A moment of such a day at which offices are open all over the United States."""
    return datetime.datetime.combine(day(told, at.date()), datetime.time(19), at.tzinfo)
