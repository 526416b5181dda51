"""Claims: figures, periods and members that fit one another."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeGuard

from django.utils.translation import gettext as _

from interlocal.modules.assessment.scan_file.checks.complaints import Complaint, Item, complain, items, repeated
from interlocal.modules.assessment.scan_file.tree import Path


def check_claims(scan: Item) -> Iterator[Complaint]:
    """A claim has a figure or says why not, a period that it needs, and members that can be."""
    yield from repeated(
        (
            ((*path, "what"), (str(item.get("area")), item["what"]), item["what"])
            for path, item in items(scan, "claims")
            if isinstance(item.get("what"), str)
        ),
        _('repeats the description "%(value)s" of item %(number)d; give it another or delete it.'),
    )
    for path, claim in items(scan, "claims"):
        yield from _check_figure(path, claim)
        yield from _check_period(path, claim)
        yield from _check_members(path, claim, scan.get("members"))


def _check_figure(path: Path, claim: Item) -> Iterator[Complaint]:
    low, high = claim.get("low"), claim.get("high")
    stated = "low" in claim or "high" in claim
    if not stated and "no_estimate" not in claim:
        message = _("has neither low, high nor no_estimate; state the figure, or what the source says instead.")
        yield complain(path, message)
    if stated and "no_estimate" in claim:
        yield complain((*path, "no_estimate"), _("stands beside a figure; keep one of them."))
    if _is_number(low) and _is_number(high) and low > high:
        message = _("is %(low)s, above the high end %(high)s; exchange the two.")
        yield complain((*path, "low"), message, low=f"{low:,}", high=f"{high:,}")
    for end, value in (("low", low), ("high", high)):
        if isinstance(value, Decimal) and round(value, 2) != value:
            yield complain((*path, end), _("has more than two decimals; round it as its source does."))


def _check_period(path: Path, claim: Item) -> Iterator[Complaint]:
    period = claim.get("period")
    if period == "per_cycle" and "period_of" not in claim:
        yield complain((*path, "period_of"), _("is missing; say which cycle, such as: assessment cycle."))
    if "period_of" in claim and period not in ("per_cycle", "achieved"):
        yield complain((*path, "period_of"), _("goes with the periods per_cycle and achieved only; delete it."))
    if "period_is" in claim and "period" not in claim:
        yield complain((*path, "period_is"), _("needs a period; add it or delete this."))
    if "qualifies" in claim and "qualifier" not in claim:
        yield complain((*path, "qualifies"), _("needs a qualifier; add the source's words or delete it."))
    if "base" in claim and claim.get("unit") != "percent":
        yield complain((*path, "base"), _("goes with percentages only; delete it."))


def _check_members(path: Path, claim: Item, members: Any) -> Iterator[Complaint]:
    counts = {name: claim[name] for name in ("answered", "asked", "covered") if isinstance(claim.get(name), int)}
    for name, count in counts.items():
        if isinstance(members, int) and count > members:
            message = _("is %(count)d, but the study has %(members)d members; correct one.")
            yield complain((*path, name), message, count=count, members=members)
    if "answered" in counts and counts["answered"] > counts.get("asked", counts["answered"]):
        message = _("is %(answered)d, more than were asked (%(asked)d).")
        yield complain((*path, "answered"), message, **counts)


def _is_number(value: Any) -> TypeGuard[int | Decimal]:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
