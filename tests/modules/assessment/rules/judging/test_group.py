import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules.judging import GroupLevel, RaterLevel, group_levels
from interlocal.modules.assessment.scan import LEVELS
from tests.modules.assessment.rules.judging.ratings import TABLES, said

CELL = ("audit", "alike")


def test_of_an_even_number_the_lower_of_the_middle_two_counts() -> None:
    found = group_levels(said(ada="high", ben="low", cyd="high", dov="none"))
    assert found == {CELL: GroupLevel("low", rated=4, lowest="none", highest="high")}
    assert group_levels(said(ada="high", ben="low", cyd="high"))[CELL].level == "high"


def test_unrated_is_neither_a_level_nor_a_voice() -> None:
    assert group_levels(said(ada="high", ben=None)) == {CELL: GroupLevel("high", 1, "high", "high")}
    assert group_levels(said(ada=None, ben=None)) == {}


def test_a_spread_takes_two_and_is_wide_from_two_steps_on() -> None:
    alone, near, wide = (
        group_levels(given)[CELL]
        for given in (said(ada="high"), said(ada="high", ben="medium"), said(ada="high", ben="low"))
    )
    assert (alone.spread, alone.is_wide) == (None, False)
    assert (near.spread, near.is_wide) == (1, False)
    assert (wide.spread, wide.is_wide) == (2, True)
    assert (GroupLevel().spread, GroupLevel().is_wide) == (None, False)


def test_a_rater_has_one_voice() -> None:
    with pytest.raises(ValueError, match="ada rates audit by alike twice"):
        group_levels(said(ada="high") + said(ada=None))


@given(TABLES)
def test_more_than_half_say_the_level_or_a_higher_one_and_half_at_least_it_or_a_lower_one(
    ratings: list[RaterLevel],
) -> None:
    for cell, group in group_levels(ratings).items():
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
    assert group_levels(moved) == group_levels(ratings)
