"""What a reader of a scan must be told before using it: found by the rules, said in whole sentences."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from interlocal.modules.assessment.rules import basis, costs_stated, disagreements, totals
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.wording import (
    apart_words,
    claim_notes,
    disagreement_words,
    rating_words,
    total_title,
)


def cautions(scan: Scan, *, with_disagreements: bool = True) -> tuple[str, ...]:
    """All cautions, the gravest first; empty when there is nothing to warn of.

    `with_disagreements` is False where a table of its own shows on what the sources differ.
    """
    differing = disagreements(scan) if with_disagreements else ()
    return (
        *_about_synthetic(scan),
        *_about_totals(scan),
        *_about_costs(scan),
        *_about_what_is_open(scan),
        *map(disagreement_words, differing),
        *_about_next_steps(scan),
        *_about_members(scan),
        *_about_ratings(scan),
    )


def _about_synthetic(scan: Scan) -> Iterator[str]:
    if scan.synthetic:
        yield _("Synthetic: every government and every figure here is invented.")


def _about_totals(scan: Scan) -> Iterator[str]:
    for total in totals(scan.claims):
        for note in filter(None, (apart_words(scan, total), *claim_notes(total))):
            yield _("%(total)s: %(note)s") % {"total": total_title(total), "note": note}
        for area, count in Counter(claim.area for claim in total.included).items():
            if count > 1:
                yield _("%(total)s: %(count)d claims about %(area)s are added; check that they do not overlap.") % {
                    "total": total_title(total),
                    "count": count,
                    "area": scan.area(area).name,
                }


def _about_costs(scan: Scan) -> Iterator[str]:
    estimates = any(total.period.kind != "achieved" for total in totals(scan.claims))
    if estimates and not costs_stated(scan.claims):
        yield _("What it costs to get there is not stated by the source.")


def _about_what_is_open(scan: Scan) -> Iterator[str]:
    for claim in scan.claims:
        if claim.leaves_open:
            yield _("%(area)s, %(what)s: %(open)s Totals take it as stated, and nothing is given per member.") % {
                "area": scan.area(claim.area).name,
                "what": claim.what,
                "open": claim.leaves_open,
            }


def _about_next_steps(scan: Scan) -> Iterator[str]:
    for area in scan.areas:
        if area.verdict in ("yes", "maybe") and not area.next_step:
            yield _("%(area)s has a verdict in favor but no next step.") % {"area": area.name}


def _about_members(scan: Scan) -> Iterator[str]:
    unknown = "; ".join(claim.what for claim in scan.claims if claim.unit == "usd" and basis(claim)[0] is None)
    if unknown:
        yield _("How many members these rest on is not stated, so nothing is given per member: %(claims)s.") % {
            "claims": unknown
        }


def _about_ratings(scan: Scan) -> Iterator[str]:
    for table in scan.factor_sets:
        words = rating_words(scan, table)
        if words:
            yield f"{table.title}: {words}"
