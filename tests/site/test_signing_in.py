"""Password, sessions and limits, through the pages."""

import re
from collections.abc import Callable

import pytest
from allauth.core.internal.ratelimit import parse_rates
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import Settings

from interlocal.core.people.models import Person
from interlocal.platform.mail.models import Message
from interlocal.platform.mail.outbox import post
from tests.site.conftest import PASSWORD, sign_in
from tests.worlds import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[Message]:
    """What was put into the outbox, noted on its way: its rows can be read by their key alone."""
    settings.EMAIL_BACKEND = "interlocal.platform.mail.backend.OutboxBackend"  # Django's test set-up replaces it
    posted: list[Message] = []

    def noting(**message: object) -> Message:
        posted.append(post(**message))  # type: ignore[arg-type]
        return posted[-1]

    monkeypatch.setattr("interlocal.platform.mail.backend.post", noting)
    return posted


def test_a_password_leads_home_whatever_the_case_of_the_address(client: Client, with_password: Person) -> None:
    answer = client.post("/accounts/login/", {"login": with_password.email.upper(), "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").context["actor"].name == with_password.name


@pytest.mark.parametrize("next_page", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(client: Client, with_password: Person, next_page: str) -> None:
    answer = client.post("/accounts/login/", {"login": with_password.email, "password": PASSWORD, "next": next_page})
    assert answer["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_read_alike(client: Client, with_password: Person) -> None:
    pages = [
        client.post("/accounts/login/", {"login": login, "password": "wrong"}).content.decode()
        for login in (with_password.email, "nobody@alder.example")
    ]
    errors = [re.findall(r"<li>(.*?)</li>", page, re.DOTALL)[:1] for page in pages]
    assert errors[0] == errors[1] != []


def test_guessing_is_limited_by_where_it_comes_from_and_its_victim_gets_in(world: World, with_password: Person) -> None:
    """Whoever's password it was that was guessed at; across processes."""
    guessed = [with_password.email, "nobody@alder.example"]
    for guess in range(10):
        assert sign_in(Client(REMOTE_ADDR="192.0.2.1"), guessed[guess % 2], "wrong") == 200
        assert sign_in(Client(REMOTE_ADDR="192.0.2.1"), with_password.email) == (302 if guess < 9 else 200)
    limited = Client(REMOTE_ADDR="192.0.2.1").post(
        "/accounts/login/", {"login": with_password.email, "password": PASSWORD}
    )
    assert "Too many attempts failed" in limited.content.decode()
    assert sign_in(Client(REMOTE_ADDR="192.0.2.2"), with_password.email) == 302
    # Another process asks the same table: nothing of the count is kept in this one.
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from rate_limit_cache where cache_key like '%%login_failed%%'")
        assert cursor.fetchone()[0] > 0
    cache.clear()
    assert sign_in(Client(REMOTE_ADDR="192.0.2.1"), with_password.email) == 302


def test_guessing_from_many_addresses_is_limited_for_one_account_until_it_has_a_new_password(
    world: World, with_password: Person, mails: list[Message], settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/ip,20/h/key"}  # 150 take long
    other = world.people["alder_clerk"]
    other.set_password(PASSWORD)
    other.save()
    for guess in range(20):
        assert sign_in(Client(REMOTE_ADDR=f"192.0.2.{guess // 10}"), with_password.email, "wrong") == 200
    assert sign_in(Client(REMOTE_ADDR="198.51.100.1"), with_password.email) == 200
    assert sign_in(Client(REMOTE_ADDR="198.51.100.1"), other.email) == 302
    _reset(Client(REMOTE_ADDR="198.51.100.1"), with_password, mails, "another long pass phrase")
    assert sign_in(Client(REMOTE_ADDR="198.51.100.1"), with_password.email, "another long pass phrase") == 302


def test_no_address_alone_fills_what_there_is_for_one_account(settings: Settings) -> None:
    here, account = parse_rates(settings.ACCOUNT_RATE_LIMITS["login_failed"])
    assert (here.per, account.per) == ("ip", "key")
    assert here.amount * account.duration / here.duration < account.amount


def test_a_stranger_is_told_to_wait_on_a_page_of_ours(client: Client, with_password: Person) -> None:
    for _guess in range(31):
        answer = client.post("/accounts/password/reset/key/1-x/", {"password1": "x"})
    assert answer.status_code == 429
    assert "Too many attempts" in answer.content.decode()


def test_nobody_signs_up_by_herself(client: Client, with_password: Person) -> None:
    people = Person.objects.count()
    shown = client.get("/accounts/signup/").content.decode()
    sent = client.post("/accounts/signup/", {"email": "new@alder.example", "password1": PASSWORD}).content.decode()
    assert "Accounts are made by invitation" in shown
    assert "Accounts are made by invitation" in sent
    assert Person.objects.count() == people


@pytest.mark.parametrize(
    "path",
    [
        "email/",
        "confirm-email/",
        "login/code/",
        "2fa/webauthn/",
        "directory/",
        "3rdparty/",
        "google/login/",
        "google/login/token/",
        "microsoft/login/",
    ],
)
def test_what_we_do_not_offer_is_not_there(client: Client, with_password: Person, path: str) -> None:
    client.force_login(with_password)
    assert client.get(f"/accounts/{path}").status_code == 404


def test_a_forgotten_password_is_reset_once_by_mail(
    client: Client, with_password: Person, mails: list[Message]
) -> None:
    answer = client.post("/accounts/password/reset/", {"email": with_password.email}, follow=True)
    assert "Look into your mail" in answer.content.decode()
    [mail] = mails
    assert (mail.to, mail.subject) == (with_password.email, "interlocal: choose a new password")
    [link] = re.findall(r"http://testserver(/accounts/\S+)", mail.text)
    form = client.get(link, follow=True)
    new = "another long pass phrase"
    done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new}, follow=True)
    assert "Your password is changed" in done.content.decode()
    assert sign_in(Client(), with_password.email, new) == 302
    assert "This link can" in Client().get(link, follow=True).content.decode()
    assert "somebody else" not in mails[-1].text
    assert len(mails) == 2  # the second says that it was done


def test_the_first_reset_by_mail_ends_all_ways_in_of_a_hijacker(
    with_password: Person, taken_over: Client, mails: list[Message]
) -> None:
    client = Client()
    _reset(client, with_password, mails, "another long pass phrase")
    assert not SocialAccount.objects.exists()
    assert not Authenticator.objects.exists()
    assert taken_over.get("/profile/").status_code == 302
    assert (
        client.post("/accounts/login/", {"login": with_password.email, "password": "another long pass phrase"})[
            "Location"
        ]
        == "/"
    )  # no code is asked for
    # What she sets up from now on is hers: whoever gets at her mail alone does not get round it.
    TOTP.activate(with_password, generate_totp_secret())
    _reset(Client(), with_password, mails, "yet another long pass phrase")
    assert Authenticator.objects.count() == 1


def test_the_first_reset_works_in_a_browser_that_is_signed_in(with_password: Person, mails: list[Message]) -> None:
    client = Client()
    sign_in(client, with_password.email)
    _reset(client, with_password, mails, "another long pass phrase")
    assert client.get("/profile/").status_code == 302


def test_the_link_leads_to_the_public_address_whatever_host_was_asked(
    with_password: Person, mails: list[Message]
) -> None:
    Client(headers={"host": "localhost"}).post("/accounts/password/reset/", {"email": with_password.email})
    assert re.search(r"^http://testserver/accounts/password/reset/key/\S+-\S+/$", mails[0].text, re.MULTILINE)
    assert "localhost" not in mails[0].text


def test_a_stranger_s_address_gets_the_same_page_and_no_mail(
    client: Client, with_password: Person, mails: list[Message]
) -> None:
    known = client.post("/accounts/password/reset/", {"email": with_password.email}, follow=True)
    unknown = client.post("/accounts/password/reset/", {"email": "stranger@alder.example"}, follow=True)
    assert _without_tokens(known.content.decode()) == _without_tokens(unknown.content.decode())
    assert [mail.to for mail in mails] == [with_password.email]


def test_a_new_password_ends_the_sessions_everywhere(with_password: Person) -> None:
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        sign_in(browser, with_password.email)
    new = "another long pass phrase"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert here.get("/profile/").status_code == 302
    assert elsewhere.get("/profile/").status_code == 302


@pytest.mark.parametrize("weak", ["short", "passwordpassword"[:8], "alder manager"])
def test_a_weak_password_is_refused_with_the_reason(client: Client, with_password: Person, weak: str) -> None:
    sign_in(client, with_password.email)
    refused = client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert refused.context["form"].errors["password1"]


def test_other_sessions_are_listed_and_ended(with_password: Person) -> None:
    here, elsewhere = Client(), Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0"})
    for browser in (here, elsewhere):
        sign_in(browser, with_password.email)
    assert "Firefox on Windows" in here.get("/accounts/sessions/").content.decode()
    here.post("/accounts/sessions/")
    assert here.get("/profile/").status_code == 200
    assert elsewhere.get("/profile/").status_code == 302


def test_signing_out_needs_a_click_of_one_s_own(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("director")
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/profile/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/profile/").status_code == 302


def test_a_browser_without_a_choice_takes_the_person_s_language(client: Client, with_password: Person) -> None:
    with_password.language = "es"
    with_password.save()
    sign_in(client, with_password.email)
    assert client.cookies["django_language"].value == "es"


def test_a_choice_made_in_this_browser_stays(client: Client, with_password: Person) -> None:
    client.post("/language/setlang/", {"language": "en", "next": "/accounts/login/"})
    with_password.language = "es"
    with_password.save()
    sign_in(client, with_password.email)
    assert client.cookies["django_language"].value == "en"


def _reset(client: Client, person: Person, mails: list[Message], new: str) -> None:
    """Ask for the e-mail, follow its link, choose a new password."""
    before = len(mails)
    client.post("/accounts/password/reset/", {"email": person.email})
    [link] = re.findall(r"http://testserver(/accounts/\S+)", mails[before].text)
    form = client.get(link, follow=True)
    done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new}, follow=True)
    assert "Your password is changed" in done.content.decode()


def _without_tokens(page: str) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", page)
