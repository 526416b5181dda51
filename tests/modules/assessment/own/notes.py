"""Notes of conversations, for tests and for the contract suite's doors."""

from typing import Any

from interlocal.core.measures.models import Audience
from interlocal.modules.assessment.actions import attach_file, write_interview
from interlocal.modules.assessment.models import Interview, InterviewFile, OwnScan
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.worlds import TODAY, World

from .out import fleet


def write(world: World, who: str, government: str, audience: str = Audience.PARTNERSHIP, **values: Any) -> Interview:
    """A note on what the head of Fleet said, at one government."""
    area = fleet(world)
    with acting(world.actor("director").acting):
        scan = OwnScan.objects.get(id=area.scan_id)
    by = world.actor(who)
    with acting(by.acting):
        return write_interview(
            scan=scan,
            government=world.governments[government],
            place=by.place(world.partnership.key),
            by=by,
            at=now(),
            **{
                "area": area.id,
                "with_whom": "F. Leet, head of Fleet",
                "held_on": TODAY,
                "said": "Two mechanics retire next year.",
                "audience": audience,
            }
            | values,
        )


def attach(world: World, who: str, note: Interview, content: bytes = b"minutes", name: str = "m.txt") -> InterviewFile:
    """A file with a note."""
    by = world.actor(who)
    with acting(by.acting):
        return attach_file(interview=note, name=name, chunks=[content], by=by, at=now())


def some_notes(world: World) -> dict[str, Any]:
    """The scan of a note by the convener on Alder."""
    return {"scan": write(world, "director", "alder").scan.key}


def one_note(world: World) -> dict[str, Any]:
    """A note by the convener on Alder."""
    note = write(world, "director", "alder")
    return {"scan": note.scan.key, "interview": note.id}


def one_note_file(world: World) -> dict[str, Any]:
    """And a file with it."""
    note = write(world, "director", "alder")
    return {"scan": note.scan.key, "interview": note.id, "file": attach(world, "director", note).id}


def more_notes(world: World, more: int) -> None:
    """As many more, each with a file."""
    for number in range(more):
        note = write(world, "director", "alder", said=f"Note {number} of {more}.")
        attach(world, "director", note, b"%d of %d" % (number, more))
