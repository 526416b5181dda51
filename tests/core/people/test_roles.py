"""Giving and ending roles."""

import pytest
from django.core.exceptions import ValidationError

from interlocal.core.access.roles import Role
from interlocal.core.people.actions import end_role, give_role
from interlocal.core.people.models import RoleAssignment
from interlocal.platform.acting import acting
from tests.worlds import AT, TODAY, World, tri_cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return tri_cities()


def give(world: World, who: str, government: str, role: str) -> RoleAssignment:
    director = world.actor("director")
    with acting(director.acting):
        return give_role(
            person=world.people[who],
            government=world.governments[government],
            role=role,
            partnership=world.partnership.id,
            by=director,
            at=AT,
        )


def end(world: World, held: RoleAssignment) -> None:
    director = world.actor("director")
    with acting(director.acting):
        end_role(held=held, partnership=world.partnership.id, by=director, at=AT)


def test_a_role_is_given_once_at_a_time(world: World) -> None:
    give(world, "alder_clerk", "alder", Role.FINANCE_DIRECTOR)
    with pytest.raises(ValidationError, match="overlaps"):
        give(world, "alder_clerk", "alder", Role.FINANCE_DIRECTOR)
    assert len([role for _, role in world.actor("alder_clerk").roles if role == Role.FINANCE_DIRECTOR]) == 1


def test_a_role_given_today_is_taken_back_whole(world: World) -> None:
    held = give(world, "alder_clerk", "alder", Role.FINANCE_DIRECTOR)
    end(world, held)
    assert world.actor("alder_clerk").roles == ((world.governments["alder"].id, Role.CLERK),)


def test_the_last_programme_director_of_a_convener_stays(world: World) -> None:
    director = world.actor("director")
    with acting(director.acting):
        held = RoleAssignment.objects.get(person=world.people["director"])
    with pytest.raises(ValidationError, match="no other programme director"):
        end(world, held)
    give(world, "alder_manager", "council", Role.PROGRAMME_DIRECTOR)
    end(world, held)
    assert held.ends_on == TODAY
