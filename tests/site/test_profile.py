"""Your own account: name and language are yours to change, and everything that says who you are yours to erase."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.test import Client

from interlocal.core.access.roles import Role
from interlocal.core.audit.models import Event
from interlocal.core.people.models import Person, RoleAssignment
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.site.conftest import PASSWORD, sign_in
from tests.worlds import World, role

SignedIn = Callable[[str], Client]


def test_it_shows_who_you_are_and_leads_to_all_about_signing_in(signed_in: SignedIn) -> None:
    page = signed_in("alder_manager").get("/profile/").content.decode()
    for said in ("Alder Manager", "alder_manager@alder.example", "City or county manager, Alder"):
        assert said in page
    for path in ("password/set/", "2fa/", "sessions/"):
        assert f'href="/accounts/{path}"' in page


def test_name_and_language_are_changed_at_once_and_recorded(world: World, signed_in: SignedIn) -> None:
    client = signed_in("alder_manager")
    answer = client.post("/profile/", {"name": "Al Manager", "language": "es"}, follow=True)
    assert answer.context["actor"].name == "Al Manager"
    assert answer.headers["Content-Language"] == "es"
    manager = world.people["alder_manager"]
    manager.refresh_from_db()
    assert (manager.name, manager.language) == ("Al Manager", "es")
    with acting(world.actor("alder_manager", now()).acting):
        assert Event.objects.filter(person=manager.id, verb="person.edited").exists()


@pytest.mark.parametrize("sent", [{"name": "", "language": "es"}, {"name": "x" * 121}, {"name": "x", "language": "xx"}])
def test_what_can_not_be_is_refused_by_field(world: World, signed_in: SignedIn, sent: dict[str, str]) -> None:
    page = signed_in("alder_manager").post("/profile/", sent)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert Person.objects.get(id=world.people["alder_manager"].id).name == "Alder Manager"


def test_erasing_asks_for_the_password_and_says_what_goes(with_password: Person) -> None:
    client = Client()
    sign_in(client, with_password.email)
    page = client.get("/profile/erase/").content.decode()
    assert "Your role ends: City or county manager, Alder." in page
    refused = client.post("/profile/erase/", {"password": "wrong"})
    assert "Nothing was erased" in refused.content.decode()
    assert Person.objects.get(id=with_password.id).is_active


def test_erased_is_all_that_says_who_she_was(world: World, with_password: Person) -> None:
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        sign_in(browser, with_password.email)
    TOTP.activate(with_password, "A" * 32)
    EmailAddress.objects.create(user=with_password, email=with_password.email, verified=True)
    page = here.post("/profile/erase/", {"password": PASSWORD})
    assert "Your account is erased" in page.content.decode()
    erased = Person.objects.get(id=with_password.id)
    assert (erased.name, erased.email) == ("[erased]", f"{erased.id}@erased.invalid")
    assert not erased.is_active
    for table in (EmailAddress, Authenticator, UserSession):
        assert not table.objects.filter(user=erased).exists()
    for browser in (here, elsewhere):
        assert browser.get("/profile/").status_code == 302
    assert sign_in(Client(), "alder_manager@alder.example") == 200
    with acting(world.actor("director", now()).acting):
        assert not RoleAssignment.objects.filter(person=erased, ends_on=None).exists()


def test_without_a_password_the_click_is_enough(world: World, signed_in: SignedIn) -> None:
    client = signed_in("alder_clerk")
    assert 'type="password"' not in client.get("/profile/erase/").content.decode()
    client.post("/profile/erase/")
    assert not Person.objects.get(id=world.people["alder_clerk"].id).is_active


def test_the_last_director_hands_over_first(world: World, signed_in: SignedIn) -> None:
    client = signed_in("director")
    refused = client.post("/profile/erase/")
    assert "has no other program director" in refused.content.decode()
    assert Person.objects.get(id=world.people["director"].id).is_active
    role(world.people["birch_finance"], world.governments["council"], Role.PROGRAMME_DIRECTOR)
    assert "Your account is erased" in client.post("/profile/erase/").content.decode()


def test_a_stranger_is_asked_to_sign_in(client: Client, world: World) -> None:
    for path in ("/profile/", "/profile/erase/"):
        assert client.get(path)["Location"] == f"/accounts/login/?next={path}"
