"""The page of an area lists what meetings decided of its service, and leads whoever keeps the log to a new entry."""

import html
import re

import pytest

from interlocal.core.catalogue.standard import standard_key
from interlocal.core.governments.actions import log_decision
from interlocal.platform.acting import acting
from tests.modules.assessment.doors import own_scan
from tests.modules.assessment.own.told import address, area_called, signed_in
from tests.worlds import AT, World, tri_cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = tri_cities()
    with acting(world.actor("director").acting):
        own_scan(world)
    return world


def page_of(world: World, area: str, who: str) -> str:
    found = area_called(world, area)
    return signed_in(world, who).get(address(world, f"areas/{found.id}/")).content.decode()


def test_an_area_lists_the_decisions_on_its_service_and_no_others(world: World) -> None:
    director, log = world.actor("director"), "Log a decision"
    payroll = standard_key("payroll")
    for title, about in (("Study payroll first", payroll), ("Meet in May", None)):
        with acting(director.acting):
            log_decision(
                partnership=world.partnership.id, title=title, about=about, met_stated="Spring", by=director, at=AT
            )
    for who in ("director", "alder_viewer"):
        page = page_of(world, "Payroll", who)
        assert "Study payroll first" in page
        assert "Meet in May" not in page
        assert (log in page) == (who == "director")
        assert "Study payroll first" not in page_of(world, "Fleet maintenance", who)


def test_whoever_keeps_the_log_goes_from_an_area_to_an_entry_on_it(world: World) -> None:
    page = page_of(world, "Payroll", "director")
    assert "No decision in the log is marked as one about this service." in page
    form = f"/p/{world.partnership.key}/decisions/log/?about={standard_key('payroll')}"
    [way] = [way for way in re.findall(r'href="([^"]+)"', html.unescape(page)) if way.startswith(form)]
    sent = signed_in(world, "director").post(way, {"title": "Study it", "about": str(standard_key("payroll"))})
    assert "/areas/" in sent["Location"], "back to the area"
    assert "Study it" in page_of(world, "Payroll", "alder_viewer")
    assert "What meetings decided" not in page_of(world, "Fleet maintenance", "alder_viewer")
