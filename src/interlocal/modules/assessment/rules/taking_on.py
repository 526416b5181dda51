"""What an own scan takes from the published one that it goes on from: questions, and services for its areas."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from interlocal.modules.assessment.rules.factors import MILWAUKEE
from interlocal.modules.assessment.scan import Area, Factor, FactorSet, Scan

Service = TypeVar("Service", bound=Hashable)


def table_taken_on(scan: Scan) -> FactorSet | None:
    """The rating table whose questions go on: its first that rates, not one that places areas on a chart."""
    return next((table for table in scan.factor_sets if not table.axes), None)


def factors_taken_on(scan: Scan) -> tuple[Factor, ...]:
    """The questions of that table; Milwaukee's four where there is none."""
    table = table_taken_on(scan)
    return table.factors if table else MILWAUKEE


def wholes_first(scan: Scan) -> tuple[Area, ...]:
    """Its areas in their order, each followed by its parts."""
    return tuple(area for whole in scan.parts() for area in (whole, *scan.parts(whole.key)))


def known_services(
    areas: Sequence[Area], by_key: Mapping[str, Service], by_title: Mapping[str, Service]
) -> dict[str, Service]:
    """The entry of the catalogue that each area is, by the area's key: that of its key, else of its title.

    `by_title` has titles in case-folded letters. An entry is one area's at most, so that no two areas of a scan share
    the answers of members; areas for which none is left are not there.
    """
    found = {area.key: by_key[area.key] for area in areas if area.key in by_key}
    taken = set(found.values())
    for area in areas:
        entry = by_title.get(area.name.casefold())
        if area.key not in found and entry is not None and entry not in taken:
            found[area.key] = entry
            taken.add(entry)
    return found
