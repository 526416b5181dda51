"""An invitation counts only while whoever sent it could send it again."""

import datetime
from collections.abc import Callable
from contextlib import nullcontext

import pytest

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.roles import Role
from interlocal.core.audit.queries import head_of
from interlocal.core.governments.actions import admit_government, end_membership
from interlocal.core.governments.models import Membership
from interlocal.core.people.actions import accept_invitation, end_role, erase_person, invite
from interlocal.core.people.models import Invitation, RoleAssignment
from interlocal.core.people.queries import hash_of
from interlocal.core.people.tasks import forget_invited
from interlocal.platform.acting import Acting, acting
from interlocal.platform.clock import now
from interlocal.platform.erasure import OVERDUE, at_address
from tests.worlds import AT, LONG_AGO, TODAY, World, government, person, role, tri_cities

pytestmark = pytest.mark.django_db

LATER = AT + datetime.timedelta(days=1)


@pytest.fixture
def world() -> World:
    """The council has a second director, and Dogwood is a member for which nobody ever spoke."""
    made = tri_cities()
    made.people["second"] = person("second@maple.example", "Sami Second")
    role(made.people["second"], made.governments["council"], Role.PROGRAMME_DIRECTOR)
    made.governments["dogwood"] = government("Dogwood")
    by = made.actor("director")
    with acting(by.acting):
        admit_government(
            partnership=made.partnership, government=made.governments["dogwood"], starts_on=LONG_AGO, by=by, at=AT
        )
    return made


def invited(world: World, who: str, where: str, what: str, at: datetime.datetime = AT) -> str:
    """The token of an invitation that `who` sends."""
    by = world.actor(who)
    with acting(by.acting):
        _open, token = invite(
            government=world.governments[where],
            partnership=world.partnership.id,
            email="friend@example.org",
            name="A Friend",
            role=what,
            address="{token}",
            by=by,
            at=at,
        )
    return token


def nothing(world: World) -> None:
    """All stays as it was."""


def another_directs(world: World) -> None:
    """The sender is program director no longer."""
    by = world.actor("second")
    with acting(by.acting):
        held = RoleAssignment.objects.get(person=world.people["director"], role=Role.PROGRAMME_DIRECTOR)
        end_role(held=held, partnership=world.partnership.id, by=by, at=AT)


def she_is_erased(world: World) -> None:
    by = world.actor("director")
    with acting(by.acting):
        erase_person(person=world.people["director"], by=by, at=AT)


def her_account_is_closed(world: World) -> None:
    """Her roles stand."""
    world.people["director"].is_active = False
    world.people["director"].save()


def dogwood_leaves(world: World) -> None:
    by = world.actor("second")
    with acting(by.acting):
        membership = Membership.objects.select_related("partnership").get(government=world.governments["dogwood"])
        end_membership(membership=membership, ends_on=TODAY, by=by, at=AT)


@pytest.mark.parametrize(
    ("where", "what", "then", "counts"),
    [
        ("council", Role.PROGRAMME_DIRECTOR, nothing, True),
        ("council", Role.PROGRAMME_DIRECTOR, another_directs, False),
        ("council", Role.PROGRAMME_DIRECTOR, her_account_is_closed, False),
        ("council", Role.CLERK, another_directs, True),
        ("council", Role.CLERK, she_is_erased, False),
        ("dogwood", Role.CITY_MANAGER, nothing, True),
        ("dogwood", Role.CITY_MANAGER, another_directs, False),
        ("dogwood", Role.CITY_MANAGER, she_is_erased, False),
        ("dogwood", Role.CITY_MANAGER, her_account_is_closed, False),
        ("dogwood", Role.CITY_MANAGER, dogwood_leaves, False),
    ],
)
def test_what_its_sender_has_lost_it_no_longer_gives(
    world: World, where: str, what: str, then: Callable[[World], None], counts: bool
) -> None:
    """She is program director of the council, and its manager too."""
    role(world.people["director"], world.governments["council"], Role.CITY_MANAGER)
    token = invited(world, "director", where, what)
    then(world)
    with nullcontext() if counts else pytest.raises(Refused):
        accept_invitation(token=token, password=None, by=Actor(), at=LATER)


def kept(token: str) -> tuple[str, str, bool]:
    """What an invitation says still of whom it is for, and whether it was withdrawn."""
    with acting(Acting(link=hash_of(token))):
        invitation = Invitation.objects.get()
    return invitation.email, invitation.name, invitation.withdrawn_at is not None


def test_to_whom_one_went_that_nobody_took_up_is_forgotten_the_night_after(world: World) -> None:
    at = now()
    late, open_still = (
        invited(world, "director", "dogwood", Role.CITY_MANAGER, at - datetime.timedelta(days))
        for days in (14.01, 13.99)
    )
    for _night in range(2):
        forget_invited(at)
    assert kept(late) == ("", "", False)
    assert kept(open_still) == ("friend@example.org", "A Friend", False)
    assert head_of("installation").startswith("1:"), "two nights, one event"
    with acting(OVERDUE):
        assert not Invitation.objects.filter(expires_at__gt=at).exists(), "an open one is not opened by it"


def test_an_address_opens_its_own_invitations_alone_and_changes_none(world: World) -> None:
    invited(world, "director", "dogwood", Role.CITY_MANAGER)
    with acting(at_address("enemy@example.org")):
        assert not Invitation.objects.exists()
    with acting(at_address("Friend@example.org")):
        assert Invitation.objects.count() == 1
        assert Invitation.objects.update(name="Somebody else") == 0
