"""The office's pages in Chromium: every door that opens, at every width, and its forms without JavaScript."""

import datetime
import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from interlocal.core.governments.actions import record_resolution
from interlocal.platform.acting import acting
from tests.browser.page_checks import all_problems, overflows, unreachable
from tests.office.doors import DOORS, grow_services, participation, shared
from tests.worlds import AT, World, tri_cities

pytestmark = pytest.mark.browser


@pytest.fixture
def world(address: str) -> World:
    """The everyday world, committed, so that the server sees it."""
    made = tri_cities()
    with acting(made.actor("director").acting):
        grow_services(made, 3)
        for when, document in (("fall 2018", "Report"), ("fall 2019", "Newsletter")):
            record_resolution(
                partnership=made.partnership,
                government=made.governments["alder"],
                what="Common purpose",
                adopted_stated=when,
                source_document=document,
                by=made.actor("director"),
                at=AT,
            )
    return made


def cookie(world: World, who: str, address: str) -> dict[str, str]:
    """What makes a browser hers."""
    client, name = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(world.people[who])
    return {"name": name, "value": client.cookies[name].value, "url": address}


def pages(world: World) -> list[tuple[str, tuple[int, ...]]]:
    """Every page of the office, and what it leads to, made; with widths. Forms share one template: narrow will do."""
    with acting(world.actor("director").acting):
        return [
            (door.address(world, **door.prepare(world)), (360,) if door.post else (360, 1280))
            for door in DOORS
            if door.get
        ]


def test_every_page_holds_at_every_width(page: Page, address: str, world: World) -> None:
    page.context.add_cookies([cookie(world, "director", address)])
    for path, widths in pages(world):
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            answer = page.goto(address + path)
            assert answer is not None
            assert answer.status == 200, path
            assert all_problems(page) == [], f"{path} at {width} px"
        page.set_viewport_size({"width": 320, "height": 900})
        assert overflows(page) == [], path


def test_the_keyboard_reaches_everything(page: Page, address: str, world: World) -> None:
    page.context.add_cookies([cookie(world, "director", address)])
    base = f"{address}/p/{world.partnership.key}/"
    for path in ("", "board/", "people/", "catalogue/add/", "governments/alder/figures/enter/"):
        page.goto(base + path)
        assert unreachable(page) == [], path


def test_a_figure_is_entered_and_two_writers_are_told_without_javascript(
    browser: Browser, address: str, world: World
) -> None:
    base = f"{address}/p/{world.partnership.key}/"
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}) as context:
        context.add_cookies([cookie(world, "alder_manager", address)])
        page = context.new_page()
        page.goto(f"{base}governments/alder/")
        page.get_by_role("link", name="Enter a figure").first.click()
        page.get_by_role("button", name="Enter").click()
        expect(page).to_have_title(re.compile("^Error:"))
        page.get_by_role("radio", name="Budget Adopted operating").check()
        page.get_by_label("Period").fill("FY2026")
        page.get_by_label("Value").fill("$1,200,000")
        page.get_by_role("radio", name="It stands in an adopted budget").check()
        page.get_by_label("Own government").check()
        page.get_by_role("button", name="Enter").click()
        page.get_by_role("link", name="Budget, FY2026").click()
        expect(page.get_by_role("button", name="Correct it")).to_be_visible()
        second = context.new_page()
        second.goto(page.url)
        for each, value in ((second, "1300000"), (page, "1400000")):
            each.get_by_label("Value").fill(value)
            each.get_by_role("button", name="Correct it").click()
        expect(page.get_by_role("alert").get_by_text("1300000")).to_be_visible()
        assert overflows(page) == []
        page.get_by_role("button", name="Correct it").click()
        expect(page.get_by_role("row").nth(1).get_by_text("$1,400,000")).to_be_visible()


def test_a_service_is_moved_without_javascript(browser: Browser, address: str, world: World) -> None:
    with acting(world.actor("director").acting):
        service = shared(world, "Radio towers")
        participation(world, service)
    with browser.new_context(java_script_enabled=False) as context:
        context.add_cookies([cookie(world, "director", address)])
        page = context.new_page()
        page.goto(f"{address}/p/{world.partnership.key}/board/")
        page.get_by_role("link", name="Radio towers").click()
        page.get_by_role("link", name="Move to another stage").click()
        page.get_by_role("combobox", name="Stage").select_option("on_hold")
        page.get_by_role("button", name="Move it").click()
        expect(page.get_by_role("alert").get_by_text("Say why it stands still")).to_be_visible()
        page.get_by_label("Reason").fill("The mast is under repair.")
        page.get_by_label("In this stage since").fill(datetime.date(2026, 10, 1).isoformat())
        page.get_by_role("button", name="Move it").click()
        expect(page.get_by_text("Oct 1, 2026").first).to_be_visible()
        expect(page.get_by_text("The mast is under repair.").first).to_be_visible()
