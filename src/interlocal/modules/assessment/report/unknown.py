"""What a reader would like to know and no document says: counted, in whole sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.rules import basis, costs_stated, totals
from interlocal.modules.assessment.scan import Scan


def unknown(scan: Scan) -> tuple[str, ...]:
    """A sentence for each gap, those that weigh most first; empty when there is none."""
    return (*_verdicts(scan), *_savings(scan), *_ratings(scan), *_dates(scan))


def _verdicts(scan: Scan) -> Iterator[str]:
    if not any(area.verdict for area in scan.areas):
        yield _("No area has a verdict.")
    bare = sum(area.verdict in ("yes", "maybe") and not area.next_step for area in scan.areas)
    if bare:
        words = ngettext(
            "%(count)d verdict in favor has no next step.", "%(count)d verdicts in favor have no next step.", bare
        )
        yield words % {"count": bare}


def _savings(scan: Scan) -> Iterator[str]:
    if not totals(scan.claims):
        yield _("No saving is put in dollars.")
    if not costs_stated(scan.claims):
        yield _("What it would cost is not stated.")
    figures = [claim for claim in scan.claims if claim.unit]
    unfounded = sum(basis(claim)[0] is None for claim in figures)
    if unfounded:
        words = ngettext(
            "For %(count)d of %(all)d figures neither the members covered nor those that answered are stated.",
            "For %(count)d of %(all)d figures neither the members covered nor those that answered are stated.",
            unfounded,
        )
        yield words % {"count": unfounded, "all": len(figures)}


def _ratings(scan: Scan) -> Iterator[str]:
    cells = sum(len(table.ratings) for table in scan.factor_sets)
    unrated = sum(table.unrated for table in scan.factor_sets)
    elsewhere = sum(table.missing for table in scan.factor_sets) - unrated
    if unrated:
        yield _("%(count)d of %(cells)d ratings are missing: unrated areas are not ranked.") % {
            "count": unrated,
            "cells": cells,
        }
    if elsewhere:
        yield _("%(count)d of %(cells)d ratings are not in our copy of the document.") % {
            "count": elsewhere,
            "cells": cells,
        }


def _dates(scan: Scan) -> Iterator[str]:
    undated = ", ".join(document.key for document in scan.documents if not document.dated)
    if undated:
        yield _("No date is stated by: %(documents)s.") % {"documents": undated}
