"""Starting a scan, and saying what it looks at."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor
from interlocal.core.audit.actions import action, fingerprint, record
from interlocal.core.catalogue.actions import add_service
from interlocal.core.catalogue.models import Service
from interlocal.core.governments.keys import free_key
from interlocal.modules.assessment.models import FactorSet, OwnScan, ScanArea
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.rules.factors import MILWAUKEE
from interlocal.modules.assessment.scan import Factor
from interlocal.platform.versions import save_version


@action
def start_scan(
    *,
    partnership: UUID,
    title: str,
    services: Sequence[Service],
    names: Sequence[str],
    by: Actor,
    at: datetime.datetime,
    question: str = "",
    answers_by: datetime.date | None = None,
) -> OwnScan:
    """Start a scan of services of the catalogue, and of others by `names`, which enter the partnership's own.

    It begins with Milwaukee's four factors. ValidationError where it has no area.
    """
    by.require(Permission.RUN_SCAN, partnership=partnership)
    if not services and not names:
        raise ValidationError({"services": _("Choose at least one area, or name one of your own.")})
    scan = begin_scan(
        partnership=partnership, title=title, factors=MILWAUKEE, question=question, answers_by=answers_by, at=at
    )
    _add(scan, services, names, by, at)
    record(
        "scan.started",
        by=by,
        at=at,
        partnership=partnership,
        subject=scan.id,
        facts={"areas": len(services) + len(names)},
    )
    return scan


def begin_scan(
    *, partnership: UUID, title: str, factors: Sequence[Factor], at: datetime.datetime, **values: Any
) -> OwnScan:
    """A scan without areas, and its first questions: what every way to begin one does."""
    scan = OwnScan(partnership_id=partnership, key=free_key(OwnScan, title), title=title, started_at=at, **values)
    scan.full_clean()
    scan.save(force_insert=True)
    FactorSet(partnership_id=partnership, scan=scan, stated=[asdict(factor) for factor in factors], set_at=at).save(
        force_insert=True
    )
    return scan


@action
def edit_scan(*, scan: OwnScan, version: int, by: Actor, at: datetime.datetime, **values: Any) -> OwnScan:
    """Change its title, question or the day until which members answer; Conflict if somebody else did meanwhile."""
    by.require(Permission.RUN_SCAN, partnership=scan.partnership_id)
    scan = save_version(scan, version=version, **values)
    record(
        "scan.edited",
        by=by,
        at=at,
        partnership=scan.partnership_id,
        subject=scan.id,
        facts={"content": fingerprint(values)},
    )
    return scan


@action
def add_areas(
    *, scan: OwnScan, services: Sequence[Service], names: Sequence[str], by: Actor, at: datetime.datetime
) -> list[ScanArea]:
    """Look at more areas: services of the catalogue, and others by name. ValidationError where one is there already."""
    by.require(Permission.RUN_SCAN, partnership=scan.partnership_id)
    added = _add(scan, services, names, by, at)
    record("area.added", by=by, at=at, partnership=scan.partnership_id, subject=scan.id, facts={"count": len(added)})
    return added


@action
def edit_area(*, area: ScanArea, version: int, by: Actor, at: datetime.datetime, **values: Any) -> ScanArea:
    """Change what an area is called, covers or is part of, how far it would be combined, when it is looked at."""
    by.require(Permission.RUN_SCAN, partnership=area.partnership_id)
    part_of = values.get("part_of")
    if part_of is not None and (part_of.part_of_id or part_of.id == area.id or area.parts.exists()):
        raise ValidationError({"part_of": _("Parts go one step deep: choose an area that is part of no other.")})
    area = save_version(area, version=version, **values)
    record(
        "area.edited",
        by=by,
        at=at,
        partnership=area.partnership_id,
        subject=area.id,
        facts={"content": fingerprint(values)},
    )
    return area


@action
def remove_area(*, area: ScanArea, by: Actor, at: datetime.datetime) -> None:
    """Take an area out of a scan as long as nobody rated it, judged it, planned for it, or made it a whole of parts.

    What members told of its service stays theirs.
    """
    by.require(Permission.RUN_SCAN, partnership=area.partnership_id)
    key = area.id
    try:
        area.delete()
    except ProtectedError as error:
        raise ValidationError(
            _("It was rated or judged already, has parts, or the plan speaks of it: give it a verdict instead.")
        ) from error
    record("area.removed", by=by, at=at, partnership=area.partnership_id, subject=area.scan_id, facts={"area": key})


def _add(
    scan: OwnScan, services: Sequence[Service], names: Sequence[str], by: Actor, at: datetime.datetime
) -> list[ScanArea]:
    own = [add_service(partnership=scan.partnership_id, title=name, by=by, at=at) for name in names]
    last = ScanArea.objects.filter(partnership_id=scan.partnership_id, scan=scan).aggregate(Max("position"))
    first = (last["position__max"] or 0) + 1
    areas = [
        ScanArea(
            partnership_id=scan.partnership_id,
            scan=scan,
            catalogue=service.catalogue,
            service=service,
            position=position,
            name=service.title,
        )
        for position, service in enumerate([*services, *own], first)
    ]
    for area in areas:
        area.full_clean()
    ScanArea.objects.bulk_create(areas)
    return areas
