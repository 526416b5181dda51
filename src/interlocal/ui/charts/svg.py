"""Drawing SVG with attributes only: a strict Content-Security-Policy lets it through, and typst draws it."""

import hashlib
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from interlocal.ui.charts.lettering import LINE, SIZE, wrap
from interlocal.ui.charts.palette import INK, PAPER
from interlocal.ui.plain_text import plain

WIDE = 720
NARROW = 340
QUOTE = {'"': "&quot;"}
FONTS = "'Public Sans', 'Source Sans Pro', 'Source Sans 3', sans-serif"


class Drawing:
    """An SVG picture `width` units wide that grows downwards: whoever draws moves `height` along."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.height = 0.0
        self._drawn: list[str] = []

    @property
    def is_narrow(self) -> bool:
        return self.width < WIDE

    def text(
        self,
        x: float,
        y: float,
        content: str,
        *,
        anchor: str = "start",
        fill: str = INK,
        size: float = SIZE,
        bold: bool = False,
    ) -> None:
        """One line of text on the base line `y`. Anchor: start, middle, end."""
        weight = {"font_weight": "600"} if bold else {}
        self._add("text", plain(content), x=x, y=y, text_anchor=anchor, fill=fill, font_size=size, **weight)

    def block(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        *,
        anchor: str = "start",
        fill: str = INK,
        bold: bool = False,
    ) -> None:
        """Several lines of text, from `top` down."""
        for index, line in enumerate(lines):
            self.text(x, top + LINE * (index + 0.75), line, anchor=anchor, fill=fill, bold=bold)

    def sentence(self, words: str, *, x: float = 2, fill: str = INK, bold: bool = False) -> None:
        """Text across the drawing, below what is drawn so far."""
        lines = wrap(words, self.width - x - 2)
        self.block(x, self.height, lines, fill=fill, bold=bold)
        self.height += LINE * len(lines)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, stroke: str, width: float = 1, dash: str = ""
    ) -> None:
        dashes = {"stroke_dasharray": dash} if dash else {}
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, **dashes)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str,
        stroke: str = "none",
        dash: str = "",
    ) -> None:
        dashes = {"stroke_dasharray": dash} if dash else {}
        self._add("rect", x=x, y=y, width=width, height=height, fill=fill, stroke=stroke, **dashes)

    def circle(self, x: float, y: float, radius: float, *, fill: str, stroke: str = "none", width: float = 1) -> None:
        self._add("circle", cx=x, cy=y, r=radius, fill=fill, stroke=stroke, stroke_width=width)

    def polygon(self, points: list[tuple[float, float]], *, fill: str, stroke: str = "none", width: float = 1) -> None:
        corners = " ".join(f"{_digits(x)},{_digits(y)}" for x, y in points)
        self._add("polygon", points=corners, fill=fill, stroke=stroke, stroke_width=width)

    def render(self, title: str, description: str) -> str:
        """The whole SVG. The ids are taken from its content: stable, and different for different pictures."""
        body = f"<g>{''.join(self._drawn)}</g>" if self._drawn else "<g />"
        title, description = plain(title), plain(description)
        key = hashlib.sha256(f"{title}\n{description}\n{body}".encode()).hexdigest()[:12]
        size = f"{self.width} {_digits(max(self.height, 1))}"
        svg = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {size}",
                "role": "img",
                "aria-labelledby": f"chart-{key}-title chart-{key}-description",
                "font-family": FONTS,
            },
        )
        for tag, text in (("title", title), ("desc", description)):
            name = "title" if tag == "title" else "description"
            ElementTree.SubElement(svg, tag, {"id": f"chart-{key}-{name}"}).text = text
        width, height = size.split()
        ElementTree.SubElement(svg, "rect", {"width": width, "height": height, "fill": PAPER})
        return ElementTree.tostring(svg, encoding="unicode").removesuffix("</svg>") + body + "</svg>"

    def _add(self, tag: str, content: str = "", **attributes: float | str) -> None:
        """Written at once: a grid has thousands of elements."""
        said = "".join(
            f' {name.replace("_", "-")}="{escape(value, QUOTE) if isinstance(value, str) else _digits(value)}"'
            for name, value in attributes.items()
        )
        self._drawn.append(f"<{tag}{said}>{escape(content)}</{tag}>" if content else f"<{tag}{said} />")


def _digits(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
