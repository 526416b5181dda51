"""Days and moments as their reader writes them: in her language, in the time zone that is active."""

import datetime

from babel.dates import format_date, format_datetime
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.ui.tables import locale


def day_text(day: datetime.date | None, stated: str = "") -> str | None:
    """A day; where none is known what its source states, such as "fall 2018"; None where that states nothing."""
    if day is None:
        return stated or None
    return str(format_date(day, "medium", locale=locale()))


def term_text(starts: datetime.date | None, ends: datetime.date | None) -> str:
    """A term [starts, ends) in words; no start is one that nobody states, no end is none that is set."""
    start = _("from %(day)s") % {"day": day_text(starts)} if starts else _("start not stated")
    end = _("until %(day)s") % {"day": day_text(ends)} if ends else _("no end set")
    return f"{start}, {end}"


def moment_text(moment: datetime.datetime) -> str:
    """A day and time to the minute, with the name of the time zone."""
    zone = timezone.get_current_timezone()
    return str(format_datetime(moment, "MMM d, y, h:mm a z", tzinfo=zone, locale=locale()))
