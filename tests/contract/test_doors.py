"""Refusals as a table: every address x every kind of visitor x method."""

import logging
import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from interlocal.core.catalogue.standard import standard_key
from interlocal.core.measures.actions import record_reading, record_readings
from interlocal.core.measures.figures import Figure
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import COST, VENDOR
from interlocal.core.measures.standard import BUDGET
from interlocal.core.people.actions import invite
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.contract.doors import MEMBER, Door, all_doors, names_below_a_partnership
from tests.worlds import AT, World, tri_cities, unchanged_by

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
DOORS = all_doors()
ids = [door.name for door in DOORS]
every_door = pytest.mark.parametrize("door", DOORS, ids=ids)


@pytest.fixture
def world() -> World:
    return tri_cities()


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Hundreds of refusals are expected here; their log lines say nothing."""
    logger = logging.getLogger("django.request")
    before, logger.disabled = logger.disabled, True
    yield
    logger.disabled = before


def signed_in(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.people[who])
    return client


def prepared(door: Door, world: World) -> str:
    with acting(world.actor("director").acting):
        return door.address(world, **door.prepare(world))


def test_every_address_below_a_partnership_is_in_the_table() -> None:
    assert {door.name for door in DOORS} == names_below_a_partnership()


@every_door
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_turned_away(door: Door, method: str, world: World) -> None:
    """Anonymous people are sent to sign in; all others get the page of what is not there."""
    address = prepared(door, world)
    offered = getattr(door, method) is not None
    bearer = Client()
    assert bearer.get(f"/invitation/{invitation_token(world)}/").status_code == 200
    for client in (Client(), bearer):
        answer = getattr(client, method)(address)
        if offered:
            assert answer.status_code == 302
            assert answer["Location"].startswith("/accounts/login/")
        else:
            assert answer.status_code in (302, 405)
    for visitor in (
        signed_in(world, "cedar_manager"),  # the government's term has ended
        signed_in(world, "alder_former"),  # the person's role has ended
        signed_in(tri_cities("Other "), "director"),  # of another partnership
    ):
        assert getattr(visitor, method)(address).status_code in ((404,) if offered else (404, 405))


@every_door
def test_members_go_in_and_act_as_far_as_they_may(door: Door, world: World) -> None:
    address = prepared(door, world)
    for who, may_all in (("director", True), ("alder_viewer", False)):
        client = signed_in(world, who)
        for method in ("get", "post"):
            allowed = getattr(door, method)
            answer = getattr(client, method)(address, door.body if method == "post" else {})
            answer.getvalue()  # read to its end, a file is closed
            if allowed is None:
                assert answer.status_code == 405, (who, method)
            elif may_all or allowed == MEMBER:
                assert answer.status_code in (200, 302), (who, method)
            else:
                assert answer.status_code == 404, (who, method)


@every_door
def test_what_others_keep_to_themselves_changes_no_page(door: Door, world: World) -> None:
    """Twin worlds: what Alder tells itself, and all that another partnership does, alter nothing that Birch sees."""
    if door.get is None:
        pytest.skip("It shows nothing.")
    address = prepared(door, world)
    client = signed_in(world, "birch_finance")
    manager = world.actor("alder_manager")

    def keep_a_secret() -> None:
        with acting(manager.acting):
            record_reading(
                government=world.governments["alder"],
                measure=BUDGET,
                period="FY2026",
                value=123_456_789,
                grade="audited",
                by=manager,
                at=AT,
            )
            record_readings(
                government=world.governments["alder"],
                figures=[
                    Figure(VENDOR, STANDING, "not stated", standard_key("payroll"), text="Acme Systems"),
                    Figure(COST, "FY2026", "guess", standard_key("payroll"), value=98_765),
                ],
                partnership=world.partnership.id,
                by=manager,
                at=AT,
            )
        prepared(door, tri_cities("Secret "))

    def look() -> tuple[int, bytes]:
        answer = client.get(address)
        return answer.status_code, re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.getvalue())

    without, with_it = unchanged_by(keep_a_secret, look)
    assert without == with_it


@pytest.mark.parametrize("door", [door for door in DOORS if door.grow], ids=[door.name for door in DOORS if door.grow])
def test_pages_ask_as_much_of_thirty_rows_as_of_three(door: Door, world: World) -> None:
    address = prepared(door, world)
    client = signed_in(world, "director")
    counts = []
    for more in (3, 27):
        assert door.grow is not None
        with acting(world.actor("director").acting):
            door.grow(world, more)
        client.get(address)  # whatever is cached once, is
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], [query["sql"][:120] for query in queries]


def invitation_token(world: World) -> str:
    by = world.actor("alder_manager")
    with acting(by.acting):
        _invitation, link = invite(
            government=world.governments["alder"],
            partnership=world.partnership.id,
            email="new@alder.example",
            name="New Person",
            role="clerk",
            address="{token}",
            by=by,
            at=now(),
        )
    return link
