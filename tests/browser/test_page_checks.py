"""The checks find what they look for: a check that finds nothing proves nothing."""

import pytest
from playwright.sync_api import Page

from tests.browser.page_checks import (
    axe_violations,
    dangling_ids,
    duplicate_attributes,
    duplicate_ids,
    inline_code,
    overflows,
    unreachable,
)

pytestmark = pytest.mark.browser

GOOD = """<!DOCTYPE html><html lang="en"><head><title>Good</title></head><body><main><h1>Good</h1>
<label for="name">Name</label><input id="name" aria-describedby="hint"><p id="hint">As in the agreement.</p>
<a href="#hint">To the hint</a><button>Save</button></main></body></html>"""


def test_a_good_page_passes(page: Page) -> None:
    page.set_content(GOOD)
    page.add_style_tag(content=":focus-visible { outline: 3px solid }")
    for check in (axe_violations, dangling_ids, duplicate_ids, overflows, unreachable):
        assert check(page) == []
    assert duplicate_attributes(GOOD) == []


def test_a_button_without_a_name_is_found(page: Page) -> None:
    page.set_content(GOOD.replace("Save", ""))
    assert any(found.startswith("button-name") for found in axe_violations(page))


def test_references_that_lead_nowhere_are_found(page: Page) -> None:
    page.set_content('<label for="a">A</label><input id="b" aria-describedby="b c"><a href="#d">D</a>')
    assert sorted(dangling_ids(page)) == ['aria-describedby="c"', 'for="a"', 'href="#d"']


def test_ids_and_attributes_that_come_twice_are_found(page: Page) -> None:
    html = '<p id="a">1</p><p id="a" class="x" class="y">2</p>'
    page.set_content(html)
    assert duplicate_ids(page) == ["a"]
    assert duplicate_attributes(html) == ["<p class>, line 1"]


def test_what_is_too_wide_is_found_unless_it_scrolls_by_itself(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.set_content('<pre class="long">' + "x" * 400 + "</pre>")
    assert overflows(page)[1:] == ["pre.long"]
    page.add_style_tag(content="pre { overflow-x: auto }")
    assert overflows(page) == []


def test_style_and_script_in_the_markup_are_found(page: Page) -> None:
    page.set_content('<p style="color: red">1</p><button onclick="go()">Go</button><script>go = () => 1</script>')
    assert len(inline_code(page)) == 3


def test_what_tab_does_not_reach_or_show_is_found(page: Page) -> None:
    page.set_content('<a href="/a" tabindex="-1">A</a> <a href="/b">B</a> <a href="/c">C</a>')
    page.add_style_tag(content='a { outline: none !important } a[href="/c"]:focus { outline: 3px solid !important }')
    found = unreachable(page)
    assert [text.split(":")[0] for text in found] == ["focus not seen", "not reached"]
