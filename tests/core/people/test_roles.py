"""Giving and ending roles."""

import pytest
from django.core.exceptions import ValidationError

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.roles import Role
from interlocal.core.governments.actions import admit_government
from interlocal.core.people.actions import accept_invitation, end_role, give_role, invite
from interlocal.core.people.models import RoleAssignment
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.worlds import AT, TODAY, World, government, person, role, tri_cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return tri_cities()


def give(world: World, who: str, government: str, role: str) -> RoleAssignment:
    by = world.actor("alder_manager" if government == "alder" else "director")
    with acting(by.acting):
        return give_role(
            person=world.people[who],
            government=world.governments[government],
            role=role,
            partnership=world.partnership.id,
            by=by,
            at=AT,
        )


def end(world: World, held: RoleAssignment, by: str = "director") -> None:
    who = world.actor(by)
    with acting(who.acting):
        end_role(held=held, partnership=world.partnership.id, by=who, at=AT)


def test_a_role_is_given_once_at_a_time(world: World) -> None:
    give(world, "alder_clerk", "alder", Role.FINANCE_DIRECTOR)
    with pytest.raises(ValidationError, match="overlaps"):
        give(world, "alder_clerk", "alder", Role.FINANCE_DIRECTOR)
    assert len([role for _, role in world.actor("alder_clerk").roles if role == Role.FINANCE_DIRECTOR]) == 1


def test_a_role_given_today_is_taken_back_whole(world: World) -> None:
    held = give(world, "alder_clerk", "alder", Role.FINANCE_DIRECTOR)
    end(world, held, by="alder_manager")
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


class TestWhoWorksForAGovernmentIsItsOwnToSay:
    """A convener could else make itself an officer of any member, and see what that member keeps to itself."""

    def invite_to(self, world: World, who: str, where: str, role: str = Role.CLERK) -> str:
        by = world.actor(who, now())
        with acting(by.acting):
            _open, token = invite(
                government=world.governments[where],
                partnership=world.partnership.id,
                email=f"{role}@example.org",
                name="A Friend",
                role=role,
                address="{token}",
                by=by,
                at=now(),
            )
        return token

    def test_the_convener_neither_invites_nor_gives_nor_ends_at_a_member_with_people(self, world: World) -> None:
        with pytest.raises(Refused):
            self.invite_to(world, "director", "alder")
        director = world.actor("director")
        with acting(director.acting):
            with pytest.raises(Refused):
                give_role(
                    person=world.people["director"],
                    government=world.governments["alder"],
                    role=Role.VIEWER,
                    partnership=world.partnership.id,
                    by=director,
                    at=AT,
                )
            held = RoleAssignment.objects.get(person=world.people["alder_clerk"])
            with pytest.raises(Refused):
                end_role(held=held, partnership=world.partnership.id, by=director, at=AT)
            assert RoleAssignment.objects.filter(id=held.id).update(role=Role.VIEWER) == 0, "the database holds it too"

    def test_the_convener_invites_the_first_person(self, world: World) -> None:
        world.governments["dogwood"] = government("Dogwood")
        by = world.actor("director")
        with acting(by.acting):
            admit_government(partnership=world.partnership, government=world.governments["dogwood"], by=by, at=AT)
        first = self.invite_to(world, "director", "dogwood", Role.CITY_MANAGER)
        kept_for_later = self.invite_to(world, "director", "dogwood", Role.VIEWER)
        accept_invitation(token=first, password=None, by=Actor(), at=now())
        with pytest.raises(Refused):
            accept_invitation(token=kept_for_later, password=None, by=Actor(), at=now())

    def test_a_manager_does_not_make_programme_directors_where_there_is_something_to_convene(
        self, world: World
    ) -> None:
        world.people["council_manager"] = person("manager@maple.example", "Council Manager")
        role(world.people["council_manager"], world.governments["council"], Role.CITY_MANAGER)
        with pytest.raises(Refused):
            self.invite_to(world, "council_manager", "council", Role.PROGRAMME_DIRECTOR)
        self.invite_to(world, "council_manager", "council", Role.CLERK)
        self.invite_to(world, "director", "council", Role.PROGRAMME_DIRECTOR)
