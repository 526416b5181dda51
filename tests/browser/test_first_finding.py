"""From an empty installation to a first finding, in Chromium, with the work that it takes counted."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django import Settings

from interlocal.site.set_up.door import set_up_code
from tests.browser.first_finding import walk

pytestmark = pytest.mark.browser


def test_a_director_has_a_first_finding_within_ten_minutes_of_work(
    browser: Browser, address: str, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    with browser.new_context() as hers, browser.new_context(viewport={"width": 360, "height": 800}) as his:
        director, member = hers.new_page(), his.new_page()
        work, his_work = walk(director, member, f"{address}/set-up/?code={set_up_code()}", lambda page, name: None)
        expect(director.get_by_role("heading", name="Alder and Birch use the same system")).to_be_visible()
        expect(director.get_by_role("heading", name="Alder and Birch have contracts")).to_be_visible()
    assert work.seconds < 600
    assert his_work.seconds < 600
