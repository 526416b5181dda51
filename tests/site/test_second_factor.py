"""The second factor: switched on with an app, asked for at sign-in, limited, and got round by a recovery code."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from interlocal.core.people.models import Person
from tests.site.conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


def code_of(secret: str, ahead: int = 0) -> str:
    """What an authenticator app shows now, or `ahead` codes later (RFC 6238, SHA-1, six digits, 30 seconds)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 0xF
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def pass_in_memory(seconds: int) -> None:
    """Age all that is remembered of codes, as if so much time had passed since."""
    with connection.cursor() as cursor:
        cursor.execute("update rate_limit_cache set expires = expires - make_interval(secs => %s)", [seconds])


def switch_on(person: Person, ahead: int = 0) -> tuple[str, str, list[str]]:
    """Switch the second factor on; the secret, the code that did it and the recovery codes."""
    client = Client()
    sign_in(client, person.email)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/")
    [secret] = re.findall(r"<code>([A-Z2-7]{32})</code>", page.content.decode())
    code = code_of(secret, ahead)
    codes = client.post("/accounts/2fa/totp/activate/", {"code": code}, follow=True).content.decode()
    return secret, code, re.findall(r"<code>(\d{8})</code>", codes)


def enter(person: Person, code: str) -> str | None:
    """Sign in with password and code in a new browser; where that leads, if it does."""
    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    return client.post("/accounts/2fa/authenticate/", {"code": code}).headers.get("Location")


@pytest.fixture
def protected(with_password: Person) -> tuple[Person, str, list[str]]:
    """A person with the second factor on, her secret and her recovery codes."""
    secret, _code, recovery_codes = switch_on(with_password)
    cache.clear()  # so that the code that was just used can be used again within its 30 seconds
    return with_password, secret, recovery_codes


def test_it_is_switched_on_after_a_new_proof_only(client: Client, with_password: Person) -> None:
    sign_in(client, with_password.email)
    assert client.get("/accounts/2fa/totp/activate/")["Location"].startswith("/accounts/reauthenticate/")


def test_the_picture_of_the_secret_is_allowed_on_its_page_alone(client: Client, with_password: Person) -> None:
    sign_in(client, with_password.email)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/")
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert "img-src 'self' data:" in page["Content-Security-Policy"]
    for path in ("/accounts/2fa/", "/accounts/login/", "/"):
        assert "data:" not in client.get(path)["Content-Security-Policy"]


def test_a_wrong_code_does_not_switch_it_on(client: Client, with_password: Person) -> None:
    sign_in(client, with_password.email)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.get("/accounts/2fa/totp/activate/")
    assert "code" in client.post("/accounts/2fa/totp/activate/", {"code": "000000"}).context["form"].errors
    assert "It is off" in client.get("/accounts/2fa/").content.decode()


def test_signing_in_asks_for_the_code(client: Client, protected: tuple[Person, str, list[str]]) -> None:
    person, secret, _codes = protected
    answer = client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert answer["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/profile/").status_code == 302
    code = code_of(secret)
    assert client.post("/accounts/2fa/authenticate/", {"code": code})["Location"] == "/"
    assert client.get("/profile/").status_code == 200


def test_a_code_works_once_for_as_long_as_it_is_good(protected: tuple[Person, str, list[str]]) -> None:
    """Whoever looked over her shoulder can't use it again, typed with a space or not."""
    person, secret, _codes = protected
    code = code_of(secret, ahead=1)  # taken already, and still good in 59 seconds
    assert enter(person, code) == "/"
    assert enter(person, code) is None
    pass_in_memory(58)
    assert enter(person, f"{code[:3]} {code[3:]}") is None
    assert enter(person, code_of(secret, ahead=-1)) == "/"  # another one


def test_the_code_that_switched_it_on_signs_nobody_in(with_password: Person) -> None:
    secret, code, _codes = switch_on(with_password, ahead=1)
    assert enter(with_password, code) is None
    pass_in_memory(58)
    assert enter(with_password, code) is None
    assert enter(with_password, code_of(secret, ahead=-1)) == "/"  # another one


def test_guessing_codes_is_limited(protected: tuple[Person, str, list[str]]) -> None:
    person, secret, _codes = protected
    for _guess in range(5):
        client = Client()
        client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    limited = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert "Too many attempts failed" in limited.content.decode()


def test_a_recovery_code_works_once(protected: tuple[Person, str, list[str]]) -> None:
    person, _secret, codes = protected
    assert len(set(codes)) == 10
    locations = []
    for _use in range(2):
        client = Client()
        client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
        locations.append(client.post("/accounts/2fa/authenticate/", {"code": codes[0]}).headers.get("Location"))
    assert locations == ["/", None]


def test_it_is_switched_off_after_a_new_proof_only(protected: tuple[Person, str, list[str]]) -> None:
    person, secret, _codes = protected
    client = Client()
    client.force_login(person)
    assert client.post("/accounts/2fa/totp/deactivate/")["Location"].startswith("/accounts/reauthenticate/")
    client.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret)})
    client.post("/accounts/2fa/totp/deactivate/")
    assert "It is off" in client.get("/accounts/2fa/").content.decode()
    assert sign_in(Client(), person.email) == 302


def test_new_recovery_codes_replace_the_old_ones(protected: tuple[Person, str, list[str]]) -> None:
    person, _secret, old = protected
    client = Client()
    client.force_login(person)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.post("/accounts/2fa/recovery-codes/generate/", follow=True).content.decode()
    new = re.findall(r"<code>(\d{8})</code>", page)
    assert len(new) == 10
    assert not set(new) & set(old)
    saved = client.get("/accounts/2fa/recovery-codes/download/")
    assert saved["Content-Disposition"].startswith("attachment")
    assert new[0] in saved.content.decode()
