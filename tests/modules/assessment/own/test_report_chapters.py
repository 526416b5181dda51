"""The draft of a report on screen: its first page, and a page for each chapter, which says what the files say."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from interlocal.modules.assessment.actions import add_areas, decide
from interlocal.modules.assessment.issuing import own_draft_of
from interlocal.modules.assessment.models import OwnScan
from interlocal.modules.assessment.report.own import State, chapters
from interlocal.platform.acting import acting
from interlocal.ui.documents import to_json
from tests.modules.assessment.own.judged import a_scan
from tests.modules.assessment.own.told import address, signed_in, tell
from tests.worlds import AT, TODAY, World, tri_cities

pytestmark = pytest.mark.django_db
WIDE = 9


@pytest.fixture
def world() -> World:
    world = tri_cities()
    by = world.actor("director")
    with acting(by.acting):
        a_scan(world, "director", "alder_manager")
        names = [f"Library branch no. {number}" for number in range(WIDE)]
        for area in add_areas(scan=OwnScan.objects.get(), services=[], names=names, by=by, at=AT):
            decide(area=area, verdict="yes", next_step="Ask", reason="So it is", seen_version=0, by=by, at=AT)
    for number in range(WIDE):
        tell(world, "alder_manager", "alder", f"Library branch no. {number}", system=f"Acme {number}", vendor="Acme")
    return world


def chapters_in_file(world: World) -> dict[str, list[dict[str, Any]]]:
    by = world.actor("director")
    with acting(by.acting):
        report = own_draft_of(State(by, by.places[0], OwnScan.objects.get(), TODAY))
        return {section["title"]: section["blocks"] for section in json.loads(to_json(report))["sections"]}


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", html)).split())


def all_pages(client: Client, url: str) -> str:
    """All that a chapter shows, page after page."""
    shown, number = [], 1
    while True:
        html = client.get(f"{url}?page={number}").content.decode()
        shown.append(html)
        if 'rel="next"' not in html:
            return "\n".join(shown)
        number += 1


def test_the_first_page_leads_to_every_chapter_and_each_says_what_the_file_says(world: World) -> None:
    client = signed_in(world, "director")
    front = client.get(address(world, "report/")).content.decode()
    links = dict(re.findall(r'<li><a href="([^"]*/report/[a-z-]+/)">([^<]*)</a></li>', front))
    in_file = chapters_in_file(world)
    assert [unescape(title) for title in links.values()] == list(in_file)
    for url, title in links.items():
        html = all_pages(client, url)
        shown = text(html)
        assert f"<h1>{title}</h1>" in re.sub(r"<h1[^>]*>\s*(.*?)\s*</h1>", r"<h1>\1</h1>", html, flags=re.S)
        for block in in_file[unescape(title)]:
            for told in [block.get("title"), block.get("text"), *block.get("items", ())]:
                assert not told or " ".join(told.split()) in shown, (title, told)
            for row in block.get("rows", ()):
                assert row[0]["text"] in shown, (title, row[0]["text"])


def test_a_chapter_with_a_table_for_each_area_shows_few_of_them_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chapters, "MOST_LINES", 15)
    at_once = 7  # of two members, a line each
    client = signed_in(world, "director")
    first, second = (client.get(address(world, f"report/today/?page={n}")).content.decode() for n in (1, 2))
    assert (first.count("<table"), second.count("<table")) == (at_once, WIDE - at_once)
    assert f"Areas 1 to {at_once} of {WIDE}." in text(first)


def test_each_chapter_leads_to_the_next_that_has_something_to_say(world: World) -> None:
    client = signed_in(world, "director")
    url, seen = address(world, "report/verdicts/"), []
    while url:
        html = client.get(url).content.decode()
        seen.append(text(re.search(r"<h1.*?</h1>", html, re.S).group()))  # type: ignore[union-attr]
        found = re.search(r'<a href="([^"]*)">\s*Next chapter: ', html)
        url = found.group(1) if found else ""
    assert seen == list(chapters_in_file(world))


def test_what_says_nothing_of_today_makes_no_chapter_of_it() -> None:
    world = tri_cities()
    with acting(world.actor("director").acting):
        _scan, payroll, _fleet = a_scan(world, "director")
        by = world.actor("director")
        decide(area=payroll, verdict="yes", next_step="Ask", reason="So it is", seen_version=0, by=by, at=AT)
    tell(world, "alder_manager", "alder", "Payroll", contract_ends="2027-06-30")
    assert "What members do today" not in chapters_in_file(world)
    client = signed_in(world, "director")
    assert "What members do today" not in client.get(address(world, "report/")).content.decode()
    assert client.get(address(world, "report/today/")).status_code == 404


@pytest.mark.parametrize("chapter", ["nonsense", "deeper-look", "plan-tasks", "readiness"])
def test_a_chapter_that_the_report_does_not_have_is_not_there(world: World, chapter: str) -> None:
    assert signed_in(world, "director").get(address(world, f"report/{chapter}/")).status_code == 404
