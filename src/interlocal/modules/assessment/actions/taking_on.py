"""Going on from a scan that somebody published."""

import datetime
from dataclasses import replace

from django.utils.text import Truncator

from interlocal.core.access.actor import Actor
from interlocal.core.audit.actions import action, record
from interlocal.core.catalogue.actions import add_service
from interlocal.core.catalogue.models import STANDARD, Service
from interlocal.core.catalogue.queries import services_of
from interlocal.modules.assessment.models import OwnScan, Precedence, PublishedScan, ScanArea
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.rules.taking_on import factors_taken_on, known_services, wholes_first
from interlocal.modules.assessment.scan import Area

from .scans import begin_scan

#: The longest that a name of an area, what it covers, and the title of an entry of a catalogue may be.
NAME, SUMMARY, TITLE = 160, 2_000, 120


@action
def take_on(*, published: PublishedScan, title: str, by: Actor, at: datetime.datetime) -> OwnScan:
    """Begin a scan with the areas, parts, order and questions of a published one.

    Its verdicts and ratings stay where they are: the areas know by which key they are stated there. An area that no
    entry of the catalogue stands for enters the partnership's own.
    """
    by.require(Permission.RUN_SCAN, partnership=published.partnership_id)
    stated = published.scan
    scan = begin_scan(
        partnership=published.partnership_id,
        title=title,
        factors=factors_taken_on(stated),
        taken_on=published,
        at=at,
    )
    areas = wholes_first(stated)
    services = _services(areas, published, by, at)
    rows = {
        area.key: ScanArea(
            partnership_id=scan.partnership_id,
            scan=scan,
            catalogue=services[area.key].catalogue,
            service=services[area.key],
            position=position,
            name=_cut(area.name, NAME),
            summary=_cut(area.summary, SUMMARY),
            stated_as=area.key,
        )
        for position, area in enumerate(areas, 1)
    }
    for area in areas:
        rows[area.key].part_of = rows[area.part_of] if area.part_of else None
    ScanArea.objects.bulk_create(rows.values())
    Precedence.objects.bulk_create(
        Precedence(partnership_id=scan.partnership_id, area=rows[area.key], first=rows[first])
        for area in areas
        for first in dict.fromkeys(area.follows)
    )
    record(
        "scan.taken_on",
        by=by,
        at=at,
        partnership=scan.partnership_id,
        subject=scan.id,
        facts={"published": published.id, "areas": len(rows)},
    )
    return scan


def _services(
    areas: tuple[Area, ...], published: PublishedScan, by: Actor, at: datetime.datetime
) -> dict[str, Service]:
    """An entry of the catalogue for each area, by its key; new ones where none stands for it."""
    entries = list(services_of(by, published.partnership_id))
    found = known_services(
        [replace(area, name=_cut(area.name, TITLE)) for area in areas],
        {entry.key: entry for entry in entries if entry.catalogue == STANDARD},
        {entry.title.casefold(): entry for entry in reversed(entries)},
    )
    for area in areas:
        if area.key not in found:
            found[area.key] = add_service(
                partnership=published.partnership_id,
                title=_cut(area.name, TITLE),
                part_of=found.get(area.part_of),
                by=by,
                at=at,
            )
    return found


def _cut(text: str, most: int) -> str:
    """At most so many letters of `text`, the last of them then an ellipsis; it stands whole in the published scan."""
    return Truncator(text).chars(most)
