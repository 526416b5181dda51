"""Keys in addresses don't reach the logs, whichever way Django writes of them."""

import io
import logging
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

INVITATION = "/invitation/aB3_xY-9/"
RESET = "/accounts/password/reset/key/k2-c9d1-0f/"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the console of the settings writes in this test."""
    configured = settings.LOGGING
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(
        import_string(configured["formatters"][configured["handlers"]["console"]["formatter"]]["()"])()
    )
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [*root.handlers, handler])
    return handler.stream


@pytest.mark.django_db
@pytest.mark.parametrize("path", [INVITATION, RESET])
def test_a_refused_form_is_logged_without_its_key(written: io.StringIO, path: str) -> None:
    assert Client(enforce_csrf_checks=True).post(path).status_code == 403
    kept = path.rstrip("/").rpartition("/")[0]
    assert f"Forbidden (CSRF cookie not set.): {kept}/***/" in written.getvalue()
    assert path not in written.getvalue()


def test_so_is_the_link_of_a_form(written: io.StringIO) -> None:
    logging.getLogger("django.request").error("Internal Server Error: %s", "/links/assessment/aB3_xY-9/")
    assert "Error: /links/assessment/***/" in written.getvalue()


def test_a_traceback_is_masked_and_other_addresses_stay(written: io.StringIO) -> None:
    try:
        raise ValueError(f"no page at {INVITATION}?next={RESET}")
    except ValueError:
        logging.getLogger("django.request").error("Internal Server Error: %s", "/p/tri/board/", exc_info=sys.exc_info())
    said = written.getvalue()
    assert "Internal Server Error: /p/tri/board/" in said
    assert "no page at /invitation/***/?next=/accounts/password/reset/key/***/" in said
