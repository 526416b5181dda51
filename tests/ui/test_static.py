"""What the browser fetches: all there, all used, nothing that the Content-Security-Policy refuses."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders

import interlocal
from interlocal.ui.marks import LOOKS, UNKNOWN

PACKAGE = Path(interlocal.__file__).parent
STATIC = PACKAGE / "ui/static/interlocal"
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
SHEETS = sorted(STATIC.glob("css/*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_what_a_style_sheet_names_is_there(sheet: Path) -> None:
    for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
        steps = (Path("interlocal/css") / unquote(address)).parts
        name = re.sub(r"[^/]+/[^/]+/\.\./\.\./|[^/]+/\.\./", "", "/".join(steps))
        assert finders.find(name), address


def test_every_style_sheet_is_linked_by_every_page() -> None:
    linked = re.findall(r"interlocal/css/(\w+\.css)", (PACKAGE / "ui/templates/layouts/document.html").read_text())
    assert sorted(linked) == [sheet.name for sheet in SHEETS]


def test_every_icon_that_is_named_is_drawn_and_the_other_way_round() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    named = {icon for icon, _tone in (*LOOKS.values(), UNKNOWN)} | {"info", "success", "warning", "error"}
    for template in TEMPLATES:
        named |= set(re.findall(r'{% icon "([\w-]+)" %}', template.read_text()))
    assert named == drawn


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_templates_hold_no_style_and_no_script(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|hx-on|javascript:", text)
