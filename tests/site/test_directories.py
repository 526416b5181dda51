"""Signing in through Entra or Google: only whom we know, only by an address that the directory itself answers for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.google.views import GoogleOAuth2Adapter
from django.test import Client
from pytest_django import Settings

from interlocal.config.env import BadEnvironment, read
from interlocal.core.people.actions import erase_person
from interlocal.core.people.models import Person
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.site.accounts.adapters import proven_address
from tests.site.conftest import PASSWORD, sign_in
from tests.site.directory import CLIENT_ID, SECRET, Directory, directory
from tests.worlds import World

TENANT = "3f1b6a52-0000-4000-8000-1234567890ab"
MANAGER = "alder_manager@alder.example"
ENTRA = {"id": "entra-1", "displayName": "Alder Manager", "mobilePhone": "+1 555 0100"}
GOOGLE = {"sub": "google-1", "name": "Alder Manager"}


@pytest.fixture
def served(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Directory]:
    """Both providers configured, and one directory on loopback in place of theirs."""
    with directory() as there:
        app: dict[str, Any] = {"client_id": CLIENT_ID, "secret": SECRET}
        entra = app | {"settings": {"tenant": TENANT, "login_url": there.url, "graph_url": there.url}}
        settings.SOCIALACCOUNT_PROVIDERS = {
            "google": {"APPS": [app], "OAUTH_PKCE_ENABLED": True},
            "microsoft": {"APPS": [entra], "OAUTH_PKCE_ENABLED": True},
        }
        settings.ROOT_URLCONF = "tests.site.urls_with_directories"
        monkeypatch.setattr(GoogleOAuth2Adapter, "access_token_url", f"{there.url}/token")
        yield there


@pytest.mark.parametrize(
    ("provider", "claims", "address"),
    [
        ("google", {"email": "a@city.gov", "email_verified": True, "hd": "city.gov"}, "a@city.gov"),
        ("google", {"email": "a@gmail.com", "email_verified": True}, "a@gmail.com"),
        # An account at Google with an outside address: verified once, whoever has it today.
        ("google", {"email": "a@city.gov", "email_verified": True}, ""),
        ("google", {"email": "a@city.gov", "email_verified": False, "hd": "city.gov"}, ""),
        ("google", {"email": "a@city.gov", "email_verified": "false", "hd": "city.gov"}, ""),
        ("google", {}, ""),
        ("microsoft", {"userPrincipalName": "a@city.gov", "mail": "a@city.gov"}, "a@city.gov"),
        # `mail` is what an administrator of the tenant typed, of whatever domain.
        (
            "microsoft",
            {"userPrincipalName": "x@t.onmicrosoft.com", "mail": "a@city.gov"},
            "x@t.onmicrosoft.com",
        ),
        ("microsoft", {"userPrincipalName": "a_city.gov#EXT#@t.onmicrosoft.com", "mail": "a@city.gov"}, ""),
        ("microsoft", {"userPrincipalName": None, "mail": "a@city.gov"}, ""),
        ("elsewhere", {"email": "a@city.gov", "email_verified": True, "hd": "city.gov"}, ""),
    ],
)
def test_which_addresses_a_directory_proves(provider: str, claims: dict[str, Any], address: str) -> None:
    assert proven_address(provider, claims) == address


@pytest.mark.parametrize(
    ("provider", "claims"),
    [
        ("microsoft", {**ENTRA, "userPrincipalName": MANAGER.title(), "mail": MANAGER}),
        ("google", {**GOOGLE, "email": MANAGER, "email_verified": True, "hd": "alder.example"}),
    ],
)
def test_a_known_address_signs_in_and_stays_known(
    served: Directory, world: World, provider: str, claims: dict[str, Any]
) -> None:
    served.claims = claims
    page = served.sign_in(Client(), provider)
    assert page.context["actor"].name == "Alder Manager"
    account = SocialAccount.objects.get()
    assert (account.user, account.extra_data) == (world.people["alder_manager"], {"email": account.extra_data["email"]})
    # The directory knows her by her number: a changed address leads to the same account, and no second one.
    served.claims = {**claims, "userPrincipalName": "new@alder.example", "email": "new@alder.example"}
    again = served.sign_in(Client(), provider)
    assert again.context["actor"].name == "Alder Manager"
    assert SocialAccount.objects.count() == 1
    assert "+1 555 0100" not in str(SocialAccount.objects.get().extra_data)


@pytest.mark.parametrize(
    ("provider", "claims"),
    [
        ("microsoft", {**ENTRA, "userPrincipalName": "stranger@alder.example"}),
        ("microsoft", {**ENTRA, "userPrincipalName": "x#EXT#@t.onmicrosoft.com", "mail": MANAGER}),
        ("microsoft", {**ENTRA, "userPrincipalName": "x@t.onmicrosoft.com", "mail": MANAGER}),
        ("google", {**GOOGLE, "email": MANAGER, "email_verified": False, "hd": "alder.example"}),
        ("google", {**GOOGLE, "email": MANAGER, "email_verified": True}),
        ("google", {**GOOGLE}),
    ],
)
def test_an_unknown_or_unproven_address_is_refused_kindly_and_no_account_is_made(
    served: Directory, world: World, provider: str, claims: dict[str, Any]
) -> None:
    people = Person.objects.count()
    served.claims = claims
    client = Client()
    page = served.sign_in(client, provider)
    assert "Accounts are made by invitation" in page.content.decode()
    assert client.get("/profile/").status_code == 302
    assert (Person.objects.count(), SocialAccount.objects.count()) == (people, 0)


def test_the_first_sign_in_through_a_directory_ends_password_and_other_sessions(
    served: Directory, with_password: Person
) -> None:
    elsewhere = Client()
    sign_in(elsewhere, with_password.email)
    served.claims = {**ENTRA, "userPrincipalName": with_password.email}
    client = Client()
    served.sign_in(client, "microsoft")
    assert elsewhere.get("/profile/").status_code == 302
    assert sign_in(Client(), with_password.email) == 200
    assert "none: your directory signs you in" in client.get("/profile/").content.decode()


def test_the_first_sign_in_through_a_directory_ends_all_ways_in_of_a_hijacker(
    served: Directory, with_password: Person, taken_over: Client
) -> None:
    served.claims = {**ENTRA, "userPrincipalName": with_password.email}
    client = Client()
    page = served.sign_in(client, "microsoft")
    assert page.context["actor"].name == "Alder Manager"  # and no code was asked for
    assert list(SocialAccount.objects.values_list("provider", "uid")) == [("microsoft", "entra-1")]
    assert not Authenticator.objects.exists()
    assert list(EmailAddress.objects.values_list("email", "verified")) == [(with_password.email, True)]
    assert taken_over.get("/profile/").status_code == 302
    assert sign_in(Client(), with_password.email) == 200
    served.claims = {"sub": "hijacker", "email": "hijacker@gmail.com", "email_verified": True}
    assert "Accounts are made by invitation" in served.sign_in(Client(), "google").content.decode()


def test_what_she_sets_up_once_she_is_known_stays(served: Directory, with_password: Person) -> None:
    served.claims = {**ENTRA, "userPrincipalName": with_password.email}
    served.sign_in(Client(), "microsoft")
    TOTP.activate(with_password, generate_totp_secret())
    served.claims = {**GOOGLE, "email": with_password.email, "email_verified": True, "hd": "alder.example"}
    client = Client()
    page = served.sign_in(client, "google")
    assert page.redirect_chain[-1][0].startswith("/accounts/2fa/authenticate/")
    assert client.get("/profile/").status_code == 302
    assert SocialAccount.objects.filter(user=with_password).count() == 2


def test_the_tenant_s_own_page_is_asked(served: Directory, world: World, client: Client) -> None:
    away = client.post("/accounts/microsoft/login/?process=login")
    assert away["Location"].startswith(f"{served.url}/{TENANT}/oauth2/v2.0/authorize?")


def test_a_state_that_is_not_ours_signs_nobody_in(served: Directory, world: World, client: Client) -> None:
    served.claims = {**ENTRA, "userPrincipalName": MANAGER}
    page = client.get("/accounts/microsoft/login/callback/", {"code": "one-time", "state": "made-up"})
    assert page.status_code in (200, 401)
    assert "The directory did not let you in" in page.content.decode()
    assert client.get("/profile/").status_code == 302


def test_whoever_stops_half_way_is_told_so(served: Directory, world: World, client: Client) -> None:
    served.sign_in(client, "microsoft")
    away = client.post("/accounts/microsoft/login/?process=login")
    state = away["Location"].split("state=")[1].split("&")[0]
    page = client.get("/accounts/microsoft/login/callback/", {"error": "access_denied", "state": state}, follow=True)
    assert "You stopped half-way" in page.content.decode()


def test_buttons_are_there_only_where_configured(served: Directory, world: World, settings: Settings) -> None:
    assert "Sign in with Microsoft" in Client().get("/accounts/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "Sign in with" not in Client().get("/accounts/login/").content.decode()


def test_an_account_is_connected_and_disconnected_from_the_profile(served: Directory, with_password: Person) -> None:
    client = Client()
    sign_in(client, with_password.email)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    served.claims = {**GOOGLE, "email": "private@gmail.com", "email_verified": True}
    page = served.sign_in(client, "google", "connect")
    account = SocialAccount.objects.get(user=with_password)
    assert "Google private@gmail.com" in page.content.decode()
    client.post("/accounts/directory/", {"account": account.pk})
    assert not SocialAccount.objects.exists()


def test_an_erased_person_is_unknown_to_the_directory_too(
    served: Directory, world: World, signed_in: Callable[[str], Client]
) -> None:
    served.claims = {**ENTRA, "userPrincipalName": MANAGER}
    served.sign_in(Client(), "microsoft")
    by = world.actor("alder_manager", now())
    with acting(by.acting):
        erase_person(person=world.people["alder_manager"], by=by, at=now())
    assert not SocialAccount.objects.exists()
    assert "Accounts are made by invitation" in served.sign_in(Client(), "microsoft").content.decode()


@pytest.mark.parametrize("tenant", ["common", "organizations", "Consumers"])
def test_a_tenant_that_is_everybody_s_is_refused_at_start(tenant: str) -> None:
    entra = {"INTERLOCAL_ENTRA_CLIENT_ID": "x", "INTERLOCAL_ENTRA_SECRET": "y", "INTERLOCAL_ENTRA_TENANT": tenant}
    with pytest.raises(BadEnvironment, match="INTERLOCAL_ENTRA_TENANT names every directory"):
        read(entra)


def test_half_a_configuration_is_refused_with_all_that_is_missing() -> None:
    with pytest.raises(BadEnvironment) as bad:
        read({"INTERLOCAL_ENTRA_CLIENT_ID": "x", "INTERLOCAL_GOOGLE_SECRET": "y"})
    for name in ("INTERLOCAL_ENTRA_TENANT", "INTERLOCAL_ENTRA_SECRET", "INTERLOCAL_GOOGLE_CLIENT_ID"):
        assert f"{name} is missing" in str(bad.value)
