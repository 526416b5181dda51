"""Committing while others do, and sweeping up what nobody committed: on a database of its own, where commits count."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from interlocal.core.audit.models import Event
from interlocal.core.measures.models import Reading
from interlocal.platform.acting import acting
from interlocal.platform.files.models import StoredFile
from interlocal.ui.import_wizard.actions import KEPT
from interlocal.ui.import_wizard.models import Import, ImportedRow
from interlocal.ui.import_wizard.tasks import sweep
from tests.at_once import at_once
from tests.worlds import World, tri_cities

from .uploads import committed, matched, uploaded, workbook

HEADINGS = ["Measure", "Period", "Value", "Grade"]
GOOD = workbook(HEADINGS, ["Budget", "FY2025", 5, "audited"], ["Employees", "FY2025", 7, "audited"])


@pytest.fixture
def world(committed_database: str, settings: Settings) -> World:
    settings.ROOT_URLCONF = "tests.ui.import_wizard.urls"
    return tri_cities()


@pytest.fixture
def address(world: World) -> str:
    return f"/p/{world.partnership.key}/figures/"


def client_of(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.people[who])
    return client


def ready(world: World, address: str) -> tuple[str, str]:
    """An upload with its preview looked at: address and fingerprint."""
    client = client_of(world, "alder_manager")
    rows = matched(client, address, GOOD)
    return rows, client.get(rows).context["checked"].seen


def commit(world: World, rows: str, seen: str) -> Callable[[], str]:
    client = client_of(world, "alder_manager")
    return lambda: client.post(rows, {"seen": seen})["Location"]


def counts(world: World) -> tuple[int, int, int]:
    manager = world.actor("alder_manager")
    with acting(manager.acting):
        return (
            Reading.objects.count(),
            ImportedRow.objects.count(),
            Event.objects.filter(verb="import.committed").count(),
        )


def test_one_upload_committed_by_four_at_once_is_committed_once(world: World, address: str) -> None:
    rows, seen = ready(world, address)
    answers = at_once(*(commit(world, rows, seen) for _ in range(4)))
    assert set(answers) == {rows.removesuffix("rows/")}
    assert len(answers) == 4
    assert counts(world) == (2, 2, 1)


def test_of_two_uploads_with_the_same_rows_the_second_sees_the_first(world: World, address: str) -> None:
    """Otherwise both would add what neither saw standing."""
    uploads = [ready(world, address) for _ in range(2)]
    answers = at_once(*(commit(world, rows, seen) for rows, seen in uploads))
    assert sorted(answer.endswith("rows/") for answer in answers) == [False, True]
    assert counts(world) == (2, 2, 1)


def test_a_commit_that_fails_half_way_leaves_nothing(world: World, address: str) -> None:
    rows, seen = ready(world, address)
    client = client_of(world, "alder_manager")
    client.raise_request_exception = False
    before = counts(world)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ImportedRow.objects, "bulk_create", lambda rows: 1 / 0)
        assert client.post(rows, {"seen": seen}).status_code == 500
    assert counts(world) == before
    assert client.post(rows, {"seen": seen})["Location"] == rows.removesuffix("rows/")
    assert counts(world) == (2, 2, 1)


def test_what_waited_too_long_is_swept_and_nothing_else(world: World, address: str) -> None:
    client = client_of(world, "alder_manager")
    version = committed(client, address, GOOD).request["PATH_INFO"]
    waiting = uploaded(client, address, GOOD)
    manager = world.actor("alder_manager")
    with acting(manager.acting):
        since = Import.objects.get(number=None).uploaded_at
    sweep(since + KEPT)
    assert client.get(waiting).status_code == 200
    sweep(since + KEPT + datetime.timedelta(days=1))
    assert client.get(waiting).status_code == 404
    assert client.get(version).status_code == 200
    with acting(manager.acting):
        assert not StoredFile.objects.exists()
        assert Event.objects.filter(verb="import.swept").count() == 1
