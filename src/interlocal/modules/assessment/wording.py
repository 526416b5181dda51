"""What the rules decided, in words and in values that tables can show."""

from collections.abc import Iterable, Sequence
from typing import cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.rules import (
    LISTED,
    Difference,
    Disagreement,
    LeftOut,
    Reason,
    Scenario,
    Total,
    is_cost,
    per_respondent,
    rank,
    unplaced,
)
from interlocal.modules.assessment.scan import (
    Claim,
    Document,
    FactorSet,
    FindingKind,
    Number,
    Period,
    Scan,
    Source,
    Statement,
)
from interlocal.ui.tables import Column, Qualified, Range, Value, present
from interlocal.ui.words import word

MOST_NAMED = 6


def period_words(period: Period | None) -> str:
    """The period of a figure, to stand beside it; empty when nobody stated one."""
    if period is None:
        return ""
    if period.kind == "per_cycle":
        return _("per %(cycle)s") % {"cycle": period.of}
    if period.kind == "achieved" and period.of:
        return _("achieved in %(span)s") % {"span": period.of}
    return word("period", period.kind)


def claim_period_words(claim: Claim) -> str:
    """The period of a claim, and whether its source states it; one that takes money is said to be a cost."""
    period = period_words(claim.period)
    if claim.period_is == "our reading":
        period = _("%(period)s (our reading)") % {"period": period}
    return _("%(period)s, a cost") % {"period": period} if is_cost(claim.low, claim.high) else period


def total_title(total: Total) -> str:
    """What a total is called."""
    period = total.period
    achieved = _("Already achieved in %(of)s, not part of the estimates")
    titles = {
        "annual": _("Estimated savings per year"),
        "per_cycle": _("Estimated savings per %(of)s"),
        "once": _("One-time cost") if is_cost(total.low, total.high) else _("Estimated one-time savings"),
        "achieved": achieved if period.of else _("Already achieved, year not stated, not part of the estimates"),
    }
    return titles[period.kind] % {"of": period.of}


def figure(claim: Claim) -> Value:
    """The claim as its source words it: a number, a range, a qualified end, or None."""
    return _span(_qualified(claim, claim.low, "low"), _qualified(claim, claim.high, "high"))


def share_figure(claim: Claim) -> Value:
    """The claim's average per member; None where nothing can be said.

    The hedge of its source ("slightly over") is about the claim: the average was computed, and has none.
    """
    share = per_respondent(claim)
    return _span(share.low, share.high) if share else None


def scenario_figure(scenario: Scenario) -> Value:
    """The dollars of a scenario: computed, so without the hedge of the claim's source."""
    return _span(scenario.low, scenario.high)


def total_figure(total: Total) -> Value:
    """The dollars of a total: a one-time cost as what it costs, both ends with the hedges of their sources.

    A hedge of a range ("could range from") words that range, and says nothing of a sum.
    """
    low, high = total.low, total.high
    if total.period.kind == "once" and is_cost(low, high):
        low, high = -high, -low
    start = _hedged(low, total.qualified, ("low", "both"))
    end = _hedged(high, total.qualified, ("high", "both"))
    return end if low == high else Range(start, end)


def _hedged(amount: Number, claims: Iterable[Claim], ends: tuple[str, ...]) -> Number | Qualified:
    hedges = dict.fromkeys(claim.qualifier for claim in claims if claim.qualifies in ends)
    return Qualified(", ".join(hedges), amount) if hedges else amount


def left_out_words(left_out: LeftOut) -> str:
    """Why a claim is not in a total."""
    claim = left_out.claim
    match left_out.reason:
        case Reason.NO_ESTIMATE:
            return _("no number stated: %(said)s") % {"said": claim.no_estimate}
        case Reason.PERCENTAGE:
            return _("a percentage; percentages and dollars are never added")
        case Reason.OPEN_END:
            return _("one end is not stated")
        case Reason.OTHER_PERIOD:
            return _("another kind of period: %(period)s") % {"period": period_words(claim.period)}


def apart_words(scan: Scan, total: Total) -> str:
    """That a total is nobody's promise, where its claims rest on different members or leave open on whom."""
    sentences = []
    if total.respondents_differ:
        sentences.append(_("Adds figures that rest on different members, so nobody is promised this sum."))
    whole = total.resting_on_all(scan.members)
    if whole:
        words = _("%(dollars)s of it supposes that all %(members)d take part.")
        dollars = present(total_figure(whole), Column("dollars", _("Dollars"), "usd"))
        sentences.append(words % {"dollars": dollars, "members": scan.members})
    unclear = [claim.what for claim in total.included if claim.leaves_open]
    if unclear:
        words = ngettext(
            "Added as stated, though the source leaves open whose sum it is: %(what)s.",
            "Added as stated, though the source leaves open whose sum each is: %(what)s.",
            len(unclear),
        )
        sentences.append(words % {"what": "; ".join(unclear)})
    return " ".join(sentences)


def total_note(scan: Scan, total: Total) -> str:
    """What a reader must know before using a total: on whom it rests, and its hedges."""
    return " ".join(filter(None, (apart_words(scan, total), *claim_notes(total))))


def claim_notes(total: Total) -> list[str]:
    """For each claim that is added: on whom it rests, where others rest on others, what we read, how it is hedged."""
    notes = []
    for claim in total.included:
        parts = [members_words(claim)] if total.respondents_differ else []
        if claim.period_is == "our reading":
            parts.append(_("the period is our reading"))
        if claim.qualifier:
            parts.append(_("the source says “%(qualifier)s”") % {"qualifier": claim.qualifier})
        if parts:
            notes.append(_("%(what)s: %(note)s.") % {"what": claim.what, "note": ", ".join(parts)})
    return notes


