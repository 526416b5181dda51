from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.numerics.rounding import significant

NUMBERS = st.integers(-(10**15), 10**15) | st.decimals(-(10**9), 10**9, places=4)


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        (32_824, 3, "32800"),
        (117_647, 3, "118000"),
        (769, 3, "769"),
        (8_125, 3, "8130"),
        (-8_125, 3, "-8130"),
        (0, 3, "0"),
        (999_950, 3, "1000000"),
        (Decimal("91.67"), 2, "92"),
        (Decimal("62.5"), 2, "63"),
        (Decimal("100"), 2, "100"),
        (Decimal("0.04567"), 2, "0.046"),
    ],
)
def test_halves_go_away_from_zero(value: int | Decimal, digits: int, rounded: str) -> None:
    assert str(significant(value, digits)) == rounded


@given(NUMBERS, st.integers(1, 6))
def test_it_stays_near_keeps_its_side_of_zero_and_is_settled_at_once(value: int | Decimal, digits: int) -> None:
    rounded = significant(value, digits)
    assert abs(Decimal(rounded) - Decimal(value)) * 2 * 10 ** (digits - 1) <= abs(Decimal(value))
    assert significant(rounded, digits) == rounded
    assert (rounded > 0) == (value > 0)


@given(NUMBERS, NUMBERS, st.integers(1, 6))
def test_it_keeps_the_order(one: int | Decimal, other: int | Decimal, digits: int) -> None:
    low, high = sorted((one, other), key=Decimal)
    assert significant(low, digits) <= significant(high, digits)
