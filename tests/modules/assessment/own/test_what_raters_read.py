"""What stands beside the questions of one area: what members told of it, and what low and high mean."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interlocal.modules.assessment.actions import set_factors
from interlocal.modules.assessment.models import OwnScan
from interlocal.platform.acting import acting
from tests.worlds import AT, World, tri_cities

from .raters import FACTORS, started
from .test_rating_pages import Visitor
from .told import HALF, area_called, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return tri_cities()


@pytest.fixture
def scan(world: World) -> OwnScan:
    return started(world, "birch_finance")


def test_the_form_shows_what_members_told_and_what_low_and_high_mean(world: World, scan: OwnScan) -> None:
    payroll = area_called(world, "Payroll")
    tell(world, "alder_manager", "alder", "Payroll", system="Acme Pay", cost="180000", grade="audited")
    tell(world, "alder_manager", "alder", "Fleet maintenance", system="FleetSoft", audience="own")
    page = Visitor(world, scan, "birch_finance").see(f"rate/{payroll.id}/")
    assert "What members told" in page
    assert "Acme Pay" in page
    assert "$180,000 (FY2026, audited)" in page
    assert "FleetSoft" not in page
    assert page.count("Low: ") == len(FACTORS)
    assert "High: all work in nearly the same way." in page
    with acting(world.actor("director").acting):
        set_factors(scan=scan, factors=[("Our own question", 1)], deeper=False, by=world.actor("director"), at=AT)
    page = Visitor(world, scan, "birch_finance").see(f"rate/{payroll.id}/")
    assert "Low: it hardly speaks for sharing. High: it strongly does." in page


def test_the_form_asks_the_same_few_queries_however_much_is_told(world: World, scan: OwnScan) -> None:
    payroll = area_called(world, "Payroll")

    def asked() -> int:
        visitor = Visitor(world, scan, "birch_finance")
        with CaptureQueriesContext(connection) as captured:
            visitor.see(f"rate/{payroll.id}/")
        return len(captured)

    asked()
    before = asked()
    for who, government in (("alder_manager", "alder"), ("birch_finance", "birch")):
        tell(world, who, government, "Payroll", **HALF)
    assert asked() == before
