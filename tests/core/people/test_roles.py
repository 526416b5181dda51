"""Giving and ending roles."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.roles import Role
from interlocal.core.audit.models import Event
from interlocal.core.governments.actions import admit_government
from interlocal.core.people.actions import accept_invitation, end_role, give_role, invite
from interlocal.core.people.actors import actor_of, operator_at
from interlocal.core.people.models import Invitation, RoleAssignment
from interlocal.platform.acting import Acting, acting
from interlocal.platform.clock import now
from tests.worlds import AT, TODAY, World, government, person, role, tri_cities

pytestmark = pytest.mark.django_db
Action = Callable[..., Any]
Refusal = tuple[type[Exception], str | None] | None


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
    with acting(world.actor("alder_manager").acting):
        assert Event.objects.filter(verb="role.ended", subject=held.id).count() == 1, "the log still names it"


def test_the_last_program_director_of_a_convener_stays(world: World) -> None:
    director = world.actor("director")
    with acting(director.acting):
        held = RoleAssignment.objects.get(person=world.people["director"])
    with pytest.raises(ValidationError, match="no other program director"):
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
        newcomer(world)
        first = self.invite_to(world, "director", "dogwood", Role.CITY_MANAGER)
        kept_for_later = self.invite_to(world, "director", "dogwood", Role.VIEWER)
        accept_invitation(token=first, password=None, by=Actor(), at=now())
        with pytest.raises(Refused):
            accept_invitation(token=kept_for_later, password=None, by=Actor(), at=now())


NOT_HERS = (Refused, None)
NOTHING_TO_DIRECT = (ValidationError, "convenes no partnership")
#: Who invites to which role where; whether she may give it there; what she is told if not.
REFUSALS = [
    ("alder_manager", "alder", Role.CLERK, None),
    ("alder_manager", "alder", Role.PROGRAMME_DIRECTOR, NOTHING_TO_DIRECT),
    ("alder_clerk", "alder", Role.VIEWER, NOT_HERS),
    ("alder_manager", "birch", Role.CLERK, NOT_HERS),
    ("council_manager", "council", Role.CLERK, None),
    ("council_manager", "council", Role.PROGRAMME_DIRECTOR, NOT_HERS),
    ("director", "council", Role.PROGRAMME_DIRECTOR, None),
    ("director", "alder", Role.PROGRAMME_DIRECTOR, NOT_HERS),
]


@pytest.mark.parametrize("how", [invite, give_role])
@pytest.mark.parametrize(("who", "where", "what", "refusal"), REFUSALS)
def test_who_makes_whom_what(world: World, who: str, where: str, what: Role, refusal: Refusal, how: Action) -> None:
    attempt(world, how, who, where, what, refusal)


@pytest.mark.parametrize(("what", "refusal"), [(Role.CITY_MANAGER, None), (Role.PROGRAMME_DIRECTOR, NOTHING_TO_DIRECT)])
def test_the_first_person_of_a_member_is_none_of_its_directors(world: World, what: Role, refusal: Refusal) -> None:
    newcomer(world)
    attempt(world, invite, "director", "dogwood", what, refusal)


def test_an_invitation_of_before_this_rule_makes_no_director(world: World) -> None:
    by = world.actor("alder_manager", now())
    with acting(by.acting):
        invitation, token = attempt(world, invite, "alder_manager", "alder", Role.CLERK, None)
        Invitation.objects.filter(id=invitation.id).update(role=Role.PROGRAMME_DIRECTOR)
    with pytest.raises(Refused):
        accept_invitation(token=token, password=None, by=Actor(), at=now())


def test_whoever_runs_the_server_invites_where_nobody_is_left(world: World) -> None:
    with acting(Acting(governments=(world.governments["alder"].id,))):
        RoleAssignment.objects.filter(government=world.governments["alder"]).update(ends_on=TODAY)
    by = operator_at(world.governments["alder"])
    with acting(by.acting):
        invitation, token = invite(
            government=world.governments["alder"],
            partnership=None,
            role=Role.CITY_MANAGER,
            email="nora@alder.example",
            name="Nora New",
            address="{token}",
            by=by,
            at=now(),
        )
        event = Event.objects.get(subject=invitation.id)
    assert (event.chain, event.person) == (f"government:{world.governments['alder'].id}", None)
    nora = accept_invitation(token=token, password=None, by=Actor(), at=now())
    assert actor_of(nora.id, now()).roles == ((world.governments["alder"].id, Role.CITY_MANAGER),)


def attempt(world: World, how: Action, who: str, where: str, what: Role, refusal: Refusal) -> Any:
    """Invite a stranger to a role, or give it to somebody who is there."""
    world.people["council_manager"] = person("manager@maple.example", "Council Manager")
    role(world.people["council_manager"], world.governments["council"], Role.CITY_MANAGER)
    whom = (
        {"email": "friend@example.org", "name": "A Friend", "address": "{token}"}
        if how is invite
        else {"person": person("friend@example.org", "A Friend")}
    )
    by = world.actor(who, now())
    with acting(by.acting), pytest.raises(refusal[0], match=refusal[1]) if refusal else nullcontext():
        return how(
            government=world.governments[where],
            partnership=world.partnership.id,
            role=what,
            by=by,
            at=now(),
            **whom,
        )


def newcomer(world: World) -> None:
    """Dogwood, a member for which nobody ever spoke."""
    world.governments["dogwood"] = government("Dogwood")
    by = world.actor("director")
    with acting(by.acting):
        admit_government(partnership=world.partnership, government=world.governments["dogwood"], by=by, at=AT)
