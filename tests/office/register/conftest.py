"""The three cities, and browsers in which their people are signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.worlds import World, tri_cities


@pytest.fixture
def world(db: None) -> World:
    return tri_cities()


@pytest.fixture
def signed_in(world: World) -> Callable[[str], Client]:
    """`signed_in("director")`."""

    def sign_in(who: str) -> Client:
        client = Client()
        client.force_login(world.people[who])
        return client

    return sign_in
