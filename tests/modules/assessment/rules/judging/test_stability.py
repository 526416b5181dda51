from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules import Unranked, Why, rank
from interlocal.modules.assessment.rules.judging import GroupLevel, group_levels
from interlocal.modules.assessment.rules.judging.stability import stability
from interlocal.modules.assessment.scan import LEVELS, Factor, FactorSet, Rating, Source
from tests.modules.assessment.rules.judging.ratings import (
    AREAS,
    CELLS,
    FACTORS,
    TABLES,
    RaterLevel,
    full_tables,
    voices,
)


@given(TABLES, full_tables(), st.integers(0, 2**32))
def test_fully_rated_areas_are_ranked_as_by_a_rating_table_and_the_others_named(
    some: list[RaterLevel], every: list[RaterLevel], seed: int
) -> None:
    for ratings in (some, every):
        cells = group_levels(voices(ratings))
        table = FactorSet(
            "table",
            "Table",
            Source("report", "page 1"),
            FACTORS,
            AREAS,
            tuple(Rating(*cell, cells.get(cell, GroupLevel()).level) for cell in CELLS),
            LEVELS,
        )
        expected = rank(table)
        found = stability(AREAS, FACTORS, cells, seed=seed)
        assert [(item.area, item.rank, item.score) for item in found.placed] == [
            (item.area, item.rank, item.score) for item in expected.ranked
        ]
        assert found.left_out == expected.unranked
        for column in zip(*(item.shares for item in found.placed), strict=True):
            assert sum(column) == pytest.approx(1, abs=1e-12)
        for item in found.placed:
            assert sum(item.shares) == pytest.approx(1, abs=1e-12)
            assert (item.central_weights is None) == (item.first == 0)


def test_an_area_that_leads_by_the_stated_weights_need_not_lead_by_most() -> None:
    """With w for the weight of alike, audit has w and fleet w / 3 + 1 - w: audit leads from w = 3/5 on."""
    factors = (Factor("alike", "Alike", 3), Factor("saves", "Saves", 1))
    cells = {
        ("audit", "alike"): GroupLevel("high"),
        ("audit", "saves"): GroupLevel("none"),
        ("fleet", "alike"): GroupLevel("low"),
        ("fleet", "saves"): GroupLevel("high"),
        ("payroll", "alike"): GroupLevel("high"),
    }
    found = stability(AREAS, factors, cells, seed=1)
    audit, fleet = found.placed
    assert (audit.area, audit.rank, audit.score) == ("audit", 1, Fraction(3, 4))
    assert (fleet.area, fleet.rank, fleet.score) == ("fleet", 2, Fraction(1, 2))
    assert audit.first == pytest.approx(0.4, abs=0.001)
    assert fleet.shares == pytest.approx((0.6, 0.4), abs=0.001)
    assert audit.central_weights == pytest.approx({"alike": 0.8, "saves": 0.2}, abs=0.001)
    assert found.left_out == (Unranked("payroll", Why.UNRATED, ("saves",)),)


def test_the_seed_decides_the_draws() -> None:
    cells = {cell: GroupLevel(LEVELS[place % 4]) for place, cell in enumerate(CELLS)}
    one, same, other = (stability(AREAS, FACTORS, cells, seed=seed) for seed in (1, 1, 2))
    assert one == same != other


def test_where_nothing_is_rated_nothing_is_ranked() -> None:
    found = stability(AREAS, FACTORS, {}, seed=1)
    assert found.placed == ()
    assert [item.area for item in found.left_out] == list(AREAS)
