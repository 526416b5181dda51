"""What is due, and where a risk stands."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules.planning import SCALE, SOON, Due, depth, due, matrix

TODAY = datetime.date(2026, 11, 2)
DAY = datetime.timedelta(days=1)
WORDS = st.sampled_from(["", *SCALE])
RISKS = st.lists(st.tuples(st.integers(1, 99), WORDS, WORDS), unique_by=lambda risk: risk[0])


def test_the_day_itself_is_in_time_and_the_one_after_is_not() -> None:
    assert due(TODAY, None, TODAY) is Due.SOON
    assert due(TODAY - DAY, None, TODAY) is Due.OVER_DUE
    assert due(TODAY + SOON, None, TODAY) is Due.SOON
    assert due(TODAY + SOON + DAY, None, TODAY) is Due.OPEN
    assert due(None, None, TODAY) is Due.OPEN


def test_what_is_done_is_never_over_due() -> None:
    assert due(TODAY - DAY, TODAY, TODAY) is Due.DONE


@given(RISKS)
def test_every_rated_risk_stands_in_one_cell_and_no_other_in_any(risks: list[tuple[int, str, str]]) -> None:
    cells = matrix(risks)
    placed = sorted((number, *cell) for cell, numbers in cells.items() for number in numbers)
    assert placed == sorted(risk for risk in risks if "" not in risk)
    assert all(numbers == sorted(numbers) for numbers in cells.values())


def test_a_cell_gets_no_paler_with_a_step_up() -> None:
    for likelihood in SCALE:
        depths = [depth(likelihood, impact) for impact in SCALE]
        assert depths == sorted(depths)
        assert depths == [depth(impact, likelihood) for impact in SCALE]
    assert (depth("low", "low"), depth("high", "high")) == (0, 2)
