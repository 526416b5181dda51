"""Valid scans of every shape, for properties that must hold for all of them."""

from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from interlocal.modules.assessment import scan as words
from interlocal.modules.assessment.scan import (
    LEVELS,
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
from tests.texts import TURNING

KEYS = st.integers(0, 999).map(lambda number: f"key-{number}")
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters=TURNING)
NASTY = st.sampled_from(
    ["=1+1", "yes", "null", "007", "1e5", "2014-01-01", "a: b", "- x", "[bold]x", "_x000D_", "true"]
)
LINES = NASTY | st.text(LETTERS, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
COUNTS = st.integers(1, 500)
AMOUNTS = st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=2).map(
    lambda amount: int(amount) if amount == int(amount) else amount.normalize()
)
PERIODS = st.builds(Period, st.sampled_from(["annual", "once"])) | st.builds(
    Period, st.sampled_from(["per_cycle", "achieved"]), LINES
)


def one_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


@st.composite
def claims(draw: st.DrawFn, areas: list[str], sources: st.SearchStrategy[Source]) -> Claim:
    """A claim with two ends, one end or none."""
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)), key=Decimal)
    shape = draw(st.sampled_from(["both", "same", "low", "high", "none"]))
    asked = draw(st.none() | COUNTS)
    common: dict[str, Any] = {
        "area": draw(st.sampled_from(areas)),
        "what": draw(LINES),
        "source": draw(sources),
        "grade": draw(one_of(words.Grade)),
        "leaves_open": draw(st.just("") | TEXTS),
        "benefit": draw(one_of(words.Benefit)),
        "covered": draw(st.none() | COUNTS),
        "asked": asked,
        "answered": draw(st.none() | st.integers(1, asked or 500)),
        "note": draw(st.just("") | TEXTS),
    }
    if shape == "none":
        return Claim(**common, no_estimate=draw(TEXTS))
    unit = draw(one_of(words.Unit))
    qualifier = draw(st.just("") | LINES)
    return Claim(
        **common,
        low=None if shape == "high" else low,
        high=None if shape == "low" else low if shape == "same" else high,
        unit=unit,
        period=draw(PERIODS),
        period_is=draw(one_of(words.PeriodIs)),
        base=draw(st.just("") | LINES) if unit == "percent" else "",
        qualifier=qualifier,
        qualifies=draw(one_of(words.End)) if qualifier else "both",
    )


@st.composite
def factor_sets(draw: st.DrawFn, areas: list[str], sources: st.SearchStrategy[Source]) -> FactorSet:
    """A rating table with any cells unrated, with or without a scale."""
    keys = draw(st.lists(KEYS, min_size=2, max_size=4, unique=True))
    names = draw(st.lists(LINES, min_size=len(keys), max_size=len(keys), unique=True))
    rows = draw(st.lists(st.sampled_from(areas), min_size=1, unique=True))
    used = draw(st.just(frozenset[str]()) | st.frozensets(st.sampled_from(LEVELS), min_size=2))
    scale = tuple(level for level in LEVELS if level in used)
    levels = st.none() | st.sampled_from(scale) if scale else st.none()
    cells = {(area, key): draw(levels) for area in rows for key in keys}
    return FactorSet(
        key=draw(KEYS),
        title=draw(LINES),
        source=draw(sources),
        factors=tuple(Factor(key, name, draw(st.integers(1, 5))) for key, name in zip(keys, names, strict=True)),
        areas=tuple(rows),
        ratings=tuple(Rating(*cell, level) for cell, level in cells.items()),
        scale=scale,
        axes=(keys[0], keys[1]) if draw(st.booleans()) else None,
        not_in_copy="" if all(cells.values()) else draw(st.just("") | TEXTS),
        note=draw(st.just("") | TEXTS),
    )


@st.composite
def scans(draw: st.DrawFn) -> Scan:
    """A whole scan."""
    documents = draw(
        st.lists(
            st.builds(Document, key=KEYS, title=LINES, author=st.just("") | LINES, dated=st.just("") | LINES),
            min_size=1,
            max_size=3,
            unique_by=lambda document: document.key,
        )
    )
    sources = st.builds(Source, st.sampled_from([document.key for document in documents]), LINES)
    keys = draw(st.lists(KEYS, min_size=1, max_size=6, unique=True))
    names = draw(st.lists(LINES, min_size=len(keys), max_size=len(keys), unique=True))
    wholes = keys[: (len(keys) + 1) // 2]
    areas = tuple(
        Area(
            key=key,
            name=name,
            source=draw(sources),
            part_of="" if key in wholes else draw(st.sampled_from(wholes)),
            verdict=draw(st.none() | one_of(words.Verdict)),
            next_step=draw(st.just("") | TEXTS),
            follows=tuple(draw(st.lists(st.sampled_from(keys[:index]), unique=True))) if index else (),
        )
        for index, (key, name) in enumerate(zip(keys, names, strict=True))
    )
    about = st.sampled_from([(key, "") for key in keys] + [("", "the date")])
    statements = [
        Statement(aspect, value, source, area, subject)
        for (area, subject), aspect, value, source in draw(
            st.lists(st.tuples(about, LINES, LINES, sources), max_size=4)
        )
    ]
    return Scan(
        key=draw(KEYS),
        title=draw(LINES),
        region=draw(LINES),
        synthetic=draw(st.booleans()),
        documents=tuple(documents),
        areas=areas,
        factor_sets=tuple(draw(st.lists(factor_sets(keys, sources), max_size=2, unique_by=lambda table: table.key))),
        claims=tuple(
            draw(st.lists(claims(keys, sources), max_size=5, unique_by=lambda claim: (claim.area, claim.what)))
        ),
        phases=tuple(draw(st.lists(st.builds(Phase, LINES, one_of(words.PhaseState), sources), max_size=2))),
        statements=tuple(statements),
        findings=tuple(draw(st.lists(st.builds(Finding, one_of(words.FindingKind), LINES, sources), max_size=3))),
        members=draw(st.none() | st.integers(500, 1000)),
        speaks_of=draw(st.just("") | LINES),
        prepared_by=draw(st.just("") | LINES),
        prepared_for=draw(st.just("") | LINES),
        note=draw(st.just("") | TEXTS),
    )


def claim(low: Any = None, high: Any = None, **fields: Any) -> Claim:
    """One annual claim in dollars, but for what `fields` say otherwise."""
    stated: dict[str, Any] = {
        "area": "payroll",
        "what": "all",
        "source": Source("report", "page 1"),
        "grade": "estimate",
    }
    if low is not None or high is not None:
        stated |= {"unit": "usd", "period": Period("annual")}
    return Claim(**stated | {"low": low, "high": high} | fields)
