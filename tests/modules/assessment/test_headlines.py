"""What home and the partnership's page say of scans, in one line each."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from interlocal.modules.assessment.actions import decide, load_scan
from interlocal.modules.assessment.headlines import answer, headlines
from interlocal.platform.acting import acting
from tests.modules.assessment.doors import grow, published
from tests.modules.assessment.own.raters import areas, started
from tests.worlds import AT, tri_cities


@pytest.mark.parametrize(
    ("scan", "said"),
    [
        ("milwaukee", "5 Yes, 2 Maybe, 3 No"),
        ("crcog", "Estimated savings per year: $2,178,000 to slightly over $3,852,000 (4 of 15 claims)"),
    ],
)
def test_verdicts_come_first_and_without_any_the_savings(scan: str, said: str) -> None:
    assert answer(published(scan)) == said


def test_a_scan_without_either_says_so() -> None:
    assert answer(published("eastern-jackson-county")).endswith("with neither verdicts nor savings in dollars")


@pytest.mark.django_db
def test_home_and_the_partnership_lead_to_the_scan_with_its_answer() -> None:
    world = tri_cities()
    by = world.actor("director")
    with acting(by.acting):
        load_scan(partnership=world.partnership.id, scan=published(), by=by, at=AT)
    client = Client()
    client.force_login(world.people["alder_viewer"])
    address = f"/p/{world.partnership.key}/"
    for page in ("/", address):
        text = client.get(page).content.decode()
        assert f'<a href="{address}assessment/milwaukee/">Scan: Back office service sharing' in text
        assert "</a>: 5 Yes, 2 Maybe, 3 No" in text


@pytest.mark.django_db
def test_many_scans_are_read_in_three_queries() -> None:
    world = tri_cities()
    by = world.actor("director")
    with acting(by.acting):
        grow(world, 4)
        with CaptureQueriesContext(connection) as queries:
            assert len(list(headlines(by, by.partnerships))) == 4
        assert list(headlines(by, [])) == []
    assert len(queries) == 3


@pytest.mark.django_db
def test_a_partnership_without_a_scan_leads_whoever_may_start_one_there() -> None:
    world = tri_cities()
    for who, led in {"director": ["Start a scan"], "alder_viewer": []}.items():
        by = world.actor(who)
        with acting(by.acting):
            assert [line.title for line in headlines(by, by.partnerships)] == led


@pytest.mark.django_db
def test_a_scan_that_members_run_says_how_far_its_verdicts_are() -> None:
    world = tri_cities()
    scan = started(world, "director")
    payroll = areas(world, scan)[0]
    by = world.actor("director")
    with acting(by.acting):
        (line,) = headlines(by, by.partnerships)
        assert (line.title, line.answer) == (f"Scan: {scan.title}", "2 areas without a verdict")
        decide(area=payroll, verdict="no", reason="Too small", next_step="", seen_version=0, by=by, at=AT)
        (line,) = headlines(by, by.partnerships)
    assert line.answer == "0 Yes, 0 Maybe, 1 No, 1 area without a verdict"
