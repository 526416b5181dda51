"""Erasing a person, and stepping down: nobody is left on a roster, and no convener without a director."""

import datetime
import threading
import time
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from interlocal.core.access.actor import Refused
from interlocal.core.access.roles import Role
from interlocal.core.people.actions import end_role, erase_person, give_role
from interlocal.core.people.models import RoleAssignment
from interlocal.platform.acting import Acting, acting
from interlocal.platform.terms import holds_on
from tests.worlds import AT, LONG_AGO, TODAY, World, person, role, tri_cities

TOMORROW, YESTERDAY = TODAY + datetime.timedelta(1), TODAY - datetime.timedelta(1)


def erase(world: World, who: str) -> None:
    by = world.actor(who)
    with acting(by.acting):
        erase_person(person=world.people[who], by=by, at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts_on", "ends_on", "kept"),
    [
        (TODAY, None, None),
        (TOMORROW, None, None),
        (TOMORROW, TOMORROW + datetime.timedelta(9), None),
        (YESTERDAY, None, (YESTERDAY, TODAY)),
        (None, None, (None, TODAY)),
        (YESTERDAY, TOMORROW, (YESTERDAY, TODAY)),
        (LONG_AGO, YESTERDAY, (LONG_AGO, YESTERDAY)),
    ],
)
def test_an_erased_person_is_on_no_roster_of_today_or_later(
    starts_on: datetime.date | None,
    ends_on: datetime.date | None,
    kept: tuple[datetime.date | None, datetime.date] | None,
) -> None:
    """Whenever her role begins or ends, and though it may be her only one at Birch."""
    world = tri_cities()
    alder, birch = world.governments["alder"], world.governments["birch"]
    clerk = world.people["alder_clerk"]
    there = Acting(governments=(alder.id, birch.id))
    with acting(there):
        RoleAssignment(person=clerk, government=birch, role=Role.VIEWER, starts_on=starts_on, ends_on=ends_on).save()
    erase(world, "alder_clerk")
    with acting(there):
        left = {held.government_id: (held.starts_on, held.ends_on) for held in clerk.roles.all()}
    assert left == {alder.id: (LONG_AGO, TODAY)} | ({birch.id: kept} if kept else {})


class TestTwoDirectorsAtOnce:
    """Whoever comes second waits for the first, and is then the last."""

    @pytest.fixture
    def world(self, committed_database: str) -> World:
        made = tri_cities()
        made.people["second"] = person("second@maple.example", "Sami Second")
        role(made.people["second"], made.governments["council"], Role.PROGRAMME_DIRECTOR)
        return made

    @pytest.mark.parametrize("how", ["each other's", "their own", "one erases herself"])
    def test_one_is_left(self, world: World, how: str) -> None:
        first, second = {
            "each other's": (ends(world, "director", "second"), ends(world, "second", "director")),
            "their own": (ends(world, "director", "director"), ends(world, "second", "second")),
            "one erases herself": (lambda: erase(world, "director"), ends(world, "second", "second")),
        }[how]
        refusals = list[ValidationError]()

        def try_it() -> None:
            try:
                second()
            except ValidationError as refusal:
                refusals.append(refusal)
            finally:
                connections.close_all()

        other = threading.Thread(target=try_it)
        with acting(Acting()):
            first()
            other.start()
            while other.is_alive() and not somebody_waits():
                time.sleep(0.01)
        other.join()
        assert len(refusals) == 1
        with acting(Acting(governments=(world.governments["council"].id,))):
            assert RoleAssignment.objects.filter(holds_on(TODAY), role=Role.PROGRAMME_DIRECTOR).count() == 1


def test_whoever_is_being_erased_is_given_no_role(committed_database: str) -> None:
    """Though the roster from which she was chosen still showed her."""
    world = tri_cities()
    by, clerk, alder = world.actor("alder_manager"), world.people["alder_clerk"], world.governments["alder"]
    refusals = list[Refused]()

    def give_it() -> None:
        try:
            with acting(by.acting):
                give_role(person=clerk, government=alder, role=Role.VIEWER, by=by, at=AT)
        except Refused as refusal:
            refusals.append(refusal)
        finally:
            connections.close_all()

    other = threading.Thread(target=give_it)
    with acting(Acting()):
        erase(world, "alder_clerk")
        other.start()
        while other.is_alive() and not somebody_waits():
            time.sleep(0.01)
    other.join()
    assert len(refusals) == 1
    with acting(Acting(governments=(alder.id,))):
        assert not RoleAssignment.objects.filter(holds_on(TODAY), person=clerk).exists()


def ends(world: World, who: str, whose: str) -> Callable[[], None]:
    """What ends a director's role, by an actor who was loaded before anything happened."""
    by = world.actor(who)
    with acting(by.acting):
        held = RoleAssignment.objects.select_related("government").get(person=world.people[whose])

    def end() -> None:
        with acting(by.acting):
            end_role(held=held, partnership=world.partnership.id, by=by, at=AT)

    return end


def somebody_waits() -> bool:
    """Whether another connection waits for what this transaction holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))"
        )
        return bool(cursor.fetchone()[0])
