"""Charts as SVG of our own: no script, no style, readable in black and white and at 320 px."""

from interlocal.ui.charts.chart import Beside, Chart

__all__ = ["Beside", "Chart"]
