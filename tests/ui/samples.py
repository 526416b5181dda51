"""Invented tables, charts and a report to test with: synthetic, every kind of value in them."""

from datetime import date
from decimal import Decimal

from interlocal.ui import charts
from interlocal.ui.charts import Chart
from interlocal.ui.documents import (
    Bullets,
    KeyFigures,
    Note,
    Paragraph,
    Reference,
    Report,
    Section,
)
from interlocal.ui.figures import KeyFigure
from interlocal.ui.tables import Column, Link, Qualified, Range, Table

AREAS = ("Payroll", "Fleet maintenance", "Help desk & unified call centre", "Audit", "Records <archive>")
FACTORS = (
    ("similarity", "Similarity"),
    ("efficiency", "Potential for both personnel and operational efficiencies"),
    ("challenges", "Common major challenges"),
    ("central", "Efficiency via centralization"),
)


def claims() -> Table:
    return Table(
        "Savings claims a year (synthetic)",
        (
            Column("area", "Area"),
            Column("savings", "Savings", "usd", "not estimated"),
            Column("respondents", "Respondents", "number"),
            Column("source", "Source"),
        ),
        (
            (AREAS[0], Range(558_000, Qualified("slightly over", 2_000_000)), 17, "Study, page 3"),
            (AREAS[1], Range(85_000, 242_000), 13, Link("Survey", "https://example.org/survey")),
            (AREAS[2], 1_525_000, 23, "Study, page 4"),
            (AREAS[3], None, None, None),
            (AREAS[4], Range(None, Decimal("130000.50")), 0, "=SUM(A1)"),
        ),
        note="Respondents differ from row to row, so the rows must not be added per respondent.",
    )


def ratings() -> Table:
    values = ("high", "medium", "low", "none", None)
    rows = tuple(
        (area, *(values[(index + shift) % 5] for shift in range(len(FACTORS)))) for index, area in enumerate(AREAS)
    )
    return Table(
        "Ratings (synthetic)",
        (Column("area", "Area"), *(Column(key, title, "rating") for key, title in FACTORS)),
        rows,
    )


def unrated() -> Table:
    table = ratings()
    return Table(table.title, table.columns, tuple((row[0], None, None, None, None) for row in table.rows))


def benchmarks() -> Table:
    return Table(
        "Turnover and cost (synthetic)",
        (
            Column("government", "Government"),
            Column("turnover", "Staff turnover", "percent"),
            Column("cost", "Payroll cost per employee", "usd"),
        ),
        (
            ("Alder", Decimal("11.5"), Decimal("312.40")),
            ("Birch", Decimal("9"), None),
            ("Cedar", Decimal("14.2"), Decimal("280.00")),
            ("Dogwood", None, Decimal("455.10")),
            ("Elm", Decimal("11.4"), Decimal("318.75")),
        ),
    )


def years() -> Table:
    return Table(
        "Calls answered (synthetic)",
        (
            Column("year", "Year", "year"),
            Column("alder", "Alder", "number"),
            Column("birch", "Birch", "number"),
            Column("cedar", "Cedar and its district", "number"),
        ),
        (
            (2020, 12_000, 8_000, None),
            (2021, 14_500, None, 2_000),
            (2022, 13_900, 9_100, 2_400),
            (2023, 17_250, 9_000, 2_900),
        ),
    )


def placements() -> Table:
    return Table(
        "Ease and savings (synthetic)",
        (
            Column("area", "Area"),
            Column("ease", "Ease of launch", "rating"),
            Column("savings", "Savings a year", "usd", "not estimated"),
        ),
        (
            ("Payroll", "high", 400_000),
            ("Fleet", "high", 410_000),
            ("Procurement", "medium", Range(85_000, 242_000)),
            ("Data centre", "low", Range(558_000, Qualified("slightly over", 2_000_000))),
            ("Wellness", "medium", 120_000),
            ("Human resources", "high", None),
            ("Audit", None, 30_000),
        ),
    )


def all_charts() -> list[Chart]:
    return [
        charts.bars(years(), value="alder"),
        charts.grouped_bars(years(), values=["alder", "birch", "cedar"]),
        charts.lines(years(), values=["alder", "birch", "cedar"]),
        charts.slopes(benchmarks_over_time(), before="before", after="after"),
        charts.scatter(placements(), x="ease", y="savings"),
        charts.heat_scorecard(ratings()),
        charts.strips(benchmarks(), values=["turnover", "cost"], ours="Alder"),
        charts.ranges(claims(), value="savings"),
    ]


def benchmarks_over_time() -> Table:
    return Table(
        "Days to fill a post (synthetic)",
        (Column("government", "Government"), Column("before", "2022", "number"), Column("after", "2024", "number")),
        (("Alder", 62, 48), ("Birch", 60, 61), ("Cedar", 61, 35), ("Dogwood", None, 40), ("Elm", 33, 36)),
    )


def report(**changes: object) -> Report:
    values: dict[str, object] = {
        "title": "Where to share first",
        "subtitle": "A scan of twelve services",
        "subject": "Three Rivers Partnership (synthetic)",
        "status": "draft",
        "version": "3",
        "issued": date(2026, 3, 2),
        "language": "en",
        "synthetic": True,
        "answer": (
            Paragraph("Three services are worth an agreement this year; two need a closer look."),
            KeyFigures(
                (
                    KeyFigure(
                        "Savings a year",
                        Range(643_000, Qualified("slightly over", 2_242_000)),
                        "usd",
                        note="stated by 13 to 17 respondents",
                    ),
                    KeyFigure("Areas assessed", 12),
                    KeyFigure("Savings per cycle", None, "usd", "not estimated"),
                )
            ),
            Note("Figures of different periods are never added.", "How to read this"),
        ),
        "sections": (
            Section("What it could save", (Paragraph("By area."), charts.ranges(claims(), value="savings"), claims())),
            Section("How areas were rated", (charts.heat_scorecard(ratings()), ratings())),
            Section("What comes next", (Bullets(("Agree who pays.", "Name a lead.")),)),
        ),
        "sources": (
            Reference("Study of shared services, 2025", "https://example.org/study", ("page 4", "table 2")),
            Reference("Survey, 2024"),
        ),
        "marks": ("Audit head of the partnership: 9f2c 11ab",),
    }
    return Report(**{**values, **changes})
