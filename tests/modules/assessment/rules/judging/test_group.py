from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules.judging import GroupLevel, group_levels
from interlocal.modules.assessment.scan import LEVELS, Level
from tests.modules.assessment.rules.judging.ratings import LEVEL, TABLES, RaterLevel, said, voices

CELL = ("audit", "alike")


def test_of_an_even_number_the_lower_of_the_middle_two_counts() -> None:
    found = group_levels(voices(said(ada="high", ben="low", cyd="high", dov="none")))
    assert found == {CELL: GroupLevel("low", rated=4, lowest="none", highest="high", apart=Fraction(2, 3))}
    assert group_levels(voices(said(ada="high", ben="low", cyd="high")))[CELL].level == "high"


def test_unrated_is_neither_a_level_nor_a_voice() -> None:
    assert group_levels(voices(said(ada="high", ben=None))) == {CELL: GroupLevel("high", 1, "high", "high")}
    assert group_levels(voices(said(ada=None, ben=None))) == {}


def group(*levels: Level) -> GroupLevel:
    """What raters who give these levels say together."""
    return group_levels(voices(said(**{f"rater{number}": level for number, level in enumerate(levels)})))[CELL]


@pytest.mark.parametrize(
    ("levels", "apart", "is_wide"),
    [
        (["high"], Fraction(0), False),
        (["high", "medium"], Fraction(0), False),
        (["high", "low"], Fraction(1), True),
        (["high", "medium", "low"], Fraction(1, 3), False),
        (["high", "high", "low"], Fraction(2, 3), True),
        (["high", "medium", "low", "none"], Fraction(1, 2), True),
        (["high", "medium", "medium", "low"], Fraction(1, 6), False),
        (["high"] * 3 + ["low"], Fraction(1, 2), True),
        (["high"] * 5 + ["low"], Fraction(1, 3), False),
        (["high"] * 6 + ["low"] * 2, Fraction(3, 7), True),
        (["high"] * 5 + ["medium"] * 2 + ["low"] * 5, Fraction(25, 66), True),
    ],
)
def test_a_group_is_far_apart_when_more_than_a_third_of_its_pairs_is(
    levels: list[Level], apart: Fraction, is_wide: bool
) -> None:
    found = group(*levels)
    assert (found.apart, found.is_wide) == (apart, is_wide)


def test_who_rates_nothing_is_not_apart() -> None:
    assert not GroupLevel().is_wide


@given(st.lists(LEVEL, min_size=1, max_size=40), st.integers(1, 40))
def test_who_joins_and_says_what_the_group_says_never_sets_it_far_apart(levels: list[Level], more: int) -> None:
    before = group(*levels)
    assert before.level is not None
    after = group(*levels, *[before.level] * more)
    assert after.level == before.level
    assert before.is_wide or not after.is_wide


@given(st.lists(LEVEL, min_size=2, max_size=12), st.integers(1, 5))
def test_the_same_views_given_by_more_never_set_a_group_far_apart_nor_do_views_a_step_apart(
    levels: list[Level], times: int
) -> None:
    many = group(*levels * times)
    assert many.is_wide <= group(*levels).is_wide
    places = [LEVELS.index(level) for level in levels]
    assert many.is_wide <= (max(places) - min(places) >= 2)


@given(st.lists(LEVEL, min_size=1, max_size=12))
def test_turned_upside_down_a_group_is_as_far_apart(levels: list[Level]) -> None:
    turned = [LEVELS[-1 - LEVELS.index(level)] for level in levels]
    assert group(*turned).apart == group(*levels).apart


@given(TABLES)
def test_more_than_half_say_the_level_or_a_higher_one_and_half_at_least_it_or_a_lower_one(
    ratings: list[RaterLevel],
) -> None:
    for cell, group in group_levels(voices(ratings)).items():
        places = [
            LEVELS.index(rating.level)
            for rating in ratings
            if (rating.area, rating.factor) == cell and rating.level is not None
        ]
        assert group.level is not None
        middle = LEVELS.index(group.level)
        assert group.rated == len(places)
        assert (group.lowest, group.highest) == (LEVELS[min(places)], LEVELS[max(places)])
        assert sum(place >= middle for place in places) * 2 > len(places)
        assert sum(place <= middle for place in places) * 2 >= len(places)


@given(TABLES.flatmap(lambda ratings: st.tuples(st.just(ratings), st.permutations(ratings))))
def test_the_order_of_the_ratings_decides_nothing(both: tuple[list[RaterLevel], list[RaterLevel]]) -> None:
    ratings, moved = both
    assert group_levels(voices(moved)) == group_levels(voices(ratings))
