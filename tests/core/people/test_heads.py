"""Audit heads by mail: to those who may see the log, now and then, in a form that `interlocal audit verify` reads."""

import datetime

import psycopg
import pytest
from django.conf import settings
from procrastinate.contrib.django import app

from interlocal.core.audit.actions import record
from interlocal.core.audit.models import Event
from interlocal.core.audit.queries import head_of, verify
from interlocal.core.governments.actions import log_decision
from interlocal.core.people.tasks import mail_heads
from interlocal.platform.acting import acting
from interlocal.platform.database import connected_as
from interlocal.platform.mail.models import Message
from tests.worlds import AT, World, tri_cities

DAY = datetime.timedelta(days=1)


@pytest.fixture
def world(committed_database: str) -> World:
    return tri_cities()


def mails() -> list[Message]:
    """The whole outbox, as nobody who serves could read it."""
    with connected_as("audit", settings.DATABASES["default"]["NAME"]):
        return list(Message.objects.order_by("queued_at", "to"))


def decide(world: World) -> None:
    by = world.actor("director")
    with acting(by.acting):
        log_decision(partnership=world.partnership.id, title="Go on", by=by, at=AT)


def test_the_worker_looks_each_night() -> None:
    assert "interlocal.core.people.tasks.mail_heads" in {
        task.task.name for task in app.periodic_registry.periodic_tasks.values()
    }


def test_whoever_may_see_the_log_is_sent_its_head(world: World) -> None:
    chain = f"partnership:{world.partnership.id}"
    head = head_of(chain)
    mail_heads(AT)
    sent = mails()
    assert [message.to for message in sent] == ["alder_manager@alder.example", "director@maple.example"]
    assert all(f"{chain} {head}" in message.text.splitlines() for message in sent)
    number, digest = head.split(":")
    with connected_as("audit", settings.DATABASES["default"]["NAME"]):
        assert verify({chain: (int(number), digest)}).faults == ()
    with acting(world.actor("director").acting):
        event = Event.objects.get(chain=chain, verb="head.mailed")
    assert event.facts == {"number": int(number), "head": digest}


def test_it_goes_out_every_four_weeks_if_anything_happened(world: World) -> None:
    mail_heads(AT)
    for days, happens, sent in ((1, True, 2), (27, True, 2), (28, False, 4), (60, False, 4), (60, True, 6)):
        if happens:
            decide(world)
        mail_heads(AT + days * DAY)
        assert len(mails()) == sent, days


def test_one_partnership_that_fails_keeps_no_other_from_its_mail(
    world: World, superuser: psycopg.Cursor, caplog: pytest.LogCaptureFixture
) -> None:
    """A head that is none, as only a superuser could leave one, stops its own chain's mail alone."""
    other = tri_cities("Other ")
    superuser.execute("update audit_head set hash = 'a:b' where chain = %s", [f"partnership:{world.partnership.id}"])
    mail_heads(AT)
    assert len(mails()) == 2
    assert all(f"partnership:{other.partnership.id}" in message.text for message in mails())
    assert f"The audit head of partnership {world.partnership.id} was not mailed." in caplog.messages


def test_an_event_that_nobody_can_read_stops_no_mail(world: World, superuser: psycopg.Cursor) -> None:
    superuser.execute("alter table audit_event drop constraint audit_event_at")
    superuser.execute("update audit_event set at = 'infinity'")
    mail_heads(AT)
    assert len(mails()) == 2


def test_a_mail_that_claims_to_come_later_ends_nothing(world: World) -> None:
    by = world.actor("director")
    with acting(by.acting):
        record("head.mailed", by=by, at=AT + 9_999 * DAY, partnership=world.partnership.id)
    decide(world)
    mail_heads(AT)
    assert len(mails()) == 2
