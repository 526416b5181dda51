"""A report and its charts as Chromium lays them out: what estimates of letters cannot promise."""

import re

import pytest
from playwright.sync_api import Page, expect

from interlocal.ui.documents import Section, to_html
from tests.browser.page_checks import axe_violations, dangling_ids, duplicate_ids, overflows
from tests.ui.samples import all_charts, claims, report

pytestmark = pytest.mark.browser

OUTSIDE = """() => [...document.querySelectorAll("svg[role=img]")].flatMap(svg => {
    const frame = svg.viewBox.baseVal;
    return [...svg.querySelectorAll("text")].filter(text => {
        const box = text.getBBox();
        return box.x < -1 || box.y < -1 || box.x + box.width > frame.width + 1 || box.y + box.height > frame.height + 1;
    }).map(text => text.textContent);
})"""
COLLIDING = """() => [...document.querySelectorAll("svg[role=img]")].flatMap(svg => {
    const boxes = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBBox()]);
    return boxes.flatMap(([one, a], index) => boxes.slice(index + 1).filter(([, b]) =>
        a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 4 < b.y + b.height && b.y + 4 < a.y + a.height
    ).map(([other]) => `${one} / ${other}`));
})"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll("svg[role=img] text")]
    .filter(text => text.getBoundingClientRect().width > 0)
    .map(text => parseFloat(text.getAttribute("font-size")) * text.getScreenCTM().a))"""


@pytest.fixture
def report_page(page: Page, address: str) -> Page:
    """A report with one chart of every kind, in the frame of a page of ours."""
    shown = report(sections=(Section("Charts", tuple(all_charts())), Section("Claims", (claims(),))))
    page.goto(f"{address}/design/")
    page.evaluate(
        "html => { document.querySelector('main').innerHTML = html }", f"<h1>{shown.title}</h1>{to_html(shown)}"
    )
    page.evaluate("async () => { await document.fonts.ready }")
    assert page.evaluate("() => document.fonts.check('600 14px \"Public Sans\"')")
    return page


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_charts_can_be_read_at_every_width(report_page: Page, width: int) -> None:
    report_page.set_viewport_size({"width": width, "height": 900})
    assert report_page.evaluate(OUTSIDE) == []
    assert report_page.evaluate(COLLIDING) == []
    assert report_page.evaluate(SMALLEST) > 9
    assert overflows(report_page) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_report_is_accessible(report_page: Page, width: int) -> None:
    report_page.set_viewport_size({"width": width, "height": 900})
    assert axe_violations(report_page) == []
    assert dangling_ids(report_page) == []
    assert duplicate_ids(report_page) == []


def test_contents_lead_to_a_chapter_and_are_not_printed(report_page: Page) -> None:
    report_page.get_by_text("In this report: 2 chapters").click()
    report_page.get_by_role("link", name="Claims").click()
    expect(report_page.get_by_role("heading", name="Claims")).to_be_in_viewport()
    expect(report_page).to_have_url(re.compile("#chapter-2$"))
    report_page.emulate_media(media="print")
    expect(report_page.get_by_text("In this report: 2 chapters")).to_be_hidden()


def test_nothing_in_a_report_needs_an_inline_style_or_script() -> None:
    html = to_html(report(sections=(Section("Charts", tuple(all_charts())),)))
    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=", html)
