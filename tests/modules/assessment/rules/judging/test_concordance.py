from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules.judging import Concordance, Undefined, concordance
from interlocal.modules.assessment.rules.judging.concordance import FEWEST, ordinal_alpha
from interlocal.modules.assessment.scan import LEVELS
from tests.modules.assessment.rules.judging.ratings import CELLS, LEVEL, RATERS, TABLES, RaterLevel, said, voices

#: K. Krippendorff: Computing Krippendorff's Alpha-Reliability, 2011, section C: four observers, twelve units.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def alpha_of(ratings: list[RaterLevel]) -> Concordance:
    """That of a table however small."""
    cells = voices(ratings).values()
    return ordinal_alpha([{LEVELS.index(level): count for level, count in counts.items()} for counts in cells])


def test_the_published_example() -> None:
    units = [Counter(int(value) for value in unit if value != ".") for unit in zip(*OBSERVERS, strict=True)]
    found = ordinal_alpha(units)
    assert found.alpha is not None
    assert float(found.alpha) == pytest.approx(0.815, abs=0.0005)
    assert found.pairable == 40


def test_two_raters_who_disagree_as_far_as_they_can_are_worse_than_chance() -> None:
    """By hand: o = 2 and n = 4, two of each value; 1 - 3 * 2 / (2 * 2) = -1/2, whatever the distance."""
    assert ordinal_alpha([{0: 1, 3: 1}, {0: 1, 3: 1}]).alpha == Fraction(-1, 2)


def test_without_pairs_or_without_variation_there_is_no_alpha() -> None:
    assert concordance(voices([])) == concordance(voices(said(ada="high"))) == Concordance(None, Undefined.NO_PAIRS, 0)
    assert concordance(voices(said(ada="high", ben=None))) == Concordance(None, Undefined.NO_PAIRS, 0)
    assert concordance(voices(said(ada="high", ben="high"))) == Concordance(None, Undefined.NO_VARIATION, 2)


@pytest.mark.parametrize(("both", "alone", "is_told"), [(FEWEST - 1, 20, False), (FEWEST, 0, True)])
def test_a_table_of_a_few_cells_has_no_alpha(both: int, alone: int, is_told: bool) -> None:
    ratings = [RaterLevel("ada", f"area{number}", "alike", LEVELS[number % 2]) for number in range(both + alone)]
    ratings += [RaterLevel("ben", f"area{number}", "alike", "low") for number in range(both)]
    found = concordance(voices(ratings))
    assert (found.alpha is not None, found.undefined) == (is_told, None if is_told else Undefined.TOO_FEW)
    assert found.pairable == 2 * both


@given(st.lists(LEVEL, min_size=len(CELLS), max_size=len(CELLS)).filter(lambda levels: len(set(levels)) > 1))
def test_raters_who_all_say_the_same_agree_fully(levels: list[str]) -> None:
    ratings = [
        RaterLevel(rater, *cell, level)  # type: ignore[arg-type]
        for rater in RATERS
        for cell, level in zip(CELLS, levels, strict=True)
    ]
    assert alpha_of(ratings).alpha == 1


@given(TABLES)
def test_it_is_one_exactly_where_no_two_differ(ratings: list[RaterLevel]) -> None:
    found = alpha_of(ratings)
    cells = [
        {rating.level for rating in ratings if (rating.area, rating.factor) == cell and rating.level is not None}
        for cell in CELLS
    ]
    assert (found.alpha is None) == (found.undefined is not None)
    if found.alpha is not None:
        assert found.alpha <= 1
        assert (found.alpha == 1) == all(len(levels) < 2 for levels in cells)


@given(TABLES, st.permutations(RATERS), st.permutations(CELLS))
def test_who_is_who_and_which_cell_is_which_decide_nothing(
    ratings: list[RaterLevel], raters: list[str], cells: list[tuple[str, str]]
) -> None:
    renamed = dict(zip(RATERS, raters, strict=True))
    moved = dict(zip(CELLS, cells, strict=True))
    turned = [
        replace(rating, rater=renamed[rating.rater], area=area, factor=factor)
        for rating in reversed(ratings)
        for area, factor in [moved[rating.area, rating.factor]]
    ]
    assert alpha_of(turned) == alpha_of(ratings)


@given(TABLES)
def test_a_cell_that_one_rater_alone_rated_changes_nothing(ratings: list[RaterLevel]) -> None:
    assert alpha_of([*ratings, RaterLevel("ada", "library", "alike", "high")]) == alpha_of(ratings)
