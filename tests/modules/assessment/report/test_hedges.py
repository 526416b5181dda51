"""The words by which a source makes a figure less exact: which end they are about, and what a sum takes over."""

from dataclasses import replace

from interlocal.modules.assessment.report.savings import dollars_table
from interlocal.modules.assessment.rules import totals
from interlocal.modules.assessment.wording import figure, total_figure
from interlocal.ui.tables import Qualified, Range
from tests.modules.assessment.doors import published
from tests.modules.assessment.scans import claim


def test_a_hedge_of_a_range_stands_before_it_once_and_leaves_neither_end_exact() -> None:
    fees = next(claim for claim in published("crcog").claims if claim.qualifies == "range")
    found = figure(fees)
    assert isinstance(found, Range)
    assert isinstance(found.low, Qualified)
    assert isinstance(found.high, Qualified)
    texts = [row[1].text for row in dollars_table(published("crcog")).cells]
    assert "could range from $10,000 to $85,000" in texts
    assert figure(replace(fees, high=10_000)) == Qualified("could range from", 10_000)
    assert figure(replace(fees, low=None)) == Range(None, Qualified("could range from", 85_000))


def test_a_total_takes_over_the_hedges_of_its_ends_but_not_those_of_a_range() -> None:
    plain, hedged = claim(1, 2), claim(4, 8, qualifier="at least", qualifies="low")
    (total,) = totals([plain, hedged])
    assert total_figure(total) == Range(Qualified("at least", 5), 10)
    (total,) = totals([plain, replace(hedged, qualifies="both")])
    assert total_figure(total) == Range(Qualified("at least", 5), Qualified("at least", 10))
    (total,) = totals([plain, replace(hedged, qualifies="range")])
    assert total_figure(total) == Range(5, 10)
