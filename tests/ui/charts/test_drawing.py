"""Scales, letters and colours that all charts share."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from interlocal.ui.charts import palette
from interlocal.ui.charts.lettering import text_width, wrap
from interlocal.ui.charts.scale import scale, tick_words
from interlocal.ui.charts.scorecard import LOOKS
from interlocal.ui.tables import Column, Number
from tests.ui.values import numbers, texts


@given(st.lists(numbers, max_size=20), st.booleans())
def test_a_scale_holds_every_figure_between_round_ends(figures: list[Number], from_zero: bool) -> None:
    x = scale(figures, 0, 500, from_zero=from_zero)
    assert x.ticks[0] == x.low < x.high == x.ticks[-1]
    assert all(x.low <= figure <= x.high for figure in figures)
    assert not from_zero or x.low <= 0 <= x.high
    assert 2 <= len(x.ticks) <= 7


@given(numbers, numbers)
def test_a_scale_keeps_the_order_of_figures(a: Number, b: Number) -> None:
    x = scale([a, b], 0, 500, from_zero=False)
    assert (x(a) <= x(b)) == (a <= b) or x(a) == x(b)


@given(st.lists(numbers, min_size=1), st.sampled_from(["usd", "number", "percent"]))
def test_no_two_ticks_have_the_same_words(figures: list[Number], kind: str) -> None:
    ticks = scale(figures, 0, 500, from_zero=True).ticks
    assert len(set(tick_words(ticks, Column("c", "C", kind)))) == len(ticks)  # type: ignore[arg-type]


@given(texts, st.floats(30, 300))
def test_wrapped_lines_fit(text: str, width: float) -> None:
    lines = wrap(text, width)
    assert 1 <= len(lines) <= 3
    assert all(text_width(line) <= width for line in lines)


@given(st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=40))
def test_nothing_is_cut_off_that_has_room(text: str) -> None:
    assume(text)
    assert "".join(wrap(text, 200, most=20)) == text


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""

    def luminance(colour: str) -> float:
        shares = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", [palette.PAPER, *(ground for ground, _ in LOOKS.values())])
def test_letters_stand_out_from_their_ground(ground: str) -> None:
    assert contrast(palette.INK, ground) >= 4.5
    assert contrast(palette.MUTED, palette.PAPER) >= 4.5
    assert contrast(palette.PAPER, palette.PRIMARY) >= 4.5


@pytest.mark.parametrize(
    "colour", [palette.PRIMARY, palette.PRIMARY_DARK, palette.ACCENT, *(c for c, _, _ in palette.SERIES_LINES)]
)
def test_what_carries_meaning_stands_out_from_paper(colour: str) -> None:
    assert contrast(colour, palette.PAPER) >= 3


def test_lines_differ_in_mark_and_dash_as_well_as_colour() -> None:
    for part in range(3):
        assert len({line[part] for line in palette.SERIES_LINES}) == len(palette.SERIES_LINES)
