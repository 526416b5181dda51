"""The audit page once a superuser took events out, or made them such as nobody can read."""

import psycopg
import pytest
from django.test import Client

from interlocal.core.audit.chains import partnership_chain
from interlocal.core.governments.actions import log_decision
from interlocal.platform.acting import acting
from tests.worlds import AT, World, tri_cities

TAMPERINGS = {
    "far in the future": "update audit_event set at = 'infinity'",
    "of unreadable numbers": "update audit_event set facts = jsonb_build_object('n', repeat('9', 5000)::numeric)",
    "of endless depth": "update audit_event set facts = (repeat('[', 1500) || repeat(']', 1500))::jsonb",
    "of another shape": "update audit_event set facts = '[1]'",
    "gone": "delete from audit_event",
}


@pytest.fixture
def world(committed_database: str) -> World:
    return tri_cities()


def page_of(world: World, query: str = "") -> str:
    client = Client()
    client.force_login(world.people["director"])
    return client.get(f"/p/{world.partnership.key}/audit/{query}").content.decode()


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_it_names_the_gap_and_shows_the_rest(world: World, superuser: psycopg.Cursor, tampering: str) -> None:
    by, chain = world.actor("director"), partnership_chain(world.partnership.id)
    with acting(by.acting):
        for title in map(str, range(30)):
            log_decision(partnership=world.partnership.id, title=title, by=by, at=AT)
    superuser.execute("select number from audit_head where chain = %s", [chain])
    ((top,),) = superuser.fetchall()
    assert "Entries are gone" not in page_of(world)
    for rule in ("audit_event_at", "audit_event_facts"):
        superuser.execute(f"alter table audit_event drop constraint {rule}")
    superuser.execute(
        f"{TAMPERINGS[tampering]} where chain = %s and number in (1, %s, %s, %s)", [chain, 3, top - 1, top]
    )
    newest, older = page_of(world), page_of(world, "?before=8")
    assert f"Numbers: {top - 1} to {top}." in newest
    assert "Logged the decision “27”" in newest
    assert "Numbers: 3, 1." in older


def test_facts_that_no_release_writes_are_shown_as_they_stand(world: World, superuser: psycopg.Cursor) -> None:
    superuser.execute(
        """update audit_event set verb = 'service.proposed', facts = '{"stage": "melted"}'"""
        " where chain = %s and number = 2",
        [partnership_chain(world.partnership.id)],
    )
    assert "melted" in page_of(world)
