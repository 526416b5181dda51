"""Invented tables, for the page and for its charts."""

from datetime import date
from decimal import Decimal

from interlocal.ui.tables import Column, Link, Table

CLAIMED = Table(
    "Savings claimed, by area",
    (
        Column("area", "Area"),
        Column("low", "Low", "usd"),
        Column("high", "High", "usd"),
        Column("members", "Members asked", "number"),
        Column("share", "Share of cost", "percent"),
        Column("dated", "Dated", "date"),
    ),
    (
        (Link("Payroll", "/design/"), 120_000, 240_000, 23, Decimal("4.5"), date(2024, 3, 1)),
        (Link("Fleet maintenance", "/design/"), None, None, 16, None, None),
        (Link("Procurement", "/design/"), 0, 35_500, 23, 7, date(2023, 11, 15)),
        (Link("Document management", "/design/"), 900_000, 1_450_000, 17, 40, date(2024, 3, 1)),
    ),
    note="Fleet maintenance: the study gives no number. It counts in no total.",
)
SCORECARD = Table(
    "Scorecard",
    (
        Column("area", "Area"),
        Column("similarity", "Similarity", "rating"),
        Column("efficiency", "Efficiency", "rating"),
        Column("challenges", "Common challenges", "rating"),
        Column("central", "Centralisation", "rating"),
        Column("verdict", "Verdict", "verdict"),
        Column("next", "Next step"),
    ),
    (
        ("Payroll", "high", "high", "medium", "high", "yes", "Join the software first"),
        ("Audit", "none", "low", "low", "none", "no", None),
        ("Benefits", "medium", None, None, None, "maybe", "Ask for plan documents"),
        ("Mowing", None, None, None, None, None, None),
    ),
)
