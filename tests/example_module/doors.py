"""The example's doors, for the contract suite."""

from tests.contract.doors import MEMBER, Door
from tests.example_module.actions import leave_note
from tests.example_module.permissions import Permission
from tests.worlds import AT, World


def grow(world: World, more: int) -> None:
    for number in range(more):
        leave_note(partnership=world.partnership.id, text=f"Note {number}", by=world.actor("director"), at=AT)


DOORS = [Door("example:notes", get=MEMBER, post=Permission.LEAVE_NOTE, body={"text": "Hello"}, grow=grow)]
