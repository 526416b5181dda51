"""A scan of a hundred areas, fully rated, with a claim each."""

from interlocal.modules.assessment.report import make_report
from interlocal.modules.assessment.scan import Area, Claim, Document, Factor, FactorSet, Period, Rating, Scan, Source
from interlocal.ui.documents import to_pdf


def hundred_areas() -> Scan:
    source = Source("bench", "synthetic")
    areas = tuple(
        Area(f"area-{n}", f"Area {n} (synthetic)", source, verdict="maybe", next_step="Look closer") for n in range(100)
    )
    factors = tuple(Factor(f"factor-{n}", f"Factor {n}") for n in range(4))
    levels = ("none", "low", "medium", "high")
    table = FactorSet(
        "four",
        "Four factors",
        source,
        factors,
        tuple(area.key for area in areas),
        tuple(
            Rating(area.key, factor.key, levels[(a + f) % 4])  # type: ignore[arg-type]
            for a, area in enumerate(areas)
            for f, factor in enumerate(factors)
        ),
        scale=levels,  # type: ignore[arg-type]
    )
    claims = tuple(
        Claim(area.key, "Savings", source, "estimate", 1_000 * n, 2_000 * n, "usd", Period("annual"))
        for n, area in enumerate(areas, start=1)
    )
    document = Document("bench", "Synthetic scan for measuring")
    return Scan("bench", "A hundred areas (synthetic)", "Nowhere", True, (document,), areas, (table,), claims)


def report() -> bytes:
    """Its PDF."""
    return to_pdf(make_report(hundred_areas(), language="en", version="1"))
