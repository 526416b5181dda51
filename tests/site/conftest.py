"""Signing in as the people of a world, through the real door where it matters and past it where not."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

import interlocal.config.urls  # noqa: F401  before any test configures directories: addresses are decided once
from interlocal.core.people.models import Person
from tests.worlds import World, tri_cities

PASSWORD = "a long enough pass phrase"


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Argon2 takes half a second, on purpose; what is tested here is everything else."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db: None) -> World:
    return tri_cities()


@pytest.fixture
def signed_in(world: World) -> Callable[[str], Client]:
    """`signed_in("director")`: a browser in which she is signed in."""

    def sign_in(who: str) -> Client:
        client = Client()
        client.force_login(world.people[who])
        return client

    return sign_in


@pytest.fixture
def with_password(world: World) -> Person:
    """Alder's manager, who has a password."""
    person = world.people["alder_manager"]
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def taken_over(with_password: Person) -> Client:
    """The browser of somebody else who accepted her invitation, and made himself at home in her account."""
    hijacker = Client()
    sign_in(hijacker, with_password.email)
    SocialAccount.objects.create(user=with_password, provider="google", uid="hijacker")
    EmailAddress.objects.create(user=with_password, email="hijacker@gmail.com", verified=True)
    TOTP.activate(with_password, generate_totp_secret())
    RecoveryCodes.activate(with_password)
    assert hijacker.get("/profile/").status_code == 200
    return hijacker


def sign_in(client: Client, email: str, password: str = PASSWORD) -> int:
    """Fill in the sign-in form; the status of the answer."""
    return client.post("/accounts/login/", {"login": email, "password": password}).status_code
