"""The three cities, with the wizard mounted for a second sheet too."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from tests.worlds import World, tri_cities


@pytest.fixture
def world(db: None, settings: Settings) -> World:
    settings.ROOT_URLCONF = "tests.ui.import_wizard.urls"
    return tri_cities()


@pytest.fixture
def signed_in(world: World) -> Callable[[str], Client]:
    """`signed_in("director")`."""

    def sign_in(who: str) -> Client:
        client = Client()
        client.force_login(world.people[who])
        return client

    return sign_in
