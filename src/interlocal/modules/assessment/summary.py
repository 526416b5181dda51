"""The whole assessment as one plain object: what `interlocal assess --json` prints and other programs read."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from interlocal.modules.assessment.cautions import cautions
from interlocal.modules.assessment.rules import (
    Scenario,
    Total,
    basis,
    disagreements,
    extrapolate,
    per_respondent,
    rank,
    totals,
    unplaced,
)
from interlocal.modules.assessment.scan import Area, Claim, FactorSet, Number, Scan, Source
from interlocal.modules.assessment.wording import left_out_words, scenario_label, total_note

Plain = dict[str, Any]


def summary(scan: Scan, extrapolate_to: int | None = None) -> Plain:
    """Areas, ratings, ranking, totals, claims, disagreements and warnings; None is "not stated" or "unrated".

    Scenarios are there only when `extrapolate_to` names a number of members, and only under their own name.
    """
    plain: Plain = {
        "scan": {
            "key": scan.key,
            "title": scan.title,
            "region": scan.region,
            "synthetic": scan.synthetic,
            "members": scan.members,
            "speaks_of": scan.speaks_of or None,
            "prepared_by": scan.prepared_by or None,
            "prepared_for": scan.prepared_for or None,
        },
        "areas": [_area(scan, area) for area in scan.parts()],
        "factor_sets": [_table(scan, table) for table in scan.factor_sets],
        "totals": _totals(scan),
        "claims": [_claim(scan, claim) for claim in scan.claims],
        "disagreements": [
            {
                "subject": disagreement.subject,
                "aspect": disagreement.aspect,
                "difference": disagreement.difference,
                "statements": [
                    {
                        "value": statement.value,
                        "said": statement.said or None,
                        "source": _source(scan, statement.source),
                    }
                    for statement in disagreement.statements
                ],
            }
            for disagreement in disagreements(scan)
        ],
        "warnings": list(cautions(scan)),
    }
    if extrapolate_to is not None:
        scenarios = (extrapolate(claim, extrapolate_to) for claim in scan.claims)
        plain["scenarios"] = [_scenario(scan, scenario) for scenario in scenarios if scenario]
    return plain


def _area(scan: Scan, area: Area) -> Plain:
    table = next((table for table in scan.factor_sets if area.key in table.areas), None)
    return {
        "key": area.key,
        "name": area.name,
        "verdict": area.verdict.capitalize() if area.verdict else None,
        "next_step": area.next_step or None,
        "stages": list(scan.stated(area.key, "stage")),
        "follows": [scan.area(key).name for key in area.follows],
        "ratings": _row(table, area.key) if table else {},
        "not_in_copy": _absence(table, (area.key,)) if table else None,
        "source": _source(scan, area.source),
        "parts": [_area(scan, part) for part in scan.parts(area.key)],
    }


def _row(table: FactorSet, area: str) -> Plain:
    return {factor.name: table.levels[area, factor.key] for factor in table.factors}


def _absence(table: FactorSet, areas: Collection[str]) -> Plain | None:
    """Which ratings of `areas` the document has and our copy lacks, and why: these are not unrated."""
    missing = [rating for rating in table.ratings if rating.level is None and rating.area in areas]
    return {"cells": len(missing), "reason": table.not_in_copy} if table.not_in_copy and missing else None


def _table(scan: Scan, table: FactorSet) -> Plain:
    ranking = rank(table)
    return {
        "title": table.title,
        "scale": list(table.scale) or None,
        "cells": len(table.ratings),
        "unrated": table.unrated,
        "not_in_copy": _absence(table, table.areas),
        "rows": [{"area": scan.area(key).name, "ratings": _row(table, key)} for key in table.areas],
        "axes": [factor.name for key in table.axes or () for factor in table.factors if factor.key == key] or None,
        "unplaced": [scan.area(key).name for key in unplaced(table)],
        "ranking": [
            {
                "rank": ranked.rank,
                "area": scan.area(ranked.area).name,
                "score": round(float(ranked.score), 4),
            }
            for ranked in ranking.ranked
        ],
        "unranked": [
            {
                "area": scan.area(unranked.area).name,
                "reason": unranked.why,
                "unrated": [factor.name for factor in table.factors if factor.key in unranked.factors],
            }
            for unranked in ranking.unranked
        ],
    }


def _totals(scan: Scan) -> Plain:
    found = totals(scan.claims)
    kinds = Counter(total.period.kind for total in found)
    return {
        total.period.kind if kinds[total.period.kind] == 1 else f"{total.period.kind}: {total.period.of}": _total(
            scan, total
        )
        for total in found
    }


def _total(scan: Scan, total: Total) -> Plain:
    return {
        "low": _number(total.low),
        "high": _number(total.high),
        "unit": "usd",
        "period_of": total.period.of or None,
        "included": [
            {
                "area": scan.area(claim.area).name,
                "what": claim.what,
                "low": _number(claim.low),
                "high": _number(claim.high),
            }
            for claim in total.included
        ],
        "left_out": [
            {
                "area": scan.area(left_out.claim.area).name,
                "what": left_out.claim.what,
                "reason": left_out_words(left_out),
            }
            for left_out in total.left_out
        ],
        "note": total_note(scan, total),
    }


def _claim(scan: Scan, claim: Claim) -> Plain:
    members, kind = basis(claim)
    share = per_respondent(claim)
    return {
        "area": scan.area(claim.area).name,
        "what": claim.what,
        "low": _number(claim.low),
        "high": _number(claim.high),
        "unit": claim.unit,
        "qualifier": claim.qualifier or None,
        "qualifies": claim.qualifies if claim.qualifier else None,
        "no_estimate": claim.no_estimate or None,
        "period": claim.period.kind if claim.period else None,
        "period_of": (claim.period.of if claim.period else "") or None,
        "period_is": claim.period_is if claim.period else None,
        "base": claim.base or None,
        "covered": claim.covered,
        "asked": claim.asked,
        "answered": claim.answered,
        "respondents": members,
        "respondents_are": kind,
        "per_respondent_low": share.low if share else None,
        "per_respondent_high": share.high if share else None,
        "leaves_open": claim.leaves_open or None,
        "benefit": claim.benefit or None,
        "grade": claim.grade,
        "source": _source(scan, claim.source),
        "note": claim.note or None,
    }


def _scenario(scan: Scan, scenario: Scenario) -> Plain:
    return {
        "label": scenario_label(scenario),
        "area": scan.area(scenario.claim.area).name,
        "what": scenario.claim.what,
        "rests_on": scenario.rests_on,
        "members": scenario.members,
        "low": scenario.low,
        "high": scenario.high,
        "period": scenario.claim.period.kind if scenario.claim.period else None,
    }


def _source(scan: Scan, source: Source) -> Plain:
    document = scan.document(source.document)
    return {"document": document.title, "dated": document.dated or None, "place": source.place}


def _number(value: Number | None) -> int | float | None:
    return value if value is None or isinstance(value, int) else float(value)
