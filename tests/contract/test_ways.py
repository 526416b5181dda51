"""Ways around: every page below a partnership marks one place in the navigation, and its breadcrumb comes by there."""

import re
from typing import Any

import pytest
from django.test import Client

from interlocal.platform.acting import acting
from tests.contract.doors import Door, all_doors
from tests.worlds import tri_cities

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
PAGES = [door for door in all_doors() if door.get]


@pytest.mark.parametrize("door", PAGES, ids=[door.name for door in PAGES])
def test_one_place_is_marked_and_the_breadcrumb_comes_by_there(door: Door) -> None:
    world = tri_cities()
    with acting(world.actor("director").acting):
        address = door.address(world, **door.prepare(world))
    client = Client()
    client.force_login(world.people["director"])
    answer: Any = client.get(address, follow=True)
    if "text/html" not in answer["Content-Type"]:
        answer.getvalue()  # read to its end, it is closed
        pytest.skip("It is a file.")
    items = [item for group in answer.context["navigation"] for item in group.items]
    [current] = [item for item in items if item.current]
    page = answer.content.decode()
    side, _, main = page.partition("<main")
    assert len(re.findall(r'<a\s+href="[^"]*"\s+aria-current=', side)) == 1
    home = f"/p/{world.partnership.key}/"
    if current.url == home:
        assert not any(address.startswith(item.url) for item in items if item.url != home)
    elif answer.request["PATH_INFO"] != current.url:
        breadcrumb = main.partition("</nav>")[0]
        assert f'href="{home}"' in breadcrumb
        assert f'href="{current.url}"' in breadcrumb, f"{current.title} is marked, but is not on the way here"
