"""Rounding for readers: a computed figure is not known to its last digit."""

from decimal import ROUND_HALF_UP, Decimal, localcontext


def significant(value: int | Decimal, digits: int) -> int | Decimal:
    """`value` to `digits` significant digits, halves away from zero; an int wherever no decimals are left.

    `value` must be finite and `digits` at least 1. 32,824 to three digits is 32,800.
    """
    exact = Decimal(value)
    place = exact.adjusted() - digits + 1
    if not exact or place <= int(exact.as_tuple().exponent):
        return value
    with localcontext(prec=max(50, digits + 2)):
        coarse = exact.quantize(Decimal((0, (1,), place)), rounding=ROUND_HALF_UP)
    return int(coarse) if place >= 0 else coarse
