"""Home says how many short forms a government's own people have still to fill in, by when, and leads to the first."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interlocal.modules.assessment.actions import edit_scan
from interlocal.modules.assessment.models import OwnScan
from interlocal.modules.assessment.module import MODULE
from interlocal.platform.acting import acting
from interlocal.platform.modules import Todo
from tests.modules.assessment.doors import more_areas, own_scan
from tests.modules.assessment.own.out import send
from tests.modules.assessment.own.told import BLANK, HALF, address, area_called, form_of, signed_in, tell
from tests.worlds import AT, World, tri_cities

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 12, 18)


@pytest.fixture
def world() -> World:
    world = tri_cities()
    director = world.actor("director")
    with acting(director.acting):
        own_scan(world)
        scan = OwnScan.objects.get()
        edit_scan(scan=scan, version=scan.version, answers_by=DAY, by=director, at=AT)
    return world


def waiting(world: World, who: str, at: datetime.datetime = AT) -> list[Todo]:
    """What the assessment tells her on her first page."""
    actor = world.actor(who)
    assert MODULE.todo
    with acting(actor.acting):
        return list(MODULE.todo(actor, at))


def test_whoever_answers_for_her_government_is_told_how_many_and_by_when(world: World) -> None:
    [todo] = waiting(world, "alder_manager")
    assert (todo.title, todo.due) == ("Fill in 2 short forms: Back office scan", DAY)
    assert todo.url in {form_of(world, "alder", area) for area in ("Payroll", "Fleet maintenance")}
    assert "Alder" in todo.why


def test_it_leads_to_what_is_left_and_goes_with_the_last(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **HALF, audience="own")
    [todo] = waiting(world, "alder_manager")
    assert todo.title == "Fill in 1 short form: Back office scan"
    assert todo.url == form_of(world, "alder", "Fleet maintenance")
    tell(world, "alder_manager", "alder", "Fleet maintenance", **(HALF | {"vendor": ""}))
    assert waiting(world, "alder_manager") == [todo], "less than half is not filled in"
    tell(world, "alder_manager", "alder", "Fleet maintenance", **HALF)
    assert waiting(world, "alder_manager") == []


def test_a_form_that_is_out_at_a_department_is_not_asked_for_until_it_ran_out(world: World) -> None:
    send(world, "alder_manager", "alder", area=area_called(world, "Fleet maintenance"), at=AT)
    [todo] = waiting(world, "alder_manager")
    assert (todo.title, todo.url) == (
        "Fill in 1 short form: Back office scan",
        form_of(world, "alder", "Payroll"),
    )
    [later] = waiting(world, "alder_manager", AT + datetime.timedelta(days=30))
    assert later.title == "Fill in 2 short forms: Back office scan"


def test_whoever_only_reads_or_only_convenes_is_told_nothing(world: World) -> None:
    for who in ("director", "alder_viewer", "alder_clerk", "alder_former", "cedar_manager"):
        assert waiting(world, who) == [], who


def test_another_members_answers_change_nothing(world: World) -> None:
    before = waiting(world, "alder_manager")
    tell(world, "birch_finance", "birch", "Payroll", **HALF)
    assert waiting(world, "alder_manager") == before


def test_its_queries_do_not_grow_with_areas_or_scans(world: World) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            waiting(world, "alder_manager")
        return len(captured)

    before = asked()
    with acting(world.actor("director").acting):
        more_areas(world, 5)
        own_scan(world)
    assert asked() == before
    assert [todo.title[:9] for todo in waiting(world, "alder_manager")] == ["Fill in 7", "Fill in 2"]


def test_after_one_form_the_next_of_the_same_member_is_a_click_away(world: World) -> None:
    client = signed_in(world, "alder_manager")
    tell(world, "birch_finance", "birch", "Fleet maintenance", **HALF)
    sent = client.post(form_of(world, "alder", "Payroll"), BLANK | {"vendor": "Acme"})
    landed = client.get(sent["Location"]).content.decode()
    assert "Your answers are kept." in landed
    assert "Go on: Fleet maintenance at Alder" in landed
    assert f'href="{form_of(world, "alder", "Fleet maintenance")}"' in landed.split("Go on:")[0]
    sent = client.post(form_of(world, "alder", "Fleet maintenance"), BLANK | {"vendor": "Acme"})
    assert "Go on:" not in client.get(sent["Location"]).content.decode()
    assert "Go on:" not in client.get(address(world, "forms/?of=nobody")).content.decode()
