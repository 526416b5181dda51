"""Finding room for marks and names where nothing lies yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from interlocal.ui.charts.lettering import text_width

RADIUS = 9.5
PITCH = 2 * RADIUS + 1


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


def around(x: float, y: float) -> Box:
    """The room of a mark."""
    return Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)


def place_mark(allowed: Box, x: float, y: float, taken: Sequence[Box], *, cost: tuple[int, int]) -> tuple[float, float]:
    """The free place inside `allowed` that is nearest to (x, y); (x, y) itself if there is none.

    `cost` weighs a step across and a step up or down: dear where the place means a number.
    """
    across = range(-int((x - allowed.left) // PITCH), int((allowed.right - x) // PITCH) + 1)
    down = range(-int((y - allowed.top) // PITCH), int((allowed.bottom - y) // PITCH) + 1)
    steps = sorted((i * i * cost[0] + j * j * cost[1], j, i) for i in across for j in down)
    for _distance, j, i in steps:
        here = around(x + i * PITCH, y + j * PITCH)
        if here.within(allowed) and not any(here.overlaps(box) for box in taken):
            return x + i * PITCH, y + j * PITCH
    return x, y


def place_name(
    text: str, size: float, x: float, y: float, rooms: Sequence[Box], taken: Sequence[Box]
) -> tuple[Box, str] | None:
    """Room for one line of text by the mark at (x, y), and how to anchor it; None if all of it is taken.

    `rooms` are tried in turn: a name rather stands above or below its mark than reaches out of the first.
    """
    width, height = text_width(text, size), size * 1.2
    beside, over = RADIUS + 3, RADIUS + 2
    places = (
        (x + beside, y - height / 2, "start"),
        (x - beside - width, y - height / 2, "end"),
        (x - width / 2, y + over, "middle"),
        (x - width / 2, y - over - height, "middle"),
    )
    for room in rooms:
        for left, top, anchor in places:
            box = Box(left, top, left + width, top + height)
            if box.within(room) and not any(box.overlaps(other) for other in taken):
                return box, anchor
    return None
