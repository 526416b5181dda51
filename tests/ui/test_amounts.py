"""Numbers as people type them into forms: taken as they are meant, or asked about."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from interlocal.ui.forms import AmountField


def amount() -> AmountField:
    return AmountField(required=False, max_digits=18, decimal_places=4)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("140,000", 140_000), ("$1,234,567.89", Decimal("1234567.89")), ("1.5", Decimal("1.5")), (" 12 ", 12), ("", None)],
)
def test_what_is_written_as_here_is_taken(typed: str, meant: Decimal | int | None) -> None:
    assert amount().clean(typed) == meant


@pytest.mark.parametrize("typed", ["1,5", "1.234,50", "12,34", "1,2345", "1 2 x", "1e400", "NaN", "Infinity"])
def test_what_is_no_number_here_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"is no number\. Write digits, such as 1,234\.50"):
        amount().clean(typed)


def test_what_people_read_in_two_ways_is_asked_about() -> None:
    """A comma or a point marks the thousands, depending on where one learned to write."""
    with pytest.raises(ValidationError, match=r"“140\.000” can be read in two ways\. Write 140,000 or 140\.0000\."):
        amount().clean("140.000")
    assert amount().clean("140.0000") == 140


@given(st.decimals(min_value=0, max_value=10**13, places=4))
def test_what_a_form_shows_it_takes_again(value: Decimal) -> None:
    field = amount()
    assert field.clean(str(field.prepare_value(value))) == value
