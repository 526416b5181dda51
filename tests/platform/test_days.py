import datetime

from hypothesis import given
from hypothesis import strategies as st

from interlocal.platform.days import end_after, last_day


@given(st.none() | st.dates(max_value=datetime.date(9999, 12, 30)))
def test_the_last_day_is_the_one_before_the_end_and_leads_back(day: datetime.date | None) -> None:
    end = end_after(day)
    assert last_day(end) == day
    assert day is None or (end is not None and (end - day).days == 1)
