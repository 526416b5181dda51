"""Colours of the charts: contrast on white is 4.5:1 or more for text and 3:1 for what carries meaning."""

INK = "#1b1b1b"
MUTED = "#565c65"
RULE = "#c6cace"  # grid lines: nothing is lost with them
PAPER = "#ffffff"
PRIMARY = "#005ea2"
PRIMARY_DARK = "#162e51"
PRIMARY_LIGHT = "#d9e8f6"
ACCENT = "#c05600"  # one thing to find at once: our own government

# Fill and outline of grouped bars; each bar also carries its name.
SERIES_FILLS = (PRIMARY, "#d9e8f6", "#8c6400", "#f5e6af", "#4a4a4a", "#e6e6e6")

# Colour, dash and mark of lines; any one of the three tells them apart.
SERIES_LINES = (
    (PRIMARY, "", "circle"),
    ("#8c471c", "8 4", "square"),
    ("#2e6276", "2 4", "triangle"),
    ("#7a3e9d", "10 4 2 4", "diamond"),
    ("#3d4551", "4 2", "cross"),
    ("#a12854", "1 3", "ring"),
)
