"""A claim per member that it rests on, and what it would be if it held for others too."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

from interlocal.modules.assessment.scan import Claim, Number
from interlocal.numerics.rounding import significant

SCENARIO_DIGITS = 3


@dataclass(frozen=True)
class Share:
    """An average per member, in whole dollars: not an amount that any one member was promised."""

    low: int | None
    high: int | None
    members: int


@dataclass(frozen=True)
class Scenario:
    """What a claim would come to if `members` governments saved what its own members save on average.

    Nobody published this: it is shown by itself, under a label, and is part of no total. Its dollars are
    rounded to three significant digits, since an assumption is not known to the dollar.
    """

    claim: Claim
    rests_on: int
    members: int
    low: int | None
    high: int | None


def basis(claim: Claim) -> tuple[int | None, Literal["answered", "covered", None]]:
    """How many members a claim speaks for, and whether these are the ones that answered."""
    if claim.covered is not None and claim.covered != claim.answered:
        return claim.covered, "covered"
    return claim.answered, "answered" if claim.answered is not None else None


def per_respondent(claim: Claim) -> Share | None:
    """The claim divided by the members it rests on.

    None for a percentage, no number, unknown members, or a source that leaves open what the members have to do with it.
    """
    members, _kind = basis(claim)
    if claim.unit != "usd" or members is None or claim.leaves_open:
        return None
    return Share(_scaled(claim.low, 1, members), _scaled(claim.high, 1, members), members)


def extrapolate(claim: Claim, members: int) -> Scenario | None:
    """Stretch a dollar claim from the members it rests on to `members`; None where that is not possible.

    It cannot be done for a percentage, a claim without a number, one whose members are unknown or that leaves open
    what they have to do with it, or one that rests on as many members or more already.
    """
    rests_on, _kind = basis(claim)
    if claim.unit != "usd" or rests_on is None or rests_on >= members or claim.leaves_open:
        return None
    return Scenario(
        claim,
        rests_on=rests_on,
        members=members,
        low=_coarse(_scaled(claim.low, members, rests_on)),
        high=_coarse(_scaled(claim.high, members, rests_on)),
    )


def _scaled(amount: Number | None, times: int, parts: int) -> int | None:
    """amount * times / parts to the whole dollar, halves up."""
    if amount is None:
        return None
    return floor(Fraction(amount) * times / parts + Fraction(1, 2))


def _coarse(dollars: int | None) -> int | None:
    return None if dollars is None else int(significant(dollars, SCENARIO_DIGITS))
