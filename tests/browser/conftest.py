"""Chromium for the browser tests: the system's own, for Playwright's is a download."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

#: A page may be slow on a busy machine; what never comes still fails.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """What Playwright starts. Without Chromium these tests are skipped; with CI=true that is a failure."""
    chromium = os.environ.get("INTERLOCAL_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        message = "No Chromium. Install it (on Debian: apt-get install chromium) or name it in INTERLOCAL_CHROMIUM."
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    # Chromium has no sandbox for root, and these pages are our own.
    return {"executable_path": chromium, "args": ["--no-sandbox"]}


@pytest.fixture
def address(committed_database: str) -> Iterator[str]:
    """Where the whole application answers, on a database of this test's own."""
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()
