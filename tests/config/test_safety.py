"""What `serve` refuses and what it warns of, one setting at a time from a set that is safe."""

from dataclasses import replace

import pytest

from interlocal.config.env import Environment
from interlocal.config.safety import cautions, unsafe

SAFE = Environment(
    mode="serve",
    database_url="postgresql://interlocal_app:pw@db.example.gov/interlocal?sslmode=verify-full",
    secret_key="k" * 50,
    url="https://share.example.gov",
    email_url="smtp://mail.example.gov",
    email_from="share@example.gov",
)
BEHIND_PROXY = "127.0.0.1:8000"


def test_a_safe_set_is_served_without_a_word() -> None:
    assert unsafe(SAFE) == []
    assert cautions(SAFE, BEHIND_PROXY) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"database_url": ""}, "DATABASE_URL is not set"),
        ({"database_url_owner": SAFE.database_url + "&application_name=x"}, "owns nothing"),
        ({"database_url_audit": SAFE.database_url}, "owns nothing"),
        ({"database_url": "host=db.example.gov user=interlocal_app dbname=x"}, "sslmode=verify-full"),
        ({"database_url": "host=db.example.gov user=interlocal_app dbname=x sslmode=prefer"}, "sslmode=verify-full"),
        ({"database_url_audit": "postgresql://audit@192.0.2.7/x"}, "DATABASE_URL_AUDIT leads to another machine"),
        ({"secret_key": "k" * 49}, "INTERLOCAL_SECRET_KEY"),
        ({"url": "http://share.example.gov"}, "begins with https://"),
        ({"url": "https://localhost"}, "address that people type"),
        ({"url": "https://127.0.0.2"}, "address that people type"),
        ({"url": "https://example.gov/interlocal"}, "without a path"),
        ({"email_from": "interlocal@localhost"}, "INTERLOCAL_EMAIL_FROM"),
    ],
)
def test_each_unsafe_setting_is_refused_alone(change: dict[str, str], word: str) -> None:
    (told,) = unsafe(replace(SAFE, **change))
    assert word in told


@pytest.mark.parametrize("host", ["/run/postgresql", "127.0.0.1", "localhost", "::1", ""])
def test_a_database_on_this_machine_needs_no_encryption(host: str) -> None:
    assert unsafe(replace(SAFE, database_url=f"host='{host}' user=interlocal_app dbname=interlocal")) == []


@pytest.mark.parametrize(
    ("change", "bind", "word"),
    [
        ({}, "0.0.0.0:8000", "without the proxy"),
        ({}, "[::]:8000", "without the proxy"),
        ({}, "share.example.gov:8000", "without the proxy"),
        ({"email_url": ""}, BEHIND_PROXY, "not sent"),
        ({"database_url": "host=db user=app dbname=x sslmode=require"}, BEHIND_PROXY, "goes unchecked"),
    ],
)
def test_each_caution_is_given_alone(change: dict[str, str], bind: str, word: str) -> None:
    (told,) = cautions(replace(SAFE, **change), bind)
    assert word in told


@pytest.mark.parametrize("bind", ["127.0.0.1:9000", "[::1]:9000", "localhost:9000", "unix:/run/interlocal/web"])
def test_a_web_server_that_only_this_machine_reaches_needs_no_caution(bind: str) -> None:
    assert cautions(SAFE, bind) == []
