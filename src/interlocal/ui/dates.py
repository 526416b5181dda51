"""Days and moments as their reader writes them: in her language, in the time zone that is active."""

import datetime
from collections.abc import Collection

from babel.dates import format_datetime
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.platform.days import last_day
from interlocal.ui.tables import locale, written_day


def day_text(day: datetime.date | None, stated: str = "") -> str | None:
    """A day; where none is known what its source states, such as "fall 2018"; None where that states nothing."""
    if day is None:
        return stated or None
    return written_day(day, locale())


def no_end_text(from_sources: Collection[bool]) -> str:
    """What a missing end means, given for each term without one whether a document states that term.

    A document that gives no end leaves it unknown; a term that is kept here without an end has none.
    """
    if not any(from_sources):
        return _("open-ended")
    return _("end not stated") if all(from_sources) else _("open-ended or not stated")


def term_text(starts: datetime.date | None, ends: datetime.date | None) -> str:
    """A term [starts, ends) in words: where nobody states the start, a missing end is not stated either."""
    if starts is None and ends is None:
        return _("term not stated")
    start = _("from %(day)s") % {"day": day_text(starts)} if starts else _("start not stated")
    end = _("through %(day)s") % {"day": day_text(last_day(ends))} if ends else no_end_text([starts is None])
    return f"{start}, {end}"


def moment_text(moment: datetime.datetime) -> str:
    """A day and time to the minute, with the name of the time zone."""
    zone = timezone.get_current_timezone()
    return str(format_datetime(moment, "MMM d, y, h:mm a z", tzinfo=zone, locale=locale()))
