"""The two ways to say when a term ends, and nothing else: here alone one is turned into the other.

People and contracts name the last day on which it holds; terms are kept half-open, by the day after.
"""

import datetime

_DAY = datetime.timedelta(days=1)


def last_day(ends_on: datetime.date | None) -> datetime.date | None:
    """The last day of a term that is kept with this end; None: no end is set."""
    return None if ends_on is None else ends_on - _DAY


def end_after(last_day: datetime.date | None) -> datetime.date | None:
    """The end to keep for a term with this last day. OverflowError after December 31, 9999."""
    return None if last_day is None else last_day + _DAY
