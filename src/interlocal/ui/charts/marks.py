"""Marks that are told apart by their shape."""

import math

from interlocal.ui.charts.palette import PAPER
from interlocal.ui.charts.svg import Drawing

CORNERS = {"triangle": (3, -90), "diamond": (4, -90), "square": (4, -45)}


def draw_mark(drawing: Drawing, shape: str, x: float, y: float, radius: float, colour: str) -> None:
    """A mark around (x, y): circle, ring, square, triangle, diamond or cross."""
    if shape in CORNERS:
        count, turn = CORNERS[shape]
        reach = radius * (1 if count == 4 else 1.15)
        angles = [math.radians(turn + 360 * index / count) for index in range(count)]
        points = [(x + reach * math.cos(angle), y + reach * math.sin(angle)) for angle in angles]
        drawing.polygon(points, fill=colour)
    elif shape == "cross":
        for rise in (radius, -radius):
            drawing.line(x - radius, y - rise, x + radius, y + rise, stroke=colour, width=2.5)
    else:
        fill = PAPER if shape == "ring" else colour
        drawing.circle(x, y, radius - (1 if shape == "ring" else 0), fill=fill, stroke=colour, width=2)
