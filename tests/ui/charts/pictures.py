"""Looking at an SVG as a reader of it would."""

import math
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from interlocal.ui.charts import Chart
from interlocal.ui.charts.lettering import text_width

SVG = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"}


def pictures(chart: Chart) -> list[Element]:
    return [ElementTree.fromstring(svg) for svg in (chart.svg, chart.narrow, *chart.sheets)]  # noqa: S314


def size(svg: Element) -> tuple[float, float]:
    _x, _y, width, height = (float(part) for part in svg.attrib["viewBox"].split())
    return width, height


def words(svg: Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def boxes(svg: Element, tag: str) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right, bottom of every element `tag`; that of text by its estimated width."""
    for element in svg.iter(f"{SVG}{tag}"):
        at = {name: float(element.get(name, "0")) for name in ATTRIBUTES}
        if tag == "text":
            font = float(element.attrib["font-size"])
            width = text_width(element.text or "", font)
            left = at["x"] - width * {"start": 0, "middle": 0.5, "end": 1}[element.attrib["text-anchor"]]
            yield left, at["y"] - font * 0.75, left + width, at["y"] + font * 0.25
        elif tag == "circle":
            yield at["cx"] - at["r"], at["cy"] - at["r"], at["cx"] + at["r"], at["cy"] + at["r"]
        elif tag == "line":
            x, y = sorted((at["x1"], at["x2"])), sorted((at["y1"], at["y2"]))
            yield x[0], y[0], x[1], y[1]
        elif tag == "polygon":
            points = [tuple(map(float, pair.split(","))) for pair in element.attrib["points"].split()]
            yield (
                min(p[0] for p in points),
                min(p[1] for p in points),
                max(p[0] for p in points),
                max(p[1] for p in points),
            )
        else:
            assert at["width"] >= 0
            assert at["height"] >= 0
            yield at["x"], at["y"], at["x"] + at["width"], at["y"] + at["height"]


def outside(svg: Element) -> list[tuple[str, tuple[float, ...]]]:
    """What lies outside the view box or is no finite number; half a unit of rounding is let pass."""
    width, height = size(svg)
    return [
        (tag, box)
        for tag in ("text", "circle", "line", "polygon", "rect")
        for box in boxes(svg, tag)
        if not all(math.isfinite(edge) for edge in box)
        or box[0] < -0.5
        or box[1] < -0.5
        or box[2] > width + 0.5
        or box[3] > height + 0.5
    ]
