"""An invitation is taken up once, by whoever holds its link; looking at it changes nothing."""

import datetime
from functools import partial

import pytest
from django.test import Client

from interlocal.core.access.roles import Role
from interlocal.core.audit.models import Head
from interlocal.core.people.actions import invite, withdraw_invitation
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Invitation, Person, RoleAssignment
from interlocal.core.people.queries import invitation_by
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.at_once import at_once
from tests.site.conftest import PASSWORD, sign_in
from tests.worlds import World, tri_cities

NEW = "nora@alder.example"
DAY = datetime.timedelta(days=1)


def invitation(
    world: World, email: str = NEW, *, role: str = Role.CLERK, at: datetime.datetime | None = None
) -> tuple[Invitation, str]:
    """An invitation to Alder by its manager, and the path of its link."""
    at = at or now()
    by = world.actor("alder_manager", at)
    with acting(by.acting):
        return invite(
            government=world.governments["alder"],
            partnership=world.partnership.id,
            email=email,
            name="Nora New",
            role=role,
            address="/invitation/{token}/",
            by=by,
            at=at,
        )


def roles_of(person: Person) -> list[tuple[str, str]]:
    with acting(actor_of(person.id, now()).acting):
        return list(RoleAssignment.objects.filter(person=person).values_list("government__name", "role"))


def test_it_says_who_invites_whom_to_what(client: Client, world: World) -> None:
    _open, link = invitation(world)
    page = client.get(link).content.decode()
    for said in ("Alder Manager", "Alder", "Clerk", "Nora New", NEW):
        assert said in page


def test_a_new_person_chooses_a_password_and_is_in(client: Client, world: World) -> None:
    _open, link = invitation(world)
    assert client.post(link, {"password": PASSWORD})["Location"] == "/"
    home = client.get("/")
    assert home.context["actor"].name == "Nora New"
    assert "You now work for Alder here, as: Clerk." in home.content.decode()
    nora = Person.objects.get(email=NEW)
    assert nora.check_password(PASSWORD)
    assert roles_of(nora) == [("Alder", "clerk")]


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_mail_filter_that_follows_the_link_uses_nothing_up(client: Client, world: World, method: str) -> None:
    _open, link = invitation(world)
    for _visit in range(3):
        getattr(client, method)(link)
    assert client.post(link, {"password": PASSWORD}).status_code == 302


def test_used_withdrawn_forged_and_expired_read_alike(client: Client, world: World) -> None:
    _used, used = invitation(world)
    Client().post(used, {"password": PASSWORD})
    offered, withdrawn = invitation(world, "w@alder.example")
    by = world.actor("alder_manager", now())
    with acting(by.acting):
        withdraw_invitation(invitation=offered, partnership=world.partnership.id, by=by, at=now())
    _late, expired = invitation(world, "e@alder.example", at=now() - 15 * DAY)
    before = Person.objects.count(), Head.objects.count()
    for link in (used, withdrawn, "/invitation/forged/", "/invitation/%00%ff/", expired):
        for answer in (client.get(link), client.post(link, {"password": PASSWORD})):
            assert answer.status_code == 404
            assert "This link can't be used" in answer.content.decode()
    assert (Person.objects.count(), Head.objects.count()) == before


@pytest.mark.parametrize(
    ("password", "said"), [("", "required"), ("short", "at least 12"), ("nora new nora", "similar")]
)
def test_a_weak_password_is_refused_and_nothing_is_written(
    client: Client, world: World, password: str, said: str
) -> None:
    offered, link = invitation(world)
    page = client.post(link, {"password": password})
    assert said in " ".join(page.context["form"].errors["password"])
    assert not Person.objects.filter(email=NEW).exists()
    assert invitation_by(link.split("/")[2], now()).id == offered.id


def test_a_known_person_signs_in_first_and_keeps_her_account(
    client: Client, world: World, with_password: Person
) -> None:
    _open, link = invitation(world, with_password.email.upper())
    page = client.get(link)
    assert "Sign in to accept" in page.content.decode()
    assert "password" not in client.post(link, {"password": "somebody else's choice"}).context
    login = client.post(page.context["sign_in_url"], {"login": with_password.email, "password": PASSWORD})
    assert login["Location"] == link
    assert "Accept the invitation" in client.get(link).content.decode()
    assert client.post(link)["Location"] == "/"
    assert sorted(roles_of(with_password)) == [("Alder", "city_manager"), ("Alder", "clerk")]
    assert sign_in(Client(), with_password.email) == 302


def test_whoever_holds_the_role_already_keeps_it(client: Client, world: World, with_password: Person) -> None:
    _open, link = invitation(world, with_password.email, role=Role.CITY_MANAGER)
    client.force_login(with_password)
    assert client.post(link).status_code == 302
    assert roles_of(with_password) == [("Alder", "city_manager")]


def test_somebody_else_who_is_signed_in_does_not_take_it_up(client: Client, world: World) -> None:
    offered, link = invitation(world)
    client.force_login(world.people["birch_finance"])
    for answer in (client.get(link), client.post(link, {"password": PASSWORD})):
        assert "This invitation is for somebody else" in answer.content.decode()
    assert invitation_by(link.split("/")[2], now()).id == offered.id
    out = client.post("/accounts/logout/", {"next": link})
    assert out["Location"] == link


def test_of_two_who_accept_at_once_one_is_let_in(committed_database: str) -> None:
    world = tri_cities()
    _open, link = invitation(world)
    chain = f"government:{world.governments['alder'].id}"
    statuses = _at_once(link, link)
    # The other one is told that it is used or, a moment earlier, that this address has an account by now.
    assert statuses.count(302) == 1
    assert set(statuses) <= {302, 200, 404}
    assert Head.objects.get(chain=chain).number == 1
    assert roles_of(Person.objects.get(email=NEW)) == [("Alder", "clerk")]


def test_two_invitations_of_one_address_accepted_at_once_make_one_person(committed_database: str) -> None:
    world = tri_cities()
    links = [invitation(world, role=role)[1] for role in (Role.CLERK, Role.VIEWER)]
    statuses = _at_once(*links)
    assert set(statuses) <= {302, 200}
    nora = Person.objects.get(email=NEW)
    [(_alder, held)] = roles_of(nora)
    other = links[1] if held == Role.CLERK else links[0]
    client = Client()
    client.force_login(nora)
    assert client.post(other).status_code == 302
    assert sorted(role for _at, role in roles_of(nora)) == ["clerk", "viewer"]


def _at_once(*links: str) -> list[int]:
    return at_once(*(partial(_accepted, link) for link in links))


def _accepted(link: str) -> int:
    return Client().post(link, {"password": PASSWORD}).status_code
