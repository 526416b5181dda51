from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules import Why, rank, unplaced
from interlocal.modules.assessment.scan import LEVELS, Factor, FactorSet, Level, Rating, Source
from tests.modules.assessment.scans import factor_sets

SOURCE = Source("report", "page 1")
TABLES = factor_sets(["audit", "fleet", "payroll", "procurement"], st.just(SOURCE))


def table(
    rows: dict[str, Sequence[Level | None]], weights: Sequence[int] = (1, 1), scale: tuple[Level, ...] = LEVELS
) -> FactorSet:
    factors = tuple(Factor(f"f{index}", f"Factor {index}", weight) for index, weight in enumerate(weights))
    ratings = tuple(
        Rating(area, factor.key, level)
        for area, levels in rows.items()
        for factor, level in zip(factors, levels, strict=True)
    )
    return FactorSet("table", "Table", SOURCE, factors, tuple(rows), ratings, scale)


@given(TABLES)
def test_an_area_with_an_unrated_factor_is_never_ranked_and_every_area_is_accounted_for(found: FactorSet) -> None:
    ranking = rank(found)
    if found.axes:
        assert ranking.ranked == ranking.unranked == ()
        return
    ranked = {item.area for item in ranking.ranked}
    unranked = {item.area for item in ranking.unranked}
    assert ranked | unranked == set(found.areas)
    assert not ranked & unranked
    for rating in found.ratings:
        if rating.level is None:
            assert rating.area in unranked
    for item in ranking.unranked:
        assert item.why == Why.NO_SCALE or item.factors


@given(TABLES)
def test_ranks_follow_scores(found: FactorSet) -> None:
    ranked = rank(found).ranked
    for better, worse in pairwise(ranked):
        assert better.score >= worse.score
        assert (better.rank == worse.rank) == (better.score == worse.score)
    for place, item in enumerate(ranked, 1):
        assert 0 <= item.score <= 1
        assert item.rank <= place


def test_weights_decide() -> None:
    rows: dict[str, Sequence[Level | None]] = {"audit": ("high", "none"), "payroll": ("none", "high")}
    assert [item.area for item in rank(table(rows, (1, 3))).ranked] == ["payroll", "audit"]
    assert [item.score for item in rank(table(rows, (1, 3))).ranked] == [Fraction(3, 4), Fraction(1, 4)]


def test_equal_scores_share_a_rank_and_the_next_one_is_skipped() -> None:
    ranked = rank(table({"audit": ("low", "low"), "fleet": ("high", "low"), "payroll": ("low", "high")})).ranked
    assert [(item.area, item.rank) for item in ranked] == [("fleet", 1), ("payroll", 1), ("audit", 3)]


def test_without_a_scale_nothing_is_ranked() -> None:
    ranking = rank(table({"audit": (None, None)}, scale=()))
    assert ranking.ranked == ()
    assert [(item.area, item.why) for item in ranking.unranked] == [("audit", Why.NO_SCALE)]


def test_a_rating_that_our_copy_lacks_is_not_called_unrated() -> None:
    lacking = replace(table({"audit": ("high", None)}), not_in_copy="The chart is a picture.")
    assert [(item.area, item.why) for item in rank(lacking).unranked] == [("audit", Why.NOT_IN_COPY)]
    assert (lacking.missing, lacking.unrated) == (1, 0)


def test_unrated_is_not_low() -> None:
    ranking = rank(table({"audit": ("low", "low"), "payroll": ("high", None)}))
    assert [item.area for item in ranking.ranked] == ["audit"]
    assert [(item.area, item.factors) for item in ranking.unranked] == [("payroll", ("f1",))]


@given(TABLES)
def test_only_areas_with_both_ratings_have_a_place(found: FactorSet) -> None:
    if found.axes:
        across, up = found.axes
        placed = set(found.areas) - set(unplaced(found))
        assert placed == {
            area for area in found.areas if None not in (found.levels[area, across], found.levels[area, up])
        }
