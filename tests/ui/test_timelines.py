from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.ui.timelines import Term, Timeline, TimelineRow

START, END = date(2019, 1, 1), date(2027, 1, 1)
OLD = "as of December 10, 2019"
days = st.dates(date(2010, 1, 1), date(2035, 1, 1))


def line(*terms: Term, today: date | None = None) -> Timeline:
    return Timeline("Who takes part", (TimelineRow("Amberfield", terms),), START, END, today)


@given(days, st.none() | st.integers(1, 5_000))
def test_a_bar_never_leaves_the_line(start: date, length: int | None) -> None:
    end = start + timedelta(days=length) if length else None
    [row] = line(Term("full", start, end)).lines
    overlaps = start < END and (end is None or end > START)
    assert len(row.bars) == overlaps
    for bar in row.bars:
        left, width = float(bar.x.removesuffix("%")), float(bar.width.removesuffix("%"))
        assert left >= 0
        assert width >= 0
        assert left + width <= 100.01  # both are rounded to a hundredth of a per cent


def test_a_term_ends_the_day_before_the_next_begins() -> None:
    timeline = line(Term("observer", date(2019, 7, 1), date(2021, 1, 1)), Term("full", date(2021, 1, 1)))
    [row] = timeline.lines
    bars = row.bars
    assert float(bars[0].x[:-1]) + float(bars[0].width[:-1]) == pytest.approx(float(bars[1].x[:-1]), abs=0.02)
    assert [row[3] for row in timeline.table.rows] == [date(2020, 12, 31), None]
    assert timeline.table.cells[1][3].text == "open-ended"


def test_a_term_of_which_a_source_gives_no_day_is_said_in_words_and_never_drawn() -> None:
    timeline = line(Term("full", None, stated=OLD))
    [row] = timeline.lines
    assert (row.bars, row.notes) == ([], [f"takes part, neither start nor end stated; {OLD}"])
    assert not timeline.is_drawn
    assert timeline.modes == []
    assert (timeline.has_open_start, timeline.has_open_end, timeline.has_faded) == (False, False, False)
    assert [cell.text for cell in timeline.table.cells[0][3:]] == ["end not stated", OLD]
    assert line(Term("full", None, stated=OLD), Term("full", START)).is_drawn
    assert line().is_drawn, "a row without a term is drawn as such"


def test_what_is_to_be_said_of_several_is_said_once() -> None:
    rows = [TimelineRow(name, [Term("full", None, stated=OLD)]) for name in ("Amberfield", "Birchton")]
    rows.append(TimelineRow("Cedar", [Term("observer", None, stated=OLD)]))
    assert Timeline("Radio", rows, START, END).in_words == [
        ("Amberfield, Birchton", f"takes part, neither start nor end stated; {OLD}"),
        ("Cedar", f"observes, neither start nor end stated; {OLD}"),
    ]


def test_a_term_whose_source_names_no_end_fades_and_says_how_old_it_is() -> None:
    timeline = line(Term("full", date(2020, 1, 1), stated=OLD))
    [row] = timeline.lines
    assert ([bar.faded for bar in row.bars], [bar.open_end for bar in row.bars]) == ([True], [False])
    assert row.notes == [OLD]
    assert (timeline.has_faded, timeline.has_open_end) == (True, False)


def test_a_term_with_a_stated_end_is_drawn_as_it_is() -> None:
    [row] = line(Term("full", None, END, stated=OLD)).lines
    assert ([bar.faded for bar in row.bars], row.notes) == ([False], [])


def test_an_open_end_and_one_that_is_not_stated_are_kept_apart() -> None:
    assert line(Term("full", START), Term("full", START, stated=OLD)).no_end == "open-ended or not stated"
    assert line(Term("full", START, END, stated=OLD), Term("full", START)).no_end == "open-ended"


def test_a_start_that_nobody_states_is_open_and_said_to_be_so() -> None:
    timeline = line(Term("full", None, date(2021, 1, 1)))
    [bar] = timeline.lines[0].bars
    assert (bar.x, bar.open_start, bar.open_end) == ("0.00%", True, False)
    assert (timeline.has_open_start, timeline.has_open_end) == (True, False)
    assert timeline.table.cells[0][2].text == "not stated"


def test_a_government_without_a_term_is_named_under_the_table() -> None:
    timeline = Timeline("Who takes part", (TimelineRow("Dunhaven", ()),), START, END)
    assert timeline.table.rows == ()
    assert "Dunhaven" in timeline.table.note


@given(st.integers(2, 80))
def test_few_enough_years_are_written_to_be_read_at_320_px(years: int) -> None:
    timeline = Timeline("Long", (), date(2000, 6, 1), date(2000 + years, 6, 1))
    assert 1 <= len(timeline.ticks) <= 6
    assert all(float(tick.x.removesuffix("%")) < 88 for tick in timeline.ticks)


def test_today_is_drawn_only_where_it_is() -> None:
    assert line(today=START).today_x == "0.00%"
    assert line(today=END).today_x == ""
    assert line().today_x == ""


def test_a_line_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"ends .* after it starts"):
        Timeline("Backwards", (), END, START)
