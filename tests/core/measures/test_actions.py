"""Recording figures: by whom, on whose chain, and one writer after the other."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connections, transaction

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.audit.models import Event
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.models import Audience, Reading
from interlocal.core.measures.standard import POPULATION
from interlocal.core.participation.actions import call_to_team
from interlocal.platform.acting import acting
from interlocal.platform.keys import ordered_key
from interlocal.platform.versions import Conflict
from tests.worlds import AT, World, tri_cities


@pytest.fixture
def world(db: None) -> World:
    return tri_cities()


def population(world: World, by: Actor, value: int, *, audience: str, version: int | None = None) -> Reading:
    shared = audience in (Audience.TEAM, Audience.PARTNERSHIP)
    with acting(by.acting):
        return record_reading(
            government=world.governments["alder"],
            measure=POPULATION,
            period="2024",
            value=value,
            grade="estimate",
            audience=audience,
            partnership=world.partnership.id if shared else None,
            version=version,
            by=by,
            at=AT,
        )


def test_the_convener_enters_for_a_member_on_the_chain_of_the_partnership(world: World) -> None:
    director = world.actor("director")
    reading = population(world, director, 8_000, audience=Audience.PARTNERSHIP)
    with acting(director.acting):
        event = Event.objects.get(subject=reading.id)
    assert event.chain == f"partnership:{world.partnership.id}"
    assert event.facts == {"measure": "population", "version": 1}


def test_a_government_enters_its_own_on_its_own_chain(world: World) -> None:
    manager = world.actor("alder_manager")
    reading = population(world, manager, 8_000, audience=Audience.PARTNERSHIP)
    with acting(manager.acting):
        event = Event.objects.get(subject=reading.id)
    assert event.chain == f"government:{world.governments['alder'].id}"
    assert set(event.facts) == {"measure", "version", "content"}


@pytest.mark.parametrize("audience", [Audience.OWN, Audience.PUBLIC])
def test_the_convener_enters_nothing_for_a_member_outside_the_partnership(world: World, audience: str) -> None:
    with pytest.raises(Refused):
        population(world, world.actor("director"), 8_000, audience=audience)


def test_no_figure_is_shown_to_a_partnership_that_is_not_its_writer_s(world: World) -> None:
    other = tri_cities("Other ")
    manager = world.actor("alder_manager")
    reading = population(world, manager, 8_000, audience=Audience.PARTNERSHIP)
    with acting(manager.acting), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Reading.objects.filter(id=reading.id).update(partnership=other.partnership.id)
    copied = Reading(**{field.attname: getattr(reading, field.attname) for field in Reading._meta.fields})
    copied.id, copied.partnership_id = ordered_key(), other.partnership.id
    with acting(manager.acting), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        copied.save(force_insert=True)


def test_a_correction_keeps_the_former_version(world: World) -> None:
    manager = world.actor("alder_manager")
    first = population(world, manager, 8_000, audience=Audience.OWN, version=0)
    second = population(world, manager, 8_100, audience=Audience.OWN, version=1)
    with acting(manager.acting):
        first.refresh_from_db()
    assert (first.current, first.value, second.current, second.version) == (False, 8_000, True, 2)


def test_two_writers_of_one_reading_are_told(world: World) -> None:
    manager = world.actor("alder_manager")
    population(world, manager, 8_000, audience=Audience.OWN)
    population(world, manager, 8_100, audience=Audience.OWN, version=1)
    with pytest.raises(Conflict) as conflict:
        population(world, manager, 8_200, audience=Audience.OWN, version=1)
    assert conflict.value.theirs.value == 8_100
    with pytest.raises(Conflict):
        population(world, manager, 8_200, audience=Audience.OWN, version=0)
    with acting(manager.acting):
        assert list(Reading.objects.order_by("version").values_list("value", "current")) == [
            (8_000, False),
            (8_100, True),
        ]


def test_two_first_entries_at_once_are_one_and_a_conflict(committed_database: str) -> None:
    world = tri_cities()
    together = threading.Barrier(6)
    outcomes: list[str] = []

    def enter(value: int) -> None:
        try:
            manager = world.actor("alder_manager")
            together.wait(20)
            population(world, manager, value, audience=Audience.OWN, version=0)
            outcomes.append("entered")
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connections.close_all()

    writers = [threading.Thread(target=enter, args=(number,)) for number in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(outcomes) == ["Conflict"] * 5 + ["entered"]


def test_only_who_sees_the_team_s_figures_enters_them(world: World) -> None:
    director = world.actor("director")
    with pytest.raises(ValidationError, match="not on the assessment team"):
        population(world, director, 8_000, audience=Audience.TEAM)
    with acting(director.acting):
        call_to_team(partnership=world.partnership.id, person=world.people["director"], by=director, at=AT)
    for version in (0, 1):
        population(world, director, 8_000, audience=Audience.TEAM, version=version)
