from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from interlocal.ui import charts
from interlocal.ui.charts.palette import ACCENT
from interlocal.ui.charts.strips import median
from interlocal.ui.tables import Number
from tests.ui.charts.pictures import SVG, pictures
from tests.ui.samples import benchmarks
from tests.ui.values import numbers


@given(st.lists(numbers, min_size=1))
def test_the_median_is_exact(values: list[Number]) -> None:
    ordered = sorted(map(Fraction, values))
    middle = len(values) // 2
    expected = ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    assert Fraction(median(values)) == expected


def test_a_strip_says_our_figure_the_median_and_how_many_did_not_answer() -> None:
    chart = charts.strips(benchmarks(), values=["turnover", "cost"], ours="Alder")
    assert "Staff turnover. Alder: 11.5%; median of 4: 11.45%; 1 not stated." in chart.description
    assert "Payroll cost per employee. Alder: $312.40; median of 4: $315.58; 1 not stated." in chart.description


def test_our_government_has_a_mark_of_its_own_and_the_others_one_each() -> None:
    for svg in pictures(charts.strips(benchmarks(), values=["turnover", "cost"], ours="Alder")):
        assert len([mark for mark in svg.iter(f"{SVG}polygon") if mark.get("fill") == ACCENT]) == 2
        assert len(list(svg.iter(f"{SVG}circle"))) == 6


def test_a_government_that_stated_nothing_is_said_to_have_stated_nothing() -> None:
    chart = charts.strips(benchmarks(), values=["turnover"], ours="Dogwood")
    assert "Dogwood: not stated" in chart.description
    assert not list(pictures(chart)[0].iter(f"{SVG}polygon"))


def test_an_even_median_of_whole_numbers_stays_whole_where_it_can() -> None:
    assert median([1, 3]) == 2
    assert median([1, 2]) == Decimal("1.5")
