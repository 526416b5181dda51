"""Every page answers to those who may look; what one member's manager may do ends at her own government."""

import re

import pytest

from tests.office.conftest import Office, SignIn

PAGES = ["", "board/", "participation/", "people/", "decisions/", "catalogue/", "governments/alder/"]


@pytest.mark.parametrize("who", ["director", "alder_manager", "alder_viewer"])
def test_pages_open_to_members(who: str, office: Office, signed_in: SignIn) -> None:
    client = signed_in(who)
    assert [client.get(office.address(page)).status_code for page in PAGES] == [200] * len(PAGES)


@pytest.mark.parametrize(
    ("who", "path", "allowed"),
    [
        ("alder_manager", "governments/alder/edit/", True),
        ("alder_manager", "governments/birch/edit/", False),
        ("alder_manager", "governments/alder/figures/enter/", True),
        ("alder_manager", "governments/birch/figures/enter/", False),
        ("alder_manager", "people/invite/", True),
        ("alder_manager", "people/roles/give/", True),
        ("alder_manager", "edit/", False),
        ("alder_manager", "members/admit/", False),
        ("alder_manager", "catalogue/add/", False),
        ("alder_manager", "audit/", True),
        ("birch_finance", "governments/birch/figures/enter/", True),
        ("birch_finance", "governments/birch/edit/", False),
        ("birch_finance", "people/invite/", False),
        ("birch_finance", "audit/", False),
        ("alder_clerk", "decisions/log/", False),
        ("alder_clerk", "governments/alder/figures/enter/", False),
        ("director", "governments/birch/edit/", False),
        ("director", "governments/birch/figures/enter/", True),
        ("director", "decisions/log/", True),
    ],
)
def test_what_may_be_done_ends_at_ones_own_government(
    who: str, path: str, allowed: bool, office: Office, signed_in: SignIn
) -> None:
    client = signed_in(who)
    asked, sent = client.get(office.address(path)), client.post(office.address(path))
    assert asked.status_code == (200 if allowed else 404)
    assert sent.status_code in ((200, 405) if allowed else (404, 405))


def test_buttons_appear_only_for_those_who_may(office: Office, signed_in: SignIn) -> None:
    for page in ("", "board/", "people/", "decisions/", "catalogue/", "governments/birch/"):
        html = signed_in("alder_viewer").get(office.address(page)).content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        main = re.sub(r'<form class="il-filter".*?</form>', "", main, flags=re.DOTALL)
        assert "usa-button" not in main.replace("usa-button-group", ""), page
        assert "usa-button" in signed_in("director").get(office.address(page)).content.decode()


def test_the_same_pages_in_spanish_have_their_dates_in_spanish(office: Office, signed_in: SignIn) -> None:
    page = office.address(f"board/{office.services['Payroll'].id}/")
    answer = signed_in("director").get(page, headers={"accept-language": "es"})
    assert "1 ene 2021" in answer.content.decode()
    assert "Jan 1, 2021" in signed_in("director").get(page).content.decode()
