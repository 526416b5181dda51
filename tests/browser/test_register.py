"""The register and its import in Chromium: every page at every width, and the whole way without JavaScript."""

import datetime
import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Draft
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.browser.page_checks import all_problems, overflows
from tests.ui.import_wizard.uploads import workbook
from tests.worlds import AT, World, tri_cities

pytestmark = pytest.mark.browser

HEADINGS = ["Agreement name", "Parties", "Vendor", "Expires", "Notice date", "Budget line"]


@pytest.fixture
def world(committed_database: str) -> World:
    """The three cities, with agreements of every standing."""
    world = tri_cities()
    by, today = world.actor("director"), now().date()
    alder, birch = world.governments["alder"], world.governments["birch"]
    day = datetime.timedelta(days=1)
    drafts = [
        Draft("Dispatch", (alder, birch), ("Riverside Ambulance",), {"notice_by": today + 35 * day}),
        Draft("Salt", (alder, birch), (), {"ends_on": today + 90 * day}),
        Draft("Mutual aid", (alder, birch), (), {"term_stated": "until one of them ends it"}),
        Draft("Mowing along County Road 12", (birch,), ("Green Verge",), {"ends_on": today - day}),
    ]
    with acting(by.acting):
        record_agreements(partnership=world.partnership.id, drafts=drafts, by=by, at=AT)
    return world


def sign_in(context: BrowserContext, world: World, address: str, who: str = "director") -> str:
    """Sign `who` in; the register's address."""
    client = Client()
    client.force_login(world.people[who])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    return f"{address}/p/{world.partnership.key}/register/"


def check(page: Page) -> None:
    """The page that is open, at three widths."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert all_problems(page) == [], f"{page.url} at {width} px"
    page.set_viewport_size({"width": 320, "height": 900})
    assert overflows(page) == [], page.url


def send(page: Page, button: str, *rows: list[object]) -> None:
    """Choose a workbook of `rows` and press a button."""
    content = workbook(HEADINGS, *rows)
    page.get_by_label("Workbook or CSV file").set_input_files(
        {"name": "October register.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name=button).click()


def test_the_register_holds_at_every_width(page: Page, address: str, world: World) -> None:
    register = sign_in(page.context, world, address)
    page.goto(register)
    check(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Dispatch").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dispatch")
    check(page)
    page.get_by_role("link", name="Edit").click()
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    check(page)
    page.go_back()
    page.get_by_role("link", name="Lead and approvals").click()
    expect(page.get_by_label("Alder: approved on")).to_be_visible()
    check(page)
    page.get_by_label("Administered by").select_option(label="Alder")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The agreement was changed.")).to_be_visible()
    page.goto(register)
    expect(page.get_by_text("Alder (lead)")).to_be_visible()
    check(page)
    page.go_back()
    page.get_by_role("link", name="Add a document").click()
    page.get_by_label("File").set_input_files(
        {"name": "ila.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 x"}
    )
    check(page)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("link", name="ila.pdf")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Remove").click()
    expect(page.get_by_role("button", name="Remove it")).to_be_visible()
    check(page)
    page.goto(f"{register}add/")
    page.get_by_role("button", name="Enter it").click()
    expect(page).to_have_title(re.compile("^Error:"))
    check(page)


def test_a_file_is_imported_without_javascript_and_every_page_on_the_way_holds(
    browser: Browser, address: str, world: World
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        checked = context.browser.new_context() if context.browser else context
        register = sign_in(context, world, address)
        sign_in(checked, world, address)
        look = checked.new_page()

        def hold() -> None:
            """Axe needs JavaScript: the same address in a window that has it."""
            look.goto(page.url)
            check(look)

        page.goto(register)
        page.get_by_role("link", name="Import a file").click()
        expect(page.get_by_label("Workbook or CSV file")).to_be_visible()
        hold()
        send(page, "Upload it", ["Dispatch", "Aldr", "", "31/12/2026", "", 1])
        expect(page.get_by_label("Column D, Expires")).to_have_value("last_day")
        hold()
        page.get_by_role("button", name="Check every row").click()
        expect(page.get_by_text("2 cells of October register.xlsx are to be mended")).to_be_visible()
        hold()
        send(
            page,
            "Upload the mended file",
            ["Dispatch", "Alder; Birch", "Riverside Ambulance", datetime.date(2031, 1, 1), "6/30/2030", 1],
            ["Library cards", "City of Alder; birch", "", "", "", 2],
        )
        expect(page.get_by_text("Row 3, added: Library cards")).to_be_visible()
        hold()
        page.get_by_text("Row 3, added: Library cards").click()
        expect(page.get_by_text("Alder; Birch")).to_be_visible()
        page.go_back()
        page.go_forward()
        page.get_by_role("button", name="Import 2 rows").click()
        expect(page.get_by_text("The file was imported.")).to_be_visible()
        hold()
        page.get_by_role("link", name="See the result").click()
        expect(page.get_by_role("link", name="Library cards")).to_be_visible()
        checked.close()
