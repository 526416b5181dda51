"""Pages of a scan with more areas than one page shows: answers count them all, tables show some of them at once."""

import re

import pytest

from interlocal.modules.assessment.actions import add_areas, look_at_gate
from interlocal.modules.assessment.models import OwnScan
from interlocal.modules.assessment.models.criteria import GateKind
from interlocal.modules.assessment.report.own import LINES_AT_ONCE, PICTURED_AT_ONCE
from interlocal.platform.acting import acting
from tests.worlds import AT, World, tri_cities

from .raters import areas, say, started
from .told import HALF, address, signed_in, tell

pytestmark = pytest.mark.django_db
ALL = 2 * LINES_AT_ONCE + 10
MORE = ALL - 2  # beside the two that every scan of the tests has


@pytest.fixture
def world() -> World:
    return tri_cities()


@pytest.fixture
def scan(world: World) -> OwnScan:
    scan = started(world, "director", "alder_manager")
    by = world.actor("director")
    with acting(by.acting):
        names = [f"Library branch no. {number:02}" for number in range(MORE)]
        add_areas(scan=scan, services=[], names=names, by=by, at=AT)
    return scan


def page(world: World, path: str) -> str:
    shown = signed_in(world, "director").get(address(world, path))
    assert shown.status_code == 200
    return " ".join(shown.content.decode().split())


def heads(html: str, title: str) -> list[str]:
    """What heads the rows of the table with this caption."""
    tables = re.findall(r"<table.*?</table>", html)
    [table] = [table for table in tables if re.search(rf"<caption[^>]*>\s*{title}", table)]
    return [re.sub("<[^>]*>", "", head).strip() for head in re.findall(r'<th scope="row".*?</th>', table)]


@pytest.mark.parametrize(
    ("path", "title"), [("", "Areas"), ("forms/", "Answers by area"), ("verdicts/", "Verdicts by area")]
)
def test_every_area_stands_on_one_of_the_pages(world: World, scan: OwnScan, path: str, title: str) -> None:
    shown = [page(world, f"{path}?page={number}") for number in (1, 2, 3)]
    assert f"Areas 1 to {LINES_AT_ONCE} of {ALL}." in shown[0]
    assert f"Areas {2 * LINES_AT_ONCE + 1} to {ALL} of {ALL}." in shown[2]
    assert 'aria-label="Pages"' in shown[0]
    assert [name for html in shown for name in heads(html, title)] == [area.name for area in areas(world, scan)]


def test_the_answer_counts_those_on_other_pages(world: World, scan: OwnScan) -> None:
    tell(world, "alder_manager", "alder", f"Library branch no. {MORE - 1}", **HALF)
    for number in (1, 3):
        assert f"1 of {2 * ALL} short forms are begun" in page(world, f"forms/?page={number}")


def test_a_scan_that_fits_one_page_has_no_others(world: World) -> None:
    started(world)
    for path in ("", "forms/", "verdicts/"):
        assert 'aria-label="Pages"' not in page(world, path)
        assert "Areas 1 to" not in page(world, path)


def test_pages_tell_of_raters_who_are_far_apart_on_other_pages(world: World, scan: OwnScan) -> None:
    *others, last = areas(world, scan)
    for area in others:
        say(world, "director", area, *["high"] * 4)
        say(world, "alder_manager", area, *["high"] * 4)
    say(world, "director", last, *["none"] * 4)
    say(world, "alder_manager", last, "high", "low", "low", "low")
    for path in ("ratings/", "report/ratings/"):
        first, fifth = page(world, path), page(world, f"{path}?page=5")
        assert "In 1 place more raters are far apart, on an area that another page shows." in first
        assert heads(fifth, "Where raters are far apart") == [last.name]
        assert "place more" not in fifth


def test_the_chapter_of_gates_counts_those_on_other_pages(world: World, scan: OwnScan) -> None:
    by = world.actor("director")
    looked = areas(world, scan)[: LINES_AT_ONCE + 3]
    for area in looked:
        with acting(by.acting):
            state = "stops" if area is looked[0] else "clear"
            look_at_gate(area=area, kind=GateKind.LEGAL_AUTHORITY, state=state, note="Counsel", by=by, at=AT)
    for number in (1, 2):
        assert f"{LINES_AT_ONCE + 2} were looked at and are clear." in page(world, f"report/gates/?page={number}")


def test_ratings_begin_with_the_areas_that_rank_highest(world: World, scan: OwnScan) -> None:
    *others, last = areas(world, scan)
    say(world, "director", last, *["high"] * 4)
    say(world, "alder_manager", last, *["high"] * 4)
    rated = (last, *others[: PICTURED_AT_ONCE + 5])
    for area in rated[1:]:
        say(world, "director", area, *["low"] * 4)
    first, second, third = (page(world, f"ratings/?page={number}") for number in (1, 2, 3))
    assert heads(first, "Ranking by the weights")[0] == last.name
    assert heads(first, "What the raters say together")[-1] == last.name, "in the order of the scan"
    ranked = [name for html in (first, second) for name in heads(html, "Ranking by the weights")]
    assert sorted(ranked) == sorted(area.name for area in rated)
    assert "Ranking by the weights" not in third
    assert len(heads(second, "Not ranked")) + len(heads(third, "Not ranked")) == 3 * PICTURED_AT_ONCE - len(rated)
    assert f"under what share of all weightings each comes first: {last.name}" in third
