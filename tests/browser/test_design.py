"""The component page holds every component in every state: what is right there is right on every page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.page_checks import all_problems, overflows, unreachable

pytestmark = pytest.mark.browser

PAGES = ("/design/", "/design/form/", "/design/narrow/", "/design/error/404/")


def test_pages_hold_at_every_width(page: Page, address: str) -> None:
    refused = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    for path in PAGES:
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address + path)
            assert all_problems(page) == [], f"{path} at {width} px"
            assert unreachable(page) == [], f"{path} at {width} px"
        page.set_viewport_size({"width": 320, "height": 900})
        assert overflows(page) == [], path
    assert refused == []


def test_menus_open_without_javascript_and_hide_nothing(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address}/design/")
        expect(page.get_by_role("link", name="Benchmarks")).not_to_be_visible()
        page.get_by_text("Menu", exact=True).click()
        expect(page.get_by_role("link", name="Benchmarks")).to_be_visible()
        page.set_viewport_size({"width": 1280, "height": 900})
        page.reload()
        expect(page.get_by_role("link", name="Benchmarks")).to_be_visible()


def test_a_refused_form_leads_to_its_fields(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/design/form/")
        page.get_by_role("button", name="Save").click()
        expect(page).to_have_title(re.compile("^Error:"))
        expect(page.locator(":focus")).to_have_attribute("role", "alert")
        page.get_by_role("link", name="How will you take part?").click()
        expect(page).to_have_url(re.compile("#id_mode_0$"))
        expect(page.locator(":focus")).to_have_id("id_mode_0")


def test_progress_looks_again_and_keeps_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}/design/")
    link = page.locator("#progress-import-link")
    before = link.element_handle()
    link.focus()
    with page.expect_response(f"{address}/design/"):
        pass
    page.wait_for_function("before => !before.isConnected", arg=before)
    expect(page.locator(":focus")).to_have_id("progress-import-link")


def test_on_paper_ways_around_are_gone_and_folded_parts_are_open(page: Page, address: str) -> None:
    page.goto(f"{address}/design/")
    page.emulate_media(media="print")
    for gone in (".usa-skipnav", ".il-side", ".usa-breadcrumb", ".il-actions", ".usa-footer"):
        expect(page.locator(gone).first).not_to_be_visible()
    expect(page.locator(".il-synthetic")).to_be_visible()
    expect(page.locator("details:not([open]) .usa-accordion__content").first).to_be_visible()
