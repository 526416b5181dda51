"""What must come first: stated, refused in a circle, taken back."""

import pytest
from django.core.exceptions import ValidationError

from interlocal.core.access.actor import Refused
from interlocal.core.catalogue.actions import add_service
from interlocal.core.participation.actions import propose_service, require_first, require_no_longer
from interlocal.core.participation.models import Prerequisite, SharedService
from interlocal.platform.acting import acting
from tests.worlds import AT, World, tri_cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return tri_cities()


def shared(world: World, title: str) -> SharedService:
    director = world.actor("director")
    with acting(director.acting):
        entry = add_service(partnership=world.partnership.id, title=title, by=director, at=AT)
        return propose_service(partnership=world.partnership.id, service=entry, by=director, at=AT)


def wait(world: World, later: SharedService, first: SharedService) -> Prerequisite:
    director = world.actor("director")
    with acting(director.acting):
        return require_first(shared=later, requires=first, by=director, at=AT)


def test_a_circle_is_refused_until_one_link_is_taken_back(world: World) -> None:
    documents, centre, network = (shared(world, title) for title in ("Documents", "Data centre", "Network"))
    wait(world, documents, centre)
    link = wait(world, centre, network)
    with pytest.raises(ValidationError, match="Network can't wait for Documents"):
        wait(world, network, documents)
    director = world.actor("director")
    with acting(director.acting):
        require_no_longer(prerequisite=link, by=director, at=AT)
    wait(world, network, documents)
    with acting(director.acting):
        assert Prerequisite.objects.count() == 2


def test_only_who_edits_services_takes_it_back(world: World) -> None:
    link = wait(world, shared(world, "Documents"), shared(world, "Data centre"))
    manager = world.actor("alder_manager")
    with acting(manager.acting), pytest.raises(Refused):
        require_no_longer(prerequisite=link, by=manager, at=AT)
