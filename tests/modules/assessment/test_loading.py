"""A scan file through the page and the command line: taken whole, or refused with every problem and its place."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape
from typer.testing import CliRunner

from interlocal.cli.assess import app
from interlocal.core.audit.models import Event
from interlocal.modules.assessment.models import PublishedScan
from interlocal.modules.assessment.scan_file import read_scan, scan_workbook
from interlocal.platform.acting import acting
from tests.modules.assessment.scan_file.files import GOOD
from tests.worlds import World, all_ids, tri_cities

PUBLISHED = Path(__file__).parents[3] / "src/interlocal/demo/scans/milwaukee.scan.yaml"
SCANS = "/p/maple-partnership/assessment/"
WORKBOOK = scan_workbook(read_scan(GOOD.encode(), "scan.yaml"))


@pytest.fixture
def world() -> World:
    return tri_cities()


def send(world: World, content: bytes, name: str, who: str = "director", **more: str) -> HttpResponse:
    client = Client()
    client.force_login(world.people[who])
    body = {"file": SimpleUploadedFile(name, content), "whole": "yes", **more}
    return client.post(SCANS, {key: value for key, value in body.items() if value})


def edited(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """The good workbook after `change`."""
    book = openpyxl.load_workbook(io.BytesIO(WORKBOOK))
    change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The good workbook with one more part in its archive."""
    archive = io.BytesIO(WORKBOOK)
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return archive.getvalue()


#: A bad file (name, content), and a part of what must be told: where, and what to do.
BAD: dict[str, tuple[str, bytes, str]] = {
    "unknown key": (
        "scan.yaml",
        GOOD.replace("next_step:", "nextstep:").encode(),
        "scan.yaml, line 13, areas, item 1, nextstep: is not a field; did you mean next_step?",
    ),
    "duplicate area": (
        "scan.yaml",
        GOOD.replace("key: fleet", "key: payroll").encode(),
        'areas, item 2, key: repeats the key "payroll" of item 1;',
    ),
    "inverted range": (
        "scan.yaml",
        GOOD.replace("low: 100", "low: 300").encode(),
        "line 31, claims, item 1, low: is 300, above the high end 200; exchange the two.",
    ),
    "no period": (
        "scan.yaml",
        GOOD.replace("    period: annual\n", "").encode(),
        "claims, item 1, period: is missing; a figure needs it.",
    ),
    "renamed workbook": ("scan.xlsx", GOOD.encode(), "scan.xlsx: "),
    "workbook called YAML": ("scan.yaml", WORKBOOK, "scan.yaml, line "),
    "damaged": ("scan.xlsx", WORKBOOK[:200] + bytes(400) + WORKBOOK[600:], "scan.xlsx"),
    "formula": (
        "scan.xlsx",
        edited(lambda book: book["claims"].__setitem__("D2", "=C2*2")),
        "sheet claims, cell D2: The cell holds a formula.",
    ),
    "zip bomb": ("scan.xlsx", with_part("xl/media/bomb.bin", bytes(400_000_000)), "scan.xlsx: "),
    "macros": ("scan.xlsx", with_part("xl/vbaProject.bin", b"macro"), "scan.xlsx: "),
    "cut off": ("scan.xlsx", WORKBOOK[:3000], "scan.xlsx: "),
    "cut off text": ("scan.json", b'{"format": "interlocal-scan-1", "key": "two', "scan.json, line 1: cannot be read"),
}


