"""Between the plain values of a file and the dataclasses of a scan."""

from collections.abc import Mapping
from typing import Any

from interlocal.modules.assessment.scan import (
    Area,
    Claim,
    Document,
    Factor,
    FactorSet,
    Finding,
    Period,
    Phase,
    Rating,
    Scan,
    Source,
    Statement,
)

FORMAT = "interlocal-scan-1"
HEAD = ("key", "title", "region", "synthetic", "members", "speaks_of", "prepared_by", "prepared_for", "note")
Plain = dict[str, Any]


def to_scan(plain: Plain) -> Scan:
    """The scan that valid plain values describe."""
    lists = {
        "documents": tuple(Document(**item) for item in plain["documents"]),
        "areas": tuple(Area(**_area(item)) for item in plain["areas"]),
        "factor_sets": tuple(_table(item) for item in plain.get("factor_sets", ())),
        "claims": tuple(Claim(**_claim(item)) for item in plain.get("claims", ())),
        "phases": tuple(Phase(**_sourced(item)) for item in plain.get("phases", ())),
        "statements": tuple(Statement(**_sourced(item)) for item in plain.get("statements", ())),
        "findings": tuple(Finding(**_sourced(item)) for item in plain.get("findings", ())),
    }
    return Scan(**{key: value for key, value in plain.items() if key != "format"} | lists)


def from_scan(scan: Scan) -> Plain:
    """The plain values of a scan: what its author would write, without what is empty."""
    lists = {
        "documents": [_stated(vars(document)) for document in scan.documents],
        "areas": [_stated(vars(area)) for area in scan.areas],
        "factor_sets": [_from_table(table) for table in scan.factor_sets],
        "claims": [_from_claim(claim) for claim in scan.claims],
        "phases": [_stated(vars(phase)) for phase in scan.phases],
        "statements": [_stated(vars(statement)) for statement in scan.statements],
        "findings": [_stated(vars(finding)) for finding in scan.findings],
    }
    head = {name: value for name, value in vars(scan).items() if name in HEAD}
    return {"format": FORMAT} | _stated(head) | {name: items for name, items in lists.items() if items}


def _sourced(item: Plain) -> Plain:
    return item | {"source": Source(**item["source"])}


def _area(item: Plain) -> Plain:
    return _sourced(item) | {"follows": tuple(item.get("follows", ()))}


def _claim(item: Plain) -> Plain:
    period = Period(item["period"], item.get("period_of", "")) if "period" in item else None
    return _sourced({key: value for key, value in item.items() if key != "period_of"}) | {"period": period}


def _table(item: Plain) -> FactorSet:
    factors = tuple(Factor(**factor) for factor in item["factors"])
    rated = item.get("ratings", {})
    return FactorSet(
        **_sourced(item)
        | {
            "factors": factors,
            "areas": tuple(item["areas"]),
            "scale": tuple(item.get("scale", ())),
            "axes": tuple(item["axes"]) if "axes" in item else None,
            "ratings": tuple(
                Rating(area, factor.key, rated.get(area, {}).get(factor.key))
                for area in item["areas"]
                for factor in factors
            ),
        }
    )


def _from_table(table: FactorSet) -> Plain:
    ratings: dict[str, dict[str, str]] = {}
    for rating in table.ratings:
        if rating.level is not None:
            ratings.setdefault(rating.area, {})[rating.factor] = rating.level
    fields = ("key", "title", "scale", "axes", "areas", "not_in_copy", "source", "note")
    return _stated(
        {name: getattr(table, name) for name in fields}
        | {"factors": [dict(vars(factor)) for factor in table.factors], "ratings": ratings}
    )


def _from_claim(claim: Claim) -> Plain:
    plain = _stated(vars(claim) | {"period": claim.period.kind if claim.period else None})
    if claim.period and claim.period.of:
        plain["period_of"] = claim.period.of
    if not claim.qualifier:
        del plain["qualifies"]
    if claim.period_is == "stated":
        del plain["period_is"]
    return plain


def _stated(fields: Mapping[str, Any]) -> Plain:
    """Only what is stated: nothing that is None, blank or an empty list."""
    return {
        name: dict(vars(value)) if isinstance(value, Source) else list(value) if isinstance(value, tuple) else value
        for name, value in fields.items()
        if value is not None and value != "" and value != () and value != {}
    }
