"""Chains of audit events: eight writers at once fork nothing, and a superuser's touch is found."""

import datetime
import threading
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, connections, transaction
from hypothesis import given
from hypothesis.strategies import (
    booleans,
    datetimes,
    dictionaries,
    from_regex,
    integers,
    just,
    none,
    uuids,
)

from interlocal.core.access.actor import Actor
from interlocal.core.audit.actions import UnauditedAction, action, record
from interlocal.core.audit.models import Event
from interlocal.core.audit.queries import Fault, head_of, verify
from interlocal.core.governments.actions import log_decision
from interlocal.core.governments.models import PartnershipIndex
from interlocal.platform.acting import acting
from interlocal.platform.database import connected_as
from interlocal.platform.row_security.checks import app_role_is_bound
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
def superuser(world: World, superuser: psycopg.Cursor) -> psycopg.Cursor:
    """Who can switch off the triggers, once there is something to tamper with."""
    write(world, 20, [])
    return superuser


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
            PartnershipIndex(partnership=uuid4(), convener=uuid4()).save(force_insert=True)

        with pytest.raises(UnauditedAction, match="left 0 audit events"):
            forget(by=self.nobody, at=AT)
        assert not PartnershipIndex.objects.exists()

    def test_takes_its_arguments_by_name(self) -> None:
        with pytest.raises(TypeError, match="keyword-only"):

            @action
            def loose(by: Actor, at: object) -> None: ...

    def test_an_event_holds_no_content(self) -> None:
        with pytest.raises(TypeError, match="free content"):
            record("planted", by=self.nobody, at=AT, subject=uuid4(), facts={"why": "She said so."})


FORGED = "select audit_append(gen_random_uuid(), now(), null, null, %s, 'member.ended', null, '{}')"


@pytest.mark.django_db
class TestTheAppRole:
    """What even injected SQL could not do to a chain: anything but append the next event to one of its own."""

    @pytest.mark.parametrize(
        "statement",
        [
            "insert into audit_event select gen_random_uuid(), 'installation', 999, now()",
            "insert into audit_head (chain, number, hash) values ('installation', 1, '')",
            "update audit_head set number = 1",
            "update audit_head set hash = repeat('0', 64)",
            "delete from audit_head",
            "truncate audit_head",
        ],
    )
    def test_it_writes_no_event_and_no_head_itself(self, statement: str) -> None:
        world = tri_cities()
        with acting(world.actor("director").acting), pytest.raises(ProgrammingError, match="permission denied"):
            _run(statement)

    def test_it_appends_to_no_foreign_chain(self) -> None:
        ours, theirs = tri_cities(), tri_cities("Other ")
        with acting(ours.actor("director").acting):
            _run(FORGED, ours.partnership.id)
            with pytest.raises(ProgrammingError, match="row-level security"):
                _run(FORGED, theirs.partnership.id)

    @pytest.mark.parametrize(
        "facts", ['{"why": "She said so."}', '{"why": ["a"]}', '{"why": 1.5}', '{"W": 1}', "[1]", '{"why": "\\u00e9"}']
    )
    def test_it_puts_no_content_into_an_event(self, facts: str) -> None:
        with pytest.raises(IntegrityError, match="never content"):
            _run(FORGED.replace("'{}'", "%s"), None, facts)

    @pytest.mark.parametrize(
        ("at", "facts"),
        [("infinity", "{}"), ("0044-03-15 BC", "{}"), ("20000-01-01", "{}"), ("2026-01-01", f'{{"n": {"9" * 5_000}}}')],
    )
    def test_it_appends_nothing_that_could_not_be_read_back(self, at: str, facts: str) -> None:
        """It would stop whoever verifies, shows or mails what comes after it, and nobody could take it out again."""
        with pytest.raises(IntegrityError, match=r"audit_event_(at|facts)"):
            _run("select audit_append(gen_random_uuid(), %s, null, null, null, 'forged.x', null, %s)", at, facts)


def test_a_name_of_its_own_stands_in_for_no_table(committed_database: str) -> None:
    """Even where it may make temporary tables, as in this copy, whose rights were never narrowed."""
    assert [found.id for found in app_role_is_bound(databases=["default"])] == ["interlocal.E004"]
    with connection.cursor() as cursor:
        cursor.execute("create temp table audit_head (chain text primary key, number int, hash text)")
        record("planted", by=Actor(), at=AT)
        cursor.execute("select (select count(*) from audit_head), (select count(*) from public.audit_head)")
        assert cursor.fetchone() == (0, 1)


def _run(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.django_db
@given(
    facts=dictionaries(
        from_regex(r"[a-z0-9_]{1,80}", fullmatch=True),
        none() | booleans() | integers() | uuids() | from_regex(r"[a-z0-9_.:-]{1,80}", fullmatch=True),
    ),
    at=datetimes(datetime.datetime(2000, 1, 1), datetime.datetime(2199, 12, 31), timezones=just(datetime.UTC)),
    subject=none() | uuids(),
)
def test_what_the_database_appends_is_what_we_verify(
    facts: dict[str, Any], at: datetime.datetime, subject: UUID | None
) -> None:
    by = Actor(uuid4())
    with acting(by.acting), transaction.atomic():
        record("planted", by=by, at=at, subject=subject, facts=facts)
        assert verify().faults == ()
        transaction.set_rollback(True)
