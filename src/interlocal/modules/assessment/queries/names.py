"""Names of what events of the assessment speak of."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from interlocal.modules.assessment.models import OwnScan, PublishedScan, ScanArea, ScanPhase


def names(keys: Iterable[UUID]) -> Mapping[UUID, str]:
    """Titles of scans, published and own, and names of areas and phases, by key."""
    wanted = list(keys)
    found: dict[UUID, str] = {}
    for model, field in ((PublishedScan, "title"), (OwnScan, "title"), (ScanArea, "name"), (ScanPhase, "name")):
        found |= dict(model._default_manager.filter(id__in=wanted).values_list("id", field))
    return found
