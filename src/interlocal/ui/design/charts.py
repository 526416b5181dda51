"""One chart of every kind over invented figures."""

from decimal import Decimal

from interlocal.ui.charts import (
    Chart,
    bars,
    grouped_bars,
    heat_scorecard,
    lines,
    ranges,
    scatter,
    slopes,
    strips,
)
from interlocal.ui.tables import Column, Qualified, Range, Table

from .tables import CLAIMED, SCORECARD

COSTS = Table(
    "Payroll cost per employee",
    (
        Column("government", "Government"),
        Column("before", "Before sharing", "usd"),
        Column("after", "After two years", "usd"),
        Column("turnover", "Turnover", "percent"),
    ),
    (
        ("City of Amberfield", 412, 371, Decimal("8.4")),
        ("Village of Brookhollow", 655, 402, 12),
        ("City of Dunhaven", 388, 395, Decimal("9.1")),
        ("Crestmoor County", 340, None, 7),
    ),
)
CALLS = Table(
    "Reports to the hotline",
    (
        Column("year", "Year", "year"),
        Column("amberfield", "Amberfield", "number"),
        Column("dunhaven", "Dunhaven", "number"),
    ),
    ((2021, 12, 9), (2022, 15, None), (2023, 11, 14), (2024, 19, 17)),
)
EASE = Table(
    "Ease and savings",
    (
        Column("area", "Area"),
        Column("ease", "Ease", "rating"),
        Column("savings", "Savings", "rating"),
    ),
    (
        ("Payroll", "high", "medium"),
        ("Document management", "medium", "high"),
        ("Procurement", "high", "low"),
        ("Fleet maintenance", "low", None),
    ),
)
SPANS = Table(
    "Savings per year, from low to high",
    (Column("area", "Area"), Column("saving", "Saving", "usd")),
    (
        ("Payroll", Range(120_000, 240_000)),
        ("Procurement", Range(None, 35_500)),
        ("Document management", Range(Qualified("slightly over", 900_000), 1_450_000)),
        ("Fleet maintenance", None),
    ),
)


def charts() -> list[Chart]:
    """All kinds, in the language that is active."""
    return [
        scatter(EASE, x="ease", y="savings"),
        ranges(SPANS, value="saving"),
        bars(CLAIMED, value="low"),
        grouped_bars(COSTS, values=("before", "after")),
        lines(CALLS, values=("amberfield", "dunhaven")),
        slopes(COSTS, before="before", after="after"),
        heat_scorecard(SCORECARD),
        strips(COSTS, values=("before", "turnover"), ours="City of Dunhaven"),
    ]
