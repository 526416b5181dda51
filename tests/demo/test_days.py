"""Days of the demo are told from the day on which it is built."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.demo.days import day, moment

DAYS = st.dates(min_value=datetime.date(2020, 1, 1), max_value=datetime.date(2100, 1, 1))


def test_days_and_weeks_are_counted_and_months_end_on_their_last_day() -> None:
    today = datetime.date(2026, 11, 2)
    told = ("in 1 day", "in 2 weeks", "5 weeks ago", "in 3 months", "1 month ago")
    assert [day(each, today).isoformat() for each in told] == [
        *("2026-11-03", "2026-11-16", "2026-09-28"),
        *("2027-02-28", "2026-10-31"),
    ]


@given(today=DAYS, count=st.integers(1, 60))
def test_what_is_ahead_lies_ahead_whatever_the_day(today: datetime.date, count: int) -> None:
    for unit in ("days", "weeks", "months"):
        assert day(f"in {count} {unit}", today) > today > day(f"{count} {unit} ago", today)


@pytest.mark.parametrize("told", ["today", "9 months", "in 9 months ago", "in nine months", "2026-11-02", ""])
def test_anything_else_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match="write"):
        day(told, datetime.date(2026, 11, 2))


@given(at=st.datetimes(min_value=datetime.datetime(2020, 1, 1), timezones=st.just(datetime.UTC)))
def test_a_moment_keeps_its_time_zone(at: datetime.datetime) -> None:
    assert moment("1 week ago", at) < at
    assert moment("1 week ago", at).tzinfo is at.tzinfo
