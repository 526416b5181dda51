"""The assessment's doors, for the contract suite."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from interlocal.core.access.permissions import Permission as Core
from interlocal.core.catalogue.models import Service
from interlocal.core.catalogue.standard import standard_key
from interlocal.modules.assessment.actions import add_areas, load_scan, start_scan
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file import read_scan_path
from interlocal.platform.acting import acting
from tests.contract.doors import Door
from tests.worlds import AT, World

SCANS = Path(__file__).parents[3] / "src/interlocal/demo/scans"


def published(name: str = "milwaukee") -> Scan:
    """One of the scans that the demo ships."""
    return read_scan_path(SCANS / f"{name}.scan.yaml")


def one_scan(world: World) -> dict[str, Any]:
    kept, _new = load_scan(partnership=world.partnership.id, scan=published(), by=world.actor("director"), at=AT)
    return {"scan": kept.key}


def one_draft(world: World) -> dict[str, Any]:
    return one_scan(world) | {"ending": "json"}


def grow(world: World, more: int) -> None:
    scan = published()
    for number in range(more):
        copy = replace(scan, key=f"copy-{more}-{number}")
        load_scan(partnership=world.partnership.id, scan=copy, by=world.actor("director"), at=AT)


def an_example(world: World) -> dict[str, Any]:
    return {"ending": "xlsx"}


def own_scan(world: World) -> dict[str, Any]:
    """A scan of two areas that the partnership runs."""
    with acting(world.actor("director").acting):
        services = list(Service.objects.filter(id__in=[standard_key("payroll"), standard_key("fleet-maintenance")]))
    scan = start_scan(
        partnership=world.partnership.id,
        title="Back office scan",
        services=services,
        names=[],
        by=world.actor("director"),
        at=AT,
    )
    return {"scan": scan.key}


def one_area(world: World) -> dict[str, Any]:
    arguments = own_scan(world)
    return arguments | {"area": ScanArea.objects.filter(scan__key=arguments["scan"])[0].id}


def one_form(world: World) -> dict[str, Any]:
    return one_area(world) | {"government": world.governments["alder"].key}


def more_areas(world: World, more: int) -> None:
    """As many more areas of the scan as asked for."""
    scan = OwnScan.objects.get()
    names = [f"Area {more} {number}" for number in range(more)]
    add_areas(scan=scan, services=[], names=names, by=world.actor("director"), at=AT)


RUN = Permission.RUN_SCAN
DOORS = [
    Door("assessment:start", get=RUN, post=RUN),
    Door("assessment:own-scan", prepare=own_scan, grow=more_areas),
    Door("assessment:own-edit", get=RUN, post=RUN, prepare=own_scan),
    Door("assessment:own-areas-add", get=RUN, post=RUN, prepare=own_scan),
    Door("assessment:own-area-edit", get=RUN, post=RUN, prepare=one_area),
    Door("assessment:own-area-remove", get=RUN, post=RUN, prepare=one_area),
    Door("assessment:own-in-common", prepare=own_scan, grow=more_areas),
    Door("assessment:own-collect", prepare=own_scan, grow=more_areas),
    Door("assessment:own-answer", post=Core.ENTER_READINGS, prepare=one_form),
    Door("assessment:example", prepare=an_example),
    Door("assessment:scans", post=Permission.LOAD_SCAN, grow=grow),
    Door("assessment:scan", prepare=one_scan, grow=grow),
    Door("assessment:draft", prepare=one_draft),
    Door("assessment:issue", get=Permission.ISSUE_REPORT, post=Permission.ISSUE_REPORT, prepare=one_scan),
]
