"""Sentences that put a chart in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from interlocal.ui.charts.columns import Figure

ENOUGH = 12
"""A description names this many things; the table behind the chart names all."""

Named = tuple[str, Figure]


def listing(things: Sequence[str]) -> str:
    """The first things, separated by semicolons, and how many more there are."""
    shown = "; ".join(things[:ENOUGH])
    more = len(things) - ENOUGH
    return shown if more <= 0 else _("%(shown)s; and %(more)d more") % {"shown": shown, "more": more}


def extremes(named: Sequence[Named]) -> list[str]:
    """Which figure is highest and which lowest: nothing when there are fewer than two to compare."""
    known = [(name, figure) for name, figure in named if not figure.missing]
    if len(known) < 2:
        return []
    top = max(known, key=lambda pair: max(end for end in pair[1].ends if end is not None))
    bottom = min(known, key=lambda pair: min(end for end in pair[1].ends if end is not None))
    return [
        _("Highest: %(name)s, %(figure)s.") % {"name": top[0], "figure": top[1].text},
        _("Lowest: %(name)s, %(figure)s.") % {"name": bottom[0], "figure": bottom[1].text},
    ]


def without_figure(named: Sequence[Named]) -> list[str]:
    """Which rows have no figure, in the words of their column."""
    missing = [f"{name}: {figure.text}" for name, figure in named if figure.missing]
    return [_("Without a figure: %(listing)s.") % {"listing": listing(missing)}] if missing else []


def nothing_stated(named: Sequence[Named]) -> str:
    """What to write above a chart in which every figure is missing; else nothing."""
    return _("No figure is stated yet.") if all(figure.missing for _name, figure in named) else ""
