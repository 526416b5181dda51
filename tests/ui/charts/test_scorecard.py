from hypothesis import given
from hypothesis import strategies as st

from interlocal.ui import charts
from interlocal.ui.charts.chart import SHEET
from interlocal.ui.charts.scorecard import draw_rating
from interlocal.ui.charts.svg import Drawing
from interlocal.ui.tables import Column, Table
from tests.ui.charts.pictures import SVG, pictures, size, words
from tests.ui.samples import ratings, unrated

LEVELS = ("none", "low", "medium", "high", None)


def mark(rating: str | None) -> str:
    drawing = Drawing(100)
    draw_rating(drawing, rating, 50, 50)
    return drawing.render("", "").split('height="1"', 1)[1]


def test_every_rating_has_a_mark_of_its_own_without_its_colour() -> None:
    marks = {mark(level) for level in LEVELS}
    assert len(marks) == len(LEVELS)


def test_every_rating_is_written_out() -> None:
    for svg in pictures(charts.heat_scorecard(ratings())):
        text = " ".join(words(svg))
        assert [text.count(word) for word in ("high", "medium", "low", "none", "unrated")] == [4] * 5


def test_an_unrated_cell_is_dashed_and_no_other() -> None:
    svg = pictures(charts.heat_scorecard(ratings()))[0]
    assert len([rect for rect in svg.iter(f"{SVG}rect") if rect.get("stroke-dasharray")]) == 4


def test_a_scorecard_without_ratings_shows_each_cell_as_unrated() -> None:
    chart = charts.heat_scorecard(unrated())
    assert chart.description.startswith("No rating in our copy of the source.")
    for svg in pictures(chart):
        assert " ".join(words(svg)).count("unrated") == 20


@given(st.integers(1, 120))
def test_paper_gets_every_row_once_on_sheets_that_fit(count: int) -> None:
    rows = tuple((f"Area {n:03}", "low") for n in range(count))
    chart = charts.heat_scorecard(Table("T", (Column("a", "A"), Column("r", "R", "rating")), rows))
    sheets = pictures(chart)[2:]
    assert [word for svg in sheets for word in words(svg) if word.startswith("Area")] == [row[0] for row in rows]
    assert all(size(svg)[1] <= SHEET + 40 for svg in sheets)
