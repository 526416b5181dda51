"""The hour around midnight: the partnership's day decides who may act, whatever day UTC has."""

import datetime

import pytest

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.roles import Role
from interlocal.core.governments.actions import found_partnership
from interlocal.core.governments.models import Government, Kind
from interlocal.core.people.actions import accept_invitation, end_role, invite, seat_first_person
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import RoleAssignment
from interlocal.platform.acting import acting
from interlocal.platform.keys import ordered_key
from tests.worlds import World, government, join, person, role, tri_cities

pytestmark = pytest.mark.django_db

#: The partnership keeps Central Time: its November 10 is from 06:00 UTC until 06:00 UTC of the 11th.
DAY = datetime.date(2026, 11, 10)
EVENING = datetime.datetime(2026, 11, 11, 1, 0, tzinfo=datetime.UTC)  # 7 pm on the 10th
BEFORE_MIDNIGHT = datetime.datetime(2026, 11, 11, 5, 59, tzinfo=datetime.UTC)
MIDNIGHT = datetime.datetime(2026, 11, 11, 6, 0, tzinfo=datetime.UTC)
EVE = datetime.datetime(2026, 11, 10, 5, 59, tzinfo=datetime.UTC)
MORNING = datetime.datetime(2026, 11, 10, 6, 0, tzinfo=datetime.UTC)
AROUND_MIDNIGHT = pytest.mark.parametrize(
    ("at", "holds"), [(EVE, False), (MORNING, True), (BEFORE_MIDNIGHT, True), (MIDNIGHT, False)]
)


@pytest.fixture
def world() -> World:
    return tri_cities()


def with_role(world: World, starts: datetime.date, ends: datetime.date | None = None) -> None:
    world.people["new"] = person("new@alder.example", "Nia New")
    role(world.people["new"], world.governments["alder"], Role.CLERK, starts=starts, ends=ends)


@AROUND_MIDNIGHT
def test_a_role_lasts_from_midnight_to_midnight_there(world: World, at: datetime.datetime, holds: bool) -> None:
    with_role(world, DAY, DAY + datetime.timedelta(1))
    assert bool(world.actor("new", at).roles) is holds
    assert bool(world.actor("new", at).places) is holds


@AROUND_MIDNIGHT
def test_so_does_a_membership(world: World, at: datetime.datetime, holds: bool) -> None:
    world.governments["dogwood"] = government("Dogwood")
    world.people["new"] = person("new@dogwood.example", "Nia New")
    role(world.people["new"], world.governments["dogwood"], Role.CITY_MANAGER)
    join(world.partnership, world.governments["dogwood"], starts_on=DAY, ends_on=DAY + datetime.timedelta(1))
    assert bool(world.actor("new", at).places) is holds


def test_what_is_given_or_taken_in_the_evening_counts_at_once(world: World) -> None:
    manager = world.actor("alder_manager", EVENING)
    with acting(manager.acting):
        _invitation, token = invite(
            government=world.governments["alder"],
            partnership=world.partnership.id,
            email="new@alder.example",
            name="Nia New",
            role=Role.CLERK,
            address="{token}",
            by=manager,
            at=EVENING,
        )
    world.people["new"] = accept_invitation(token=token, password=None, by=Actor(), at=EVENING)
    assert [what for _, what in world.actor("new", EVENING).roles] == [Role.CLERK]
    with acting(manager.acting):
        held = RoleAssignment.objects.get(person=world.people["alder_viewer"])
        end_role(held=held, partnership=world.partnership.id, by=manager, at=EVENING)
    assert held.ends_on == DAY
    assert world.actor("alder_viewer", EVENING) == Actor(world.people["alder_viewer"].id)


def test_between_two_time_zones_a_door_opens_late_and_closes_early(world: World) -> None:
    """Alder also belongs to a partnership in the Pacific zone, where each day begins two hours later."""
    council, by = world.governments["council"], world.actor("director")
    with acting(by.acting):
        western = found_partnership(name="West", convener=council, time_zone="America/Los_Angeles", by=by, at=EVE)
    join(western, world.governments["alder"])
    with_role(world, DAY, DAY + datetime.timedelta(1))
    two_hours = datetime.timedelta(hours=2)
    held = {at: bool(world.actor("new", at).roles) for at in (MORNING, MORNING + two_hours, BEFORE_MIDNIGHT, MIDNIGHT)}
    assert list(held.values()) == [False, True, True, False]


def test_whoever_sets_up_in_the_evening_may_go_on_at_once() -> None:
    """West of Greenwich UTC's day has begun already; east of it the partnership's has."""
    for zone, at in (("America/Chicago", EVENING), ("Pacific/Guam", EVENING.replace(hour=20))):
        name = zone.partition("/")[2]
        entry = Government(key=name.lower(), name=name, kind=Kind.CITY, state="MO", synthetic=True)
        convener, first = seat_first_person(
            government=entry,
            name="Fia First",
            email=f"first@{name.lower()}.example",
            role=Role.PROGRAMME_DIRECTOR,
            password=None,
            time_zone=zone,
            by=Actor(),
            at=at,
        )
        founder = actor_of(first.id, at)
        with acting(founder.acting):
            found_partnership(name=zone, convener=convener, time_zone=zone, by=founder, at=at)
        assert actor_of(first.id, at).places[0].seats == (convener.id,), zone


def test_today_is_each_partnerships_own_and_over_several_the_earliest() -> None:
    def place(zone: str) -> Place:
        return Place(ordered_key(), zone, zone, ordered_key(), zone, True, ())

    honolulu, guam = place("Pacific/Honolulu"), place("Pacific/Guam")
    actor = Actor(places=(guam, honolulu))
    assert actor.today(EVENING, guam.id) == DAY + datetime.timedelta(1)
    assert actor.today(EVENING, honolulu.id) == actor.today(EVENING) == DAY
    assert Actor().today(EVENING) == EVENING.date()
