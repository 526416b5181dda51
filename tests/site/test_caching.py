"""No browser and no proxy keeps a page about signing in: some hold the secret of a second factor, or its codes."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from interlocal.core.people.models import Person
from interlocal.site.accounts.urls import patterns
from tests.site.conftest import PASSWORD, sign_in

KEYED = {"account_reset_password_from_key": {"uidb36": "1", "key": "x-y"}}


@pytest.fixture
def directories(settings: Settings) -> None:
    """Entra and Google, as an installation that has both."""
    app = {"client_id": "id", "secret": "secret", "settings": {"tenant": "tenant"}}
    settings.SOCIALACCOUNT_PROVIDERS = {key: {"APPS": [app]} for key in ("google", "microsoft")}
    settings.ROOT_URLCONF = "tests.site.urls_with_directories"


@pytest.fixture
def browsers(with_password: Person) -> dict[str, Client]:
    """A stranger's; hers, who has just proved who she is; and hers again, with a second factor."""
    clients = {"stranger": Client(), "signed in": Client(), "second factor": Client()}
    for who in ("signed in", "second factor"):
        sign_in(clients[who], with_password.email)
        clients[who].post("/accounts/reauthenticate/", {"password": PASSWORD})
    return clients


@pytest.mark.parametrize("who", ["stranger", "signed in", "second factor"])
def test_no_page_about_signing_in_is_kept(
    directories: None, with_password: Person, browsers: dict[str, Client], who: str
) -> None:
    if who == "second factor":
        TOTP.activate(with_password, generate_totp_secret())
        RecoveryCodes.activate(with_password)
    shown, kept = set(), set()
    for page in patterns():
        answer = browsers[who].get(reverse(page.name, kwargs=KEYED.get(page.name)))
        if answer.status_code not in (302, 404):  # some lead to the sign-in page before the view is asked
            shown.add(page.name)
            if "no-store" not in answer.headers.get("Cache-Control", ""):
                kept.add(page.name)
    assert kept == set()
    secret = {
        "stranger": "account_login",
        "signed in": "mfa_activate_totp",
        "second factor": "mfa_download_recovery_codes",
    }
    assert secret[who] in shown
