"""Chains of audit events: eight writers at once fork nothing, and a superuser's touch is found."""

import threading
from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, connections, transaction
from psycopg.conninfo import make_conninfo

from interlocal.core.access.actor import Actor
from interlocal.core.audit.actions import UnauditedAction, action, record
from interlocal.core.audit.models import Event, Head
from interlocal.core.audit.queries import Fault, head_of, verify
from interlocal.core.governments.actions import log_decision
from interlocal.platform.acting import acting
from interlocal.platform.database import connected_as
from tests.worlds import AT, World, tri_cities

WRITERS, EACH = 8, 40


def write(world: World, how_many: int, failures: list[BaseException]) -> None:
    """Log decisions as the director, one transaction each; every fourth is rolled back."""
    try:
        by = world.actor("director")
        for number in range(how_many):
            try:
                with acting(by.acting):
                    log_decision(partnership=world.partnership.id, title=f"Decision {number}", by=by, at=AT)
                    if number % 4 == 3:
                        raise ZeroDivisionError
            except ZeroDivisionError:
                pass
    except BaseException as error:
        failures.append(error)
    finally:
        connections.close_all()


@pytest.fixture
def world(committed_database: str) -> World:
    return tri_cities()


def faults(**anchors: tuple[int, str]) -> tuple[Fault, ...]:
    with connected_as("audit", settings.DATABASES["default"]["NAME"]):
        return verify({name.replace("__", ":"): anchor for name, anchor in anchors.items()}).faults


def test_eight_writers_at_once_lose_and_fork_nothing(world: World) -> None:
    failures: list[BaseException] = []
    chain = f"partnership:{world.partnership.id}"
    before = int(head_of(chain).split(":")[0])
    writers = [threading.Thread(target=write, args=(world, EACH, failures)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    kept = WRITERS * EACH * 3 // 4
    assert int(head_of(chain).split(":")[0]) == before + kept
    with acting(world.actor("director").acting):
        numbers = list(Event.objects.filter(chain=chain).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, before + kept + 1))
    assert faults() == ()


@pytest.fixture
def superuser(world: World) -> Iterator[psycopg.Cursor]:
    """The database's superuser, who can switch off the triggers."""
    write(world, 20, [])
    address = make_conninfo(
        settings.DATABASE_URLS["owner"], user="postgres", dbname=settings.DATABASES["default"]["NAME"]
    )
    with psycopg.connect(address, autocommit=True) as plain, plain.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        yield cursor


def test_an_edited_event_is_found(world: World, superuser: psycopg.Cursor) -> None:
    chain = f"partnership:{world.partnership.id}"
    superuser.execute("update audit_event set verb = 'decision.undone' where chain = %s and number = 9", [chain])
    assert faults() == (Fault(chain, 9, "changed: its content does not give its hash"),)


@pytest.mark.parametrize("column", ["at = at + interval '1 s'", "person = gen_random_uuid()", "facts = '{}'"])
def test_whatever_is_edited(world: World, superuser: psycopg.Cursor, column: str) -> None:
    chain = f"partnership:{world.partnership.id}"
    superuser.execute(f"update audit_event set {column} where chain = %s and number = 12", [chain])
    assert [fault.number for fault in faults()] == [12]


def test_a_deleted_event_is_found(world: World, superuser: psycopg.Cursor) -> None:
    chain = f"partnership:{world.partnership.id}"
    superuser.execute("delete from audit_event where chain = %s and number = 9", [chain])
    assert [(fault.number, fault.what) for fault in faults()] == [(9, "missing: the next event present is number 10")]


def test_a_cut_tail_is_found(world: World, superuser: psycopg.Cursor) -> None:
    chain = f"partnership:{world.partnership.id}"
    superuser.execute("delete from audit_event where chain = %s and number > 10", [chain])
    assert [fault.number for fault in faults()] == [11]


def test_a_tail_cut_off_with_its_head_is_found_by_a_head_kept_outside(world: World, superuser: psycopg.Cursor) -> None:
    chain = f"partnership:{world.partnership.id}"
    number, digest = head_of(chain).split(":")
    superuser.execute("delete from audit_event where chain = %s and number > 10", [chain])
    superuser.execute(
        "update audit_head set number = 10, hash = (select hash from audit_event where chain = %s and number = 10)"
        " where chain = %s",
        [chain, chain],
    )
    assert faults() == ()
    found = faults(**{chain.replace(":", "__"): (int(number), digest)})
    assert found == (Fault(chain, int(number), f"missing: a head with {number} events was kept outside"),)


def test_a_whole_chain_gone_is_found(world: World, superuser: psycopg.Cursor) -> None:
    chain = f"partnership:{world.partnership.id}"
    superuser.execute("delete from audit_event where chain = %s", [chain])
    assert [fault.what for fault in faults()] == ["missing: the chain has a head and no events"]


@pytest.mark.parametrize(
    "statement", ["update audit_event set verb = 'x'", "delete from audit_event", "truncate audit_event"]
)
def test_the_app_and_the_owner_can_only_append(world: World, statement: str) -> None:
    def attempt() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    with acting(world.actor("director").acting), pytest.raises(ProgrammingError):
        attempt()
    with connected_as("owner", settings.DATABASES["default"]["NAME"]):
        try:
            attempt()  # row security leaves the owner no row to touch; the trigger refuses to truncate
        except ProgrammingError:
            assert statement.startswith("truncate")
    assert faults() == ()


@pytest.mark.django_db
class TestAnAction:
    """What the decorator holds every write to."""

    nobody = Actor()

    def test_without_its_event_is_undone(self) -> None:
        @action
        def forget(*, by: Actor, at: object) -> None:
            Head(chain="planted", number=1, hash="0").save(force_insert=True)

        with pytest.raises(UnauditedAction, match="left 0 audit events"):
            forget(by=self.nobody, at=AT)
        assert not Head.objects.filter(chain="planted").exists()

    def test_takes_its_arguments_by_name(self) -> None:
        with pytest.raises(TypeError, match="keyword-only"):

            @action
            def loose(by: Actor, at: object) -> None: ...

    def test_an_event_holds_no_content(self) -> None:
        with pytest.raises(TypeError, match="free content"):
            record("planted", by=self.nobody, at=AT, subject=uuid4(), facts={"why": "She said so."})


@pytest.mark.django_db
class TestTheAppRole:
    """What even injected SQL could not do to the chains of those for whom it does not act."""

    def test_it_appends_to_no_foreign_chain(self) -> None:
        ours, theirs = tri_cities(), tri_cities("Other ")
        forged = (
            "insert into audit_event (id, chain, number, at, verb, facts, hash)"
            " values (gen_random_uuid(), %s, 999, now(), 'member.ended', '{}', '')"
        )
        with (
            acting(ours.actor("director").acting),
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(forged, [f"partnership:{theirs.partnership.id}"])

    def test_it_removes_no_head(self) -> None:
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Head.objects.all().delete()