@pytest.mark.django_db
class TestThePage:
    def test_a_good_file_is_loaded_shown_and_once_only(self, world: World) -> None:
        first = send(world, GOOD.encode(), "scan.yaml")
        assert (first.status_code, first["Location"]) == (302, f"{SCANS}two-cities/")
        send(world, WORKBOOK, "scan.xlsx")
        assert len(all_ids(PublishedScan, world.actor("director"))) == 1
        with acting(world.actor("director").acting):
            assert Event.objects.filter(verb="scan.loaded").count() == 2

    @pytest.mark.parametrize(("name", "content", "told"), BAD.values(), ids=BAD.keys())
    def test_a_bad_file_is_refused_with_its_place_and_leaves_nothing(
        self, world: World, name: str, content: bytes, told: str
    ) -> None:
        answer = send(world, content, name)
        assert answer.status_code == 200
        page = answer.content.decode().replace("<strong>", "").replace("</strong>", "")
        assert escape(told).strip() in page
        assert "Nothing of it was kept" in page
        assert not all_ids(PublishedScan, world.actor("director"))

    def test_too_large_a_file_and_one_that_was_cut_off_are_refused(self, world: World) -> None:
        large = send(world, b"#" * 5_000_001, "scan.yaml").content.decode()
        assert "The file has 6 MB; a scan needs far less than 5 MB." in large
        assert "The upload was cut off" in send(world, GOOD.encode(), "scan.yaml", whole="").content.decode()
        assert not all_ids(PublishedScan, world.actor("director"))

    def test_fifty_megabytes_are_refused_before_they_are_read(self, world: World) -> None:
        client = Client()
        client.force_login(world.people["director"])
        answer = client.post(SCANS, CONTENT_LENGTH="50000000")
        assert (answer.status_code, b"too large" in answer.content) == (413, True)

    def test_only_who_may_load_sees_the_form(self, world: World) -> None:
        pages = {}
        for who in ("director", "alder_viewer"):
            client = Client()
            client.force_login(world.people[who])
            pages[who] = client.get(SCANS).content.decode()
        assert "Load the file" in pages["director"]
        assert "Load the file" not in pages["alder_viewer"]
        assert send(world, GOOD.encode(), "scan.yaml", who="alder_viewer").status_code == 404
        assert not all_ids(PublishedScan, world.actor("director"))


class TestTheCommandLine:
    @pytest.mark.parametrize(("name", "content", "told"), BAD.values(), ids=BAD.keys())
    def test_the_same_files_are_refused_in_the_same_words(
        self, tmp_path: Path, name: str, content: bytes, told: str
    ) -> None:
        (tmp_path / name).write_bytes(content)
        result = CliRunner().invoke(app, [str(tmp_path / name), "--out", str(tmp_path / "out")])
        assert result.exit_code == 1
        assert result.stdout == ""
        assert told in result.stderr
        assert [path.name for path in tmp_path.iterdir()] == [name]

    def test_fifty_megabytes_are_refused_without_reading_them_all(self, tmp_path: Path) -> None:
        with (tmp_path / "scan.yaml").open("wb") as file:
            file.truncate(50_000_000)
        result = CliRunner().invoke(app, [str(tmp_path / "scan.yaml")])
        assert (result.exit_code, result.stderr) == (1, "scan.yaml: is larger than 5 MB; a scan needs far less.\n")


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_the_example_that_is_offered_can_be_loaded(world: World, ending: str) -> None:
    client = Client()
    client.force_login(world.people["director"])
    assert f"{SCANS}example.{ending}" in client.get(SCANS).content.decode()
    example = client.get(f"{SCANS}example.{ending}").content
    assert send(world, example, f"example.scan.{ending}").status_code == 302
    assert client.get(f"{SCANS}example.pdf").status_code == 404
    page = client.get(f"{SCANS}two-rivers/").content.decode()
    assert "Every government, person and figure in this partnership is invented." in page


@pytest.mark.django_db
def test_the_banner_says_invented_of_nothing_real(world: World) -> None:
    client = Client()
    client.force_login(world.people["director"])
    send(world, PUBLISHED.read_bytes(), PUBLISHED.name)
    page = client.get(f"{SCANS}milwaukee/").content.decode()
    assert "The governments and people of this partnership are invented. The study on this page is not." in page
    assert "the partnership that this report is made for is invented" in page
    assert "figure in this partnership is invented" not in page
