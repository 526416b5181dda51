"""Set-up, invitation, signing in and home in a real browser: at every width, by keyboard, without JavaScript."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from interlocal.core.access.roles import Role
from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Draft
from interlocal.core.people.actions import invite
from interlocal.core.people.models import Person
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.site.set_up.door import set_up_code
from tests.browser.page_checks import all_problems, overflows, unreachable
from tests.worlds import World, tri_cities

pytestmark = pytest.mark.browser

PASSWORD = "a long enough pass phrase"
FOR_EVERYBODY = (
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/inactive/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-x/",
    "/accounts/password/reset/key/done/",
    "/invitation/forged/",
    "/nonsense/",
)
FOR_PEOPLE = (
    "/",
    "/profile/",
    "/profile/erase/",
    "/accounts/logout/",
    "/accounts/sessions/",
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
)


@pytest.fixture
def world(address: str) -> World:
    """The three cities; Alder's manager has a password, and something waits for her."""
    world = tri_cities()
    manager = world.people["alder_manager"]
    manager.set_password(PASSWORD)
    manager.save()
    by = world.actor("director", now())
    with acting(by.acting):
        soon = {"notice_by": now().date()}
        dispatch = Draft("Joint dispatch", (world.governments["alder"],), values=soon)
        record_agreements(partnership=world.partnership.id, drafts=[dispatch], by=by, at=now())
    return world


def holds(page: Page, address: str, path: str) -> None:
    """Nothing is wrong with a page at any width."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + path)
        assert all_problems(page) == [], f"{path} at {width} px"
        assert unreachable(page) == [], f"{path} at {width} px"
    page.set_viewport_size({"width": 320, "height": 900})
    assert overflows(page) == [], path


def sign_in(page: Page, address: str, person: Person) -> None:
    """Be signed in, past the form."""
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def test_pages_for_everybody_hold_at_every_width(page: Page, address: str, world: World) -> None:
    for path in FOR_EVERYBODY:
        holds(page, address, path)


def test_pages_for_people_hold_at_every_width(page: Page, address: str, world: World) -> None:
    sign_in(page, address, world.people["alder_manager"])
    for path in FOR_PEOPLE:
        holds(page, address, path)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("1 thing waits for you")


def test_the_second_factor_s_pages_hold_and_its_picture_is_shown(page: Page, address: str, world: World) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    sign_in(page, address, world.people["alder_manager"])
    page.goto(f"{address}/accounts/2fa/totp/activate/")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("main img")).to_be_visible()
    holds(page, address, "/accounts/2fa/totp/activate/")
    assert page.locator("main img").evaluate("picture => picture.naturalWidth") > 0
    assert refused == []


def test_set_up_holds_at_every_width_and_works_without_javascript(
    browser: Browser, page: Page, address: str, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    holds(page, address, "/set-up/")
    holds(page, address, f"/set-up/?code={set_up_code()}")
    with browser.new_context(java_script_enabled=False) as context:
        visit = context.new_page()
        visit.goto(f"{address}/set-up/?code={set_up_code()}")
        for label, text in {
            "Name of the government": "Maple Council",
            "State required": "MN",
            "Your name": "Dana Director",
            "Your e-mail address": "dana@maple.example",
            "Name of the partnership": "Maple Partnership",
            "Or type them, one a line": "Alder, city, MN\nBirch, hamlet, MN",
        }.items():
            visit.get_by_role("textbox", name=label).fill(text)
        visit.get_by_role("button", name="Set up").click()
        summary = visit.get_by_role("alert")
        expect(summary).to_contain_text("Password")
        expect(summary).to_contain_text("your list, line 2, Kind: “hamlet” is no kind of government.")
        visit.get_by_label("Password").fill(PASSWORD)
        visit.get_by_label("Or type them, one a line").fill("Alder, city, MN\nBirch, village, MN")
        visit.get_by_role("button", name="Set up").click()
        expect(visit.get_by_role("heading", level=1)).to_have_text("Nothing waits for you")
        expect(visit.get_by_role("link", name="Maple Partnership")).to_be_visible()


def test_an_invitation_holds_and_is_taken_up_without_javascript(
    browser: Browser, page: Page, address: str, world: World
) -> None:
    by = world.actor("alder_manager", now())
    with acting(by.acting):
        _open, link = invite(
            government=world.governments["alder"],
            partnership=world.partnership.id,
            email="nora@alder.example",
            name="Nora New",
            role=Role.CLERK,
            address="/invitation/{token}/",
            by=by,
            at=now(),
        )
    holds(page, address, link)
    with browser.new_context(java_script_enabled=False) as context:
        visit = context.new_page()
        visit.goto(address + link)
        visit.get_by_label("Password").fill(PASSWORD)
        visit.get_by_role("button", name="Accept and sign in").click()
        expect(visit.get_by_role("status")).to_contain_text("You now work for Alder here, as: Clerk.")
        visit.get_by_text(re.compile("Nora New")).click()
        visit.get_by_role("button", name="Sign out").click()
        visit.get_by_label("E-mail address").fill("nora@alder.example")
        visit.get_by_label("Password").fill(PASSWORD)
        visit.get_by_role("button", name="Sign in").click()
        expect(visit).to_have_url(f"{address}/")
