import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from interlocal.numerics.rank_acceptability import Floats, rank_acceptability

SHAPES = array_shapes(min_dims=2, max_dims=2, max_side=6)
LEVELS = st.sampled_from([0.0, 1 / 3, 2 / 3, 1.0])
SCORES = SHAPES.flatmap(lambda shape: arrays(np.float64, shape, elements=LEVELS | st.floats(0, 1)))
ROUGH = 2**7
"""Draws enough for what holds at any number of them."""


@given(SCORES, st.integers(0, 2**32))
def test_every_area_and_every_rank_adds_to_one(scores: Floats, seed: int) -> None:
    found = rank_acceptability(scores, seed=seed, draws=ROUGH)
    assert found.shares.shape == (len(scores), len(scores))
    assert found.shares.min() >= 0
    assert np.abs(found.shares.sum(axis=0) - 1).max() < 1e-12
    assert np.abs(found.shares.sum(axis=1) - 1).max() < 1e-12


@given(SCORES)
def test_whoever_is_ever_first_has_weights_for_it(scores: Floats) -> None:
    found = rank_acceptability(scores, seed=1, draws=ROUGH)
    for first, weights in zip(found.shares[:, 0], found.central_weights, strict=True):
        assert (weights is None) == (first == 0)
        if weights is not None:
            assert weights.shape == (scores.shape[1],)
            assert weights.min() >= 0
            assert weights.sum() == pytest.approx(1)


@given(SCORES, st.data())
def test_the_order_of_the_areas_decides_nothing(scores: Floats, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(scores))))
    found, moved = (rank_acceptability(given, seed=1, draws=ROUGH) for given in (scores, scores[order]))
    assert np.array_equal(moved.shares, found.shares[order])
    assert all(
        np.array_equal(moved.central_weights[place], found.central_weights[area]) for place, area in enumerate(order)
    )


@given(SCORES)
def test_an_area_that_is_better_in_everything_is_always_first(scores: Floats) -> None:
    best = np.vstack([scores * 0.9, np.ones(scores.shape[1])])
    assert rank_acceptability(best, seed=1, draws=ROUGH).shares[-1, 0] == 1


@given(SCORES)
def test_equal_areas_share_alike(scores: Floats) -> None:
    found = rank_acceptability(np.vstack([scores, scores[0], scores[0]]), seed=1, draws=ROUGH)
    assert np.array_equal(found.shares[0], found.shares[-1])
    assert np.array_equal(found.shares[0], found.shares[-2])


def test_areas_that_are_all_equal_share_every_rank() -> None:
    found = rank_acceptability(np.full((4, 3), 0.5), seed=1)
    assert np.array_equal(found.shares, np.full((4, 4), 0.25))
    assert all(np.allclose(weights, [1 / 3] * 3) for weights in found.central_weights if weights is not None)


@given(SCORES, LEVELS)
def test_a_factor_that_is_the_same_everywhere_changes_nothing(scores: Floats, level: float) -> None:
    more = np.column_stack([scores, np.full(len(scores), level)])
    without, found = (rank_acceptability(given, seed=1, draws=ROUGH) for given in (scores, more))
    assert np.array_equal(found.shares, without.shares)


def test_its_weight_is_what_it_would_have_been_if_drawn() -> None:
    drawn = rank_acceptability(np.array([[1, 0, 0.5], [0, 1, 0.5 + 1e-9]]), seed=1).central_weights
    spared = rank_acceptability(np.array([[1, 0, 0.5], [0, 1, 0.5]]), seed=1).central_weights
    assert np.allclose(np.array(drawn), np.array(spared), atol=0.002)
    # The greater of two weights means 3/4, the lesser 1/4; they share 2/3, since the third means 1/3.
    assert np.allclose(np.array(spared), [[1 / 2, 1 / 6, 1 / 3], [1 / 6, 1 / 2, 1 / 3]], atol=0.002)


@given(arrays(np.float64, st.integers(1, 8), elements=LEVELS, unique=False))
def test_one_factor_gives_the_plain_ranking(levels: Floats) -> None:
    shares = rank_acceptability(levels[:, np.newaxis], seed=1).shares
    for area, level in enumerate(levels):
        better, equal = int((levels > level).sum()), int((levels == level).sum())
        expected = np.zeros(len(levels))
        expected[better : better + equal] = 1 / equal
        assert np.allclose(shares[area], expected)


def test_two_factors_by_hand() -> None:
    """Under weights (w, 1 - w) the areas have w, 1 - w and 0.6: the third leads where w is from 0.4 to 0.6.

    It is never last: the greater of w and 1 - w is at least 0.5, the lesser at most.
    """
    found = rank_acceptability(np.array([[1, 0], [0, 1], [0.6, 0.6]]), seed=1)
    assert np.allclose(found.shares, [[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0]], atol=0.0005)
    assert np.allclose(np.array(found.central_weights), [[0.8, 0.2], [0.2, 0.8], [0.5, 0.5]], atol=0.0005)


def test_three_factors_by_hand() -> None:
    """The greatest of three weights has mean (1 + 1/2 + 1/3) / 3; the first is above 1/2 in a quarter of the cases."""
    each = rank_acceptability(np.eye(3), seed=1)
    assert np.allclose(each.shares, 1 / 3, atol=0.003)
    assert np.allclose(np.array(each.central_weights).diagonal(), 11 / 18, atol=0.003)
    half = rank_acceptability(np.array([[1, 0, 0], [0.5, 0.5, 0.5]]), seed=1)
    assert np.allclose(half.shares, [[0.25, 0.75], [0.75, 0.25]], atol=0.003)


def test_any_seed_comes_near_and_the_same_one_to_the_same() -> None:
    scores = np.random.default_rng(5).random((20, 4))
    fine = rank_acceptability(scores, seed=1, draws=2**17).shares
    for seed in (2, 3):
        found = rank_acceptability(scores, seed=seed).shares
        assert 0 < np.abs(found - fine).max() < 0.01
        assert np.array_equal(found, rank_acceptability(scores, seed=seed).shares)


@pytest.mark.parametrize(
    "scores",
    [np.zeros(3), np.zeros((0, 2)), np.zeros((2, 0)), np.array([[1.1]]), np.array([[-0.1]]), np.array([[np.nan]])],
)
def test_what_is_no_matrix_of_scores_is_refused(scores: Floats) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        rank_acceptability(scores, seed=1)


@pytest.mark.parametrize("draws", [0, -2, 3, 2**18])
def test_draws_that_would_unbalance_the_sequence_are_refused(draws: int) -> None:
    with pytest.raises(ValueError, match="power of two"):
        rank_acceptability(np.ones((2, 2)), seed=1, draws=draws)
