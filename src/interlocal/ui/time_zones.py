"""The time zones of local governments in the United States, to choose from."""

from babel.dates import get_timezone_location, get_timezone_name

from interlocal.ui.tables import locale

#: Where the local governments of the United States are.
TIME_ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "Pacific/Guam",
)


def time_zone_choices(*further: str) -> list[tuple[str, str]]:
    """The zones and `further` ones, each with a name such as "Central Time (Chicago)"."""
    return [(zone, _named(zone)) for zone in dict.fromkeys((*TIME_ZONES, *further))]


def _named(zone: str) -> str:
    city = get_timezone_location(zone, locale=locale(), return_city=True)
    return f"{get_timezone_name(zone, locale=locale())} ({city})"
