"""Whom one can be in which region, and for which government she works."""

from functools import cache

from .build import STAND_IN
from .personas import PERSONAS, Persona
from .regions import KEYS, read_region


@cache
def casts() -> tuple[tuple[str, tuple[tuple[Persona, str], ...]], ...]:
    """Each region's name with its personas, and the name of each one's government."""
    found = []
    for region in map(read_region, KEYS):
        names = {each["key"]: each["name"] for each in (STAND_IN, *region.governments)}
        cast = tuple((each, names[each.government]) for each in PERSONAS if each.region == region.key)
        found.append((region.name, cast))
    return tuple(found)
