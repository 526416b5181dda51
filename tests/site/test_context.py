"""What surrounds every page: who, where, the way on; and one page for absent, not yours and not for you."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from interlocal.core.access.roles import Role
from interlocal.core.governments.models import Partnership
from interlocal.platform.acting import acting
from tests.worlds import World, role, tri_cities

SignedIn = Callable[[str], Client]


def test_absent_not_yours_and_not_for_you_look_the_same(world: World, signed_in: SignedIn) -> None:
    other = tri_cities("Other ")
    client = signed_in("alder_viewer")
    paths = [
        "/p/nowhere/board/",
        f"/p/{other.partnership.key}/board/",
        f"/p/{other.partnership.key}/nonsense/",
        "/nonsense/",
    ]
    answers = [client.get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [404] * 4
    pages = {_without_what_differs(answer.content.decode(), path) for answer, path in zip(answers, paths, strict=True)}
    assert len(pages) == 1
    [page] = pages
    assert other.partnership.name not in page
    assert "Alder Viewer" in page


def test_within_one_s_own_partnership_too(world: World, signed_in: SignedIn) -> None:
    client, home = signed_in("alder_viewer"), f"/p/{world.partnership.key}"
    paths = [f"{home}/board/00000000-0000-7000-8000-000000000000/", f"{home}/people/invite/"]
    answers = [client.get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [404, 404]
    first, second = (
        _without_what_differs(answer.content.decode(), path) for answer, path in zip(answers, paths, strict=True)
    )
    assert first == second


def test_the_convener_the_synthetic_banner_and_the_way_out_are_on_every_page(world: World, signed_in: SignedIn) -> None:
    page = " ".join(signed_in("alder_manager").get(f"/p/{world.partnership.key}/board/").content.decode().split())
    assert "Hosted by Maple Council for its member governments" in page
    assert "Synthetic data." in page
    assert 'action="/accounts/logout/"' in page
    assert 'href="/profile/"' in page


def test_in_the_demo_no_real_government_looks_like_the_host(
    world: World, signed_in: SignedIn, settings: Settings
) -> None:
    settings.DEMO = True
    synthetic = signed_in("director").get("/p/maple-partnership/board/").content.decode()
    assert "Not hosted, reviewed or endorsed" not in synthetic
    with acting(world.actor("director").acting):
        Partnership.objects.filter(id=world.partnership.id).update(synthetic=False)
    for path in ("/", "/p/maple-partnership/board/"):
        page = signed_in("director").get(path).content.decode()
        assert "Not hosted, reviewed or endorsed by the governments named" in page
        assert "Hosted by" not in page


def test_pages_of_signing_in_know_who_is_here(signed_in: SignedIn) -> None:
    assert "Alder Manager" in signed_in("alder_manager").get("/accounts/sessions/").content.decode()


def test_whoever_has_two_partnerships_can_switch(world: World, signed_in: SignedIn) -> None:
    client, board = signed_in("alder_manager"), f"/p/{world.partnership.key}/board/"
    assert client.get(board).context["partnerships"] == ()
    other = tri_cities("Other ")
    role(world.people["alder_manager"], other.governments["birch"], Role.VIEWER)
    switch = client.get(board).context["partnerships"]
    assert [(item.title, item.url, item.current) for item in switch] == [
        ("Maple Partnership", "/p/maple-partnership/", True),
        ("Other Maple Partnership", "/p/other-maple-partnership/", False),
    ]


@pytest.mark.parametrize(
    ("path", "current"),
    [("", "Partnership"), ("board/", "Board"), ("register/", "Register of agreements"), ("people/", "People")],
)
def test_one_entry_of_the_navigation_is_the_current_one(signed_in: SignedIn, path: str, current: str) -> None:
    groups = signed_in("director").get(f"/p/maple-partnership/{path}").context["navigation"]
    assert [item.title for group in groups for item in group.items if item.current] == [current]


def test_the_audit_trail_is_offered_to_those_who_may_see_it(signed_in: SignedIn) -> None:
    offered = {
        who: "Audit" in {item.title for group in _navigation(signed_in(who)) for item in group.items}
        for who in ("director", "alder_manager", "alder_viewer")
    }
    assert offered == {"director": True, "alder_manager": True, "alder_viewer": False}


def test_a_form_that_is_not_ours_gets_a_page_of_ours(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["alder_manager"])
    refused = client.post("/profile/", {"name": "Forged", "language": "en"})
    assert refused.status_code == 403
    assert "The page was open too long" in refused.content.decode()


def _navigation(client: Client) -> tuple[object, ...]:
    return client.get("/p/maple-partnership/board/").context["navigation"]  # type: ignore[no-any-return]


def _without_what_differs(page: str, path: str) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", page).replace(path, "PATH")
