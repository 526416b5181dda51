"""Forms that are out at departments, for tests and for the contract suite's doors."""

import datetime
from typing import Any

from interlocal.core.access.actor import NOBODY_HERE
from interlocal.core.catalogue.models import Service
from interlocal.core.catalogue.standard import standard_key
from interlocal.core.people.queries import hash_of
from interlocal.modules.assessment.actions import add_areas, send_form, send_in, start_scan
from interlocal.modules.assessment.models import FormLink, OwnScan, ScanArea
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.worlds import AT, World

#: What Fleet says.
SAID = {"does": "Keeps 80 vehicles going", "system": "FleetSoft 4", "staff": "6.5", "year": "FY2026", "grade": "guess"}


def fleet(world: World) -> ScanArea:
    """Fleet maintenance, an area of a scan that the partnership runs; payroll is another."""
    by = world.actor("director")
    with acting(by.acting):
        found = ScanArea.objects.filter(partnership_id=world.partnership.id, name="Fleet maintenance").first()
        if found is None:
            services = list(Service.objects.filter(id__in=[standard_key("payroll"), standard_key("fleet-maintenance")]))
            start_scan(partnership=world.partnership.id, title="Back office", services=services, names=[], by=by, at=AT)
            found = ScanArea.objects.get(partnership_id=world.partnership.id, name="Fleet maintenance")
    return found


def send(
    world: World,
    who: str,
    government: str,
    *,
    area: ScanArea | None = None,
    days: int = 7,
    at: datetime.datetime | None = None,
    email: str = "fleet@birch.example",
) -> tuple[FormLink, str]:
    """The form on fleet maintenance, sent to a department of a government; with its path."""
    at, area = at or now(), area or fleet(world)
    by = world.actor(who, at)
    with acting(world.actor("director").acting):
        scan = OwnScan.objects.get(id=area.scan_id)
    with acting(by.acting):
        return send_form(
            scan=scan,
            area=area,
            government=world.governments[government],
            place=by.place(world.partnership.key),
            department="Fleet",
            email=email,
            last_day=by.today(at, world.partnership.id) + datetime.timedelta(days),
            address="/links/assessment/{token}/",
            by=by,
            at=at,
        )


def answer(path: str, *, at: datetime.datetime | None = None, **answers: str) -> FormLink:
    """What a department sends in by the link with that path."""
    return send_in(link=hash_of(path.split("/")[3]), answers=SAID | answers, by=NOBODY_HERE, at=at or now())


def one_out(world: World) -> dict[str, Any]:
    """A form that the convener has sent to Alder's Fleet."""
    area = fleet(world)
    link, _path = send(world, "director", "alder", area=area)
    return {"scan": OwnScan.objects.get(id=area.scan_id).key, "link": link.id}


def one_sent_in(world: World) -> dict[str, Any]:
    """And what Fleet sent in."""
    area = fleet(world)
    link, path = send(world, "director", "alder", area=area)
    answer(path)
    return {"scan": OwnScan.objects.get(id=area.scan_id).key, "link": link.id}


def more_out(world: World, more: int) -> None:
    """More areas of the scan, each with a form that is out."""
    scan, by = OwnScan.objects.get(), world.actor("director")
    for area in add_areas(
        scan=scan, services=[], names=[f"Area {more} {number}" for number in range(more)], by=by, at=AT
    ):
        _link, path = send(world, "director", "alder", area=area)
        answer(path)
