"""What each section of a plan answers before its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.models import Charge, Dated, Risk, RiskState, Strength
from interlocal.modules.assessment.rules.planning import Due

from .listing import Listing


@dataclass(frozen=True)
class Standing:
    """The answer of one section in words, and how much of it is over due."""

    answer: str
    over_due: int = 0


def of_charges(listing: Listing) -> Standing:
    """Of tasks and messages: how many are open, over due, nobody's."""
    rows = cast(Sequence[Charge], listing.rows)
    nobodys = sum(row.person_id is None and row.done_on is None for row in rows)
    return _dated(listing, [ngettext("%d with nobody", "%d with nobody", nobodys) % nobodys] if nobodys else [])


def of_steps(listing: Listing) -> Standing:
    """Of the technology plan: how many are open, over due, without a day."""
    rows = cast(Sequence[Dated], listing.rows)
    dayless = sum(row.due_on is None and row.done_on is None for row in rows)
    return _dated(listing, [ngettext("%d without a day", "%d without a day", dayless) % dayless] if dayless else [])


def of_strengths(listing: Listing) -> Standing:
    """Of whom something is stated, and of whom nothing is."""
    stated = {row.government_id for row in cast(Sequence[Strength], listing.rows)}
    silent = [member.name for member in listing.members if member.id not in stated]
    if silent:
        return Standing(_("Nothing is stated yet of: %(names)s.") % {"names": ", ".join(silent)})
    return Standing(_("Something is stated of every member."))


def of_risks(listing: Listing) -> Standing:
    """How many are open, high in both, unrated, and to be looked at again."""
    risks = [risk for risk in cast(Sequence[Risk], listing.rows) if risk.state != RiskState.CLOSED]
    high = sum(risk.likelihood == risk.impact == "high" for risk in risks)
    unrated = sum(not (risk.likelihood and risk.impact) for risk in risks)
    reviews = sum(risk.review_on is not None and risk.review_on < listing.today for risk in risks)
    counts = [
        (len(risks), ngettext("%d not closed", "%d not closed", len(risks))),
        (high, ngettext("%d high in likelihood and impact", "%d high in likelihood and impact", high)),
        (unrated, ngettext("%d unrated", "%d unrated", unrated)),
        (reviews, ngettext("%d review over due", "%d reviews over due", reviews)),
    ]
    return Standing(_sentence([words % count for count, words in counts if count]), reviews)


def _dated(listing: Listing, more: list[str]) -> Standing:
    stands = [listing.due(row) for row in cast(Sequence[Dated], listing.rows)]
    done, late = stands.count(Due.DONE), stands.count(Due.OVER_DUE)
    left = len(stands) - done
    counts = [
        (left, ngettext("%d open", "%d open", left)),
        (late, ngettext("%d over due", "%d over due", late)),
    ]
    finished = [ngettext("%d done", "%d done", done) % done] if done else []
    return Standing(_sentence([*(words % count for count, words in counts if count), *more, *finished]), late)


def _sentence(parts: Sequence[str]) -> str:
    return f"{', '.join(parts)}." if parts else _("Nothing is entered yet.")