def members_words(claim: Claim) -> str:
    """Covered, asked and answered members, kept apart."""
    stated = [
        (claim.covered, _("%d covered")),
        (claim.asked, _("%d asked")),
        (claim.answered, _("%d answered")),
    ]
    return ", ".join(text % count for count, text in stated if count is not None) or _("members not stated")


def rating_words(scan: Scan, table: FactorSet) -> str:
    """Which areas of a rating table have no rank or no place, and why; empty when all have."""
    return _placing_words(scan, table) if table.axes else _ranking_words(scan, table)


def scenario_label(scenario: Scenario) -> str:
    """The label without which a scenario must not be shown, with its assumption."""
    return _(
        "Scenario, published by nobody: if each of %(members)d members saved what the %(rests_on)d save on average"
    ) % {"members": scenario.members, "rests_on": scenario.rests_on}


def disagreement_words(disagreement: Disagreement) -> str:
    """What kind of difference it is, and all sides, each with its sources."""
    sides: dict[str, list[str]] = {}
    for statement in disagreement.statements:
        sides.setdefault(said_words(disagreement, statement), []).append(cite(statement.source))
    return _("%(difference)s on %(subject)s, %(aspect)s: %(sides)s.") % {
        "difference": difference_words(disagreement),
        "subject": disagreement.subject,
        "aspect": disagreement.aspect,
        "sides": "; ".join(f"{said} ({_(' and ').join(sources)})" for said, sources in sides.items()),
    }


def difference_words(disagreement: Disagreement) -> str:
    """Whether sources contradict one another, or one says both (and which), or more."""
    words = {
        Difference.BETWEEN: _("The sources disagree"),
        Difference.WITHIN: _("One source says both (%(documents)s)"),
        Difference.ADDS: _("One says more than another"),
    }
    return words[disagreement.difference] % {"documents": ", ".join(disagreement.says_both)}


def said_words(disagreement: Disagreement, statement: Statement) -> str:
    """What one side of a disagreement says: quoted where these are the source's own words, else as we put it."""
    if disagreement.aspect == LISTED:
        return finding_words(cast(FindingKind, statement.value))
    return _("“%(said)s”") % {"said": statement.said} if statement.said else statement.value


def finding_words(kind: FindingKind) -> str:
    """The heading of a kind of finding."""
    titles: dict[FindingKind, str] = {
        "motivator": _("Motivators"),
        "outcome": _("Outcomes"),
        "works": _("What works"),
        "challenge": _("Challenges"),
        "next": _("What comes next"),
    }
    return titles[kind]


def cite(source: Source) -> str:
    """Document, by its short name, and place in it."""
    return f"{source.document}: {source.place}"


def first_of(names: Sequence[str], between: str = ", ") -> str:
    """The first of `names`, and how many more there are: a first page must not run away."""
    shown = between.join(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return shown
    return _("%(names)s and %(more)d more") % {"names": shown, "more": len(names) - MOST_NAMED}


def citation(document: Document) -> str:
    """A document under the short name that `cite` uses, as one would cite it."""
    parts = (document.author, document.title, document.dated or _("no date stated"))
    return f"{document.key}: {'. '.join(part for part in parts if part)}"


def _ranking_words(scan: Scan, table: FactorSet) -> str:
    ranking = rank(table)
    if not ranking.unranked:
        return ""
    reason = _cells_words(table)
    if not ranking.ranked:
        return _("No ranking: %(reason)s") % {"reason": reason}
    names = ", ".join(scan.area(unranked.area).name for unranked in ranking.unranked)
    return _("Without a rank: %(names)s. %(reason)s") % {"names": names, "reason": reason}


def _placing_words(scan: Scan, table: FactorSet) -> str:
    areas = unplaced(table)
    if not areas:
        return ""
    if len(areas) == len(table.areas):
        return _("No area has a place here: %(reason)s") % {"reason": _cells_words(table)}
    names = ", ".join(scan.area(area).name for area in areas)
    return _("Without a place on the chart: %(names)s. %(reason)s") % {"names": names, "reason": _cells_words(table)}


def _cells_words(table: FactorSet) -> str:
    """How many cells have no rating, and whether the document or only our copy of it lacks them."""
    counts = {"missing": table.missing, "cells": len(table.ratings), "reason": table.not_in_copy}
    if table.not_in_copy:
        return _("%(missing)d of %(cells)d ratings are not in our copy of the document. %(reason)s") % counts
    if not table.scale:
        return _("%(missing)d of %(cells)d cells are unrated, and no scale is stated.") % counts
    return _("%(missing)d of %(cells)d cells are unrated; an area with an unrated factor is never ranked.") % counts


def _span(low: Number | Qualified | None, high: Number | Qualified | None) -> Value:
    if low is None and high is None:
        return None
    return low if low == high else Range(low, high)


def _qualified(claim: Claim, amount: Number | None, end: str) -> Number | Qualified | None:
    if amount is None or not claim.qualifier or claim.qualifies not in (end, "both", "range"):
        return amount
    said_before = claim.qualifies == "range" and end == "high" and claim.low not in (None, amount)
    return Qualified("" if said_before else claim.qualifier, amount)
