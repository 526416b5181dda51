"""Two people who edit one row: nothing of the first one's is lost, and the second is shown both."""

import pytest
from django.core.exceptions import ValidationError

from interlocal.core.governments.actions import edit_partnership
from interlocal.core.governments.models import Partnership
from interlocal.platform.acting import acting
from interlocal.platform.versions import Conflict
from tests.worlds import AT, World, tri_cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return tri_cities()


def edit(world: World, version: int, **values: str) -> Partnership:
    by = world.actor("director")
    with acting(by.acting):
        partnership = Partnership.objects.get(id=world.partnership.id)
        return edit_partnership(partnership=partnership, version=version, by=by, at=AT, **values)


def test_the_second_writer_is_told_and_shown_both(world: World) -> None:
    edit(world, 1, name="First")
    with pytest.raises(Conflict) as conflict:
        edit(world, 1, name="Second")
    assert (conflict.value.theirs.name, conflict.value.yours) == ("First", {"name": "Second"})  # type: ignore[attr-defined]
    assert edit(world, 2, name="Second").version == 3


def test_what_breaks_a_rule_is_not_saved(world: World) -> None:
    with pytest.raises(ValidationError):
        edit(world, 1, name="")
    with acting(world.actor("director").acting):
        assert Partnership.objects.get().version == 1
