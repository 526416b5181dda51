"""Reading scans that a partnership runs itself."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.modules.assessment.models import FactorSet, OwnScan, ScanArea


def own_scans_of(actor: Actor, partnership: UUID) -> QuerySet[OwnScan]:
    """All of them, the latest first."""
    return OwnScan.objects.filter(partnership_id=partnership).select_related("taken_on").defer("taken_on__content")


def own_scan_of(actor: Actor, partnership: UUID, key: str) -> OwnScan:
    """One by its short name; Refused if it is not there."""
    scan = own_scans_of(actor, partnership).filter(key=key).first()
    if scan is None:
        raise Refused
    return scan


def own_scan_by_id(actor: Actor, partnership: UUID, scan: UUID) -> OwnScan:
    """One by its key; Refused if it is not there."""
    found = own_scans_of(actor, partnership).filter(id=scan).first()
    if found is None:
        raise Refused
    return found


def areas_of(actor: Actor, scan: OwnScan) -> QuerySet[ScanArea]:
    """Its areas and their parts, in their order, with service and phase."""
    return ScanArea.objects.filter(partnership_id=scan.partnership_id, scan=scan).select_related("service", "phase")


def area_names(areas: Iterable[ScanArea]) -> dict[UUID, str]:
    """What each area is called in a list of them all: a part after its whole."""
    listed = list(areas)
    wholes = {area.id: area.name for area in listed}
    return {
        area.id: f"{wholes[area.part_of_id]}: {area.name}" if area.part_of_id in wholes else area.name
        for area in listed
    }


def area_of(actor: Actor, scan: OwnScan, key: UUID) -> ScanArea:
    """One of those; Refused if it is not there."""
    area = areas_of(actor, scan).filter(id=key).first()
    if area is None:
        raise Refused
    return area


def factors_of(actor: Actor, scan: OwnScan, *, deeper: bool = False) -> FactorSet:
    """The current questions of a scan; Refused where there are none, as for the deeper look of most."""
    found = FactorSet.objects.filter(partnership_id=scan.partnership_id, scan=scan, deeper=deeper, current=True).first()
    if found is None:
        raise Refused
    return found
