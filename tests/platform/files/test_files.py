"""Stored files: whole before a row speaks of them, safe to serve, swept when nothing speaks of them any more."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django import app

from interlocal.platform.acting import Acting, acting
from interlocal.platform.files import store
from interlocal.platform.files.actions import UNKNOWN, sniff, take_in
from interlocal.platform.files.models import StoredFile
from interlocal.platform.files.tasks import sweep
from interlocal.platform.keys import ordered_key
from tests.worlds import AT, World, all_ids, tri_cities

PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, settings: LazySettings) -> None:
    settings.DATA = tmp_path


def left_behind() -> list[str]:
    return [path.name for path in store.folder().rglob("*") if path.is_file()]


def test_a_content_lies_under_its_hash_once() -> None:
    first, size = store.put([b"one", b"two"], limit=10)
    second, _ = store.put([b"onetwo"], limit=10)
    assert (first, size) == (second, 6)
    assert left_behind() == [first]
    assert store.path_of(first).read_bytes() == b"onetwo"


def test_what_is_too_large_leaves_nothing() -> None:
    with pytest.raises(ValueError, match="larger than"):
        store.put([b"x" * 600, b"x" * 600], limit=1_000)
    assert left_behind() == []


def test_an_upload_that_is_cut_off_leaves_nothing() -> None:
    def cut_off() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put(cut_off(), limit=1_000)
    assert left_behind() == []


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (PDF, "minutes.pdf", "application/pdf"),
        (PDF, "minutes.html", "application/pdf"),
        (b"<html><script>alert(1)</script>", "minutes.pdf", UNKNOWN),
        (b"<svg onload=alert(1)>", "picture.svg", UNKNOWN),
        (b"a,b\n1,2\n", "list.csv", "text/csv"),
        (b"a\0b", "list.csv", UNKNOWN),
        (b"", "empty.pdf", UNKNOWN),
    ],
)
def test_the_type_comes_from_the_content(head: bytes, name: str, expected: str) -> None:
    assert sniff(head, name) == expected


@given(st.binary(max_size=200), st.text(max_size=20))
def test_no_content_is_ever_called_html(head: bytes, name: str) -> None:
    assert "html" not in sniff(head, name)
    assert "svg" not in sniff(head, name)


@pytest.mark.django_db
class TestRows:
    @pytest.fixture
    def world(self) -> World:
        return tri_cities()

    def test_a_file_is_its_tenants(self, world: World) -> None:
        manager, director = world.actor("alder_manager"), world.actor("director")
        with acting(manager.acting):
            own = take_in(chunks=[PDF], name="own.pdf", at=AT, government=world.governments["alder"].id)
            shared = take_in(chunks=[PDF], name="all.pdf", at=AT, partnership=world.partnership.id)
        assert all_ids(StoredFile, manager) == {own.id, shared.id}
        assert all_ids(StoredFile, director) == {shared.id}
        with acting(Acting(person=ordered_key())):
            assert not StoredFile.objects.exists()

    def test_the_nightly_sweep_spares_what_anybody_knows_and_what_is_new(self, world: World) -> None:
        with acting(world.actor("alder_manager").acting):
            known = take_in(chunks=[b"known"], name="a", at=AT, government=world.governments["alder"].id)
        orphan, _ = store.put([b"orphan"], limit=100)
        fresh, _ = store.put([b"fresh"], limit=100)
        killed = store.folder() / ".incoming-killed"
        killed.touch()
        long_ago = (AT - datetime.timedelta(days=3)).timestamp()
        for place in (store.path_of(known.sha256), store.path_of(orphan), killed):
            os.utime(place, (long_ago, long_ago))
        assert "interlocal.platform.files.tasks.sweep" in {
            task.task.name for task in app.periodic_registry.periodic_tasks.values()
        }
        sweep(AT)
        assert sorted(left_behind()) == sorted([known.sha256, fresh])
