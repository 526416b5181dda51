"""Totals of savings claims: only within one period and in dollars. Nothing here adds across them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from interlocal.modules.assessment.rules.respondents import basis
from interlocal.modules.assessment.scan import Claim, Number, Period


class Reason(StrEnum):
    """Why a claim is not part of a total; the first that holds is given."""

    NO_ESTIMATE = "no estimate"
    PERCENTAGE = "percentage"
    OPEN_END = "open end"
    OTHER_PERIOD = "other period"


@dataclass(frozen=True)
class LeftOut:
    claim: Claim
    reason: Reason


@dataclass(frozen=True)
class Total:
    """The dollars of one period. Every claim of the scan is either included or left out with a reason."""

    period: Period
    low: Number
    high: Number
    included: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def respondents_differ(self) -> bool:
        """Whether the claims rest on different numbers of members, or one of them on an unknown number."""
        return len({basis(claim) for claim in self.included}) > 1

    def resting_on_all(self, members: int | None) -> "Total | None":
        """The part of it that supposes that all `members` of the study take part, where other parts rest on fewer.

        None where there is no such part. What was achieved supposes nothing.
        """
        whole = tuple(claim for claim in self.included if claim.covered is not None and claim.covered == members)
        counts = {basis(claim)[0] for claim in self.included} - {None}
        if not whole or counts == {members} or self.period.kind == "achieved":
            return None
        return _total(self.period, whole)

    @property
    def qualified(self) -> tuple[Claim, ...]:
        """Included claims with a hedge, such as "slightly over"."""
        return tuple(claim for claim in self.included if claim.qualifier)


def totals(claims: Iterable[Claim]) -> tuple[Total, ...]:
    """One total for each period that has a dollar figure with both ends, in the order of the claims.

    A claim without a number is left out and named; it is never counted as zero.
    """
    everything = tuple(claims)
    periods = dict.fromkeys(
        claim.period for claim in everything if claim.period and obstacle(claim, claim.period) is None
    )
    return tuple(_total(period, everything) for period in periods)


def is_cost(low: Number | None, high: Number | None) -> bool:
    """Whether a saving is negative from end to end: it costs."""
    return any(end is not None and end < 0 for end in (low, high)) and not any(
        end is not None and end > 0 for end in (low, high)
    )


def costs_stated(claims: Iterable[Claim]) -> bool:
    """Whether any claim says what it costs to get there."""
    return any(is_cost(claim.low, claim.high) for claim in claims)


def obstacle(claim: Claim, period: Period) -> Reason | None:
    """Why `claim` cannot be part of the dollar total of `period`; None when it can."""
    if claim.low is None and claim.high is None:
        return Reason.NO_ESTIMATE
    if claim.unit == "percent":
        return Reason.PERCENTAGE
    if claim.low is None or claim.high is None:
        return Reason.OPEN_END
    return None if claim.period == period else Reason.OTHER_PERIOD


def _total(period: Period, claims: tuple[Claim, ...]) -> Total:
    reasons = [(claim, obstacle(claim, period)) for claim in claims]
    included = tuple(claim for claim, reason in reasons if reason is None)
    return Total(
        period,
        low=sum(claim.low for claim in included if claim.low is not None),
        high=sum(claim.high for claim in included if claim.high is not None),
        included=included,
        left_out=tuple(LeftOut(claim, reason) for claim, reason in reasons if reason is not None),
    )
