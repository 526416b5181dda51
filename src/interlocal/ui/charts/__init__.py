"""Charts as SVG of our own: no script, no style, readable in black and white and at 320 px."""

from interlocal.ui.charts.bars import bars, grouped_bars
from interlocal.ui.charts.chart import Beside, Chart
from interlocal.ui.charts.lines import lines
from interlocal.ui.charts.ranges import ranges
from interlocal.ui.charts.scatter import scatter
from interlocal.ui.charts.scorecard import heat_scorecard
from interlocal.ui.charts.slopes import slopes
from interlocal.ui.charts.strips import strips

__all__ = [
    "Beside",
    "Chart",
    "bars",
    "grouped_bars",
    "heat_scorecard",
    "lines",
    "ranges",
    "scatter",
    "slopes",
    "strips",
]
