"""Names of what events of the assessment speak of."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from interlocal.modules.assessment.models import (
    Message,
    OwnScan,
    PublishedScan,
    Risk,
    ScanArea,
    ScanPhase,
    Strength,
    TeamTask,
    TechnologyStep,
)

#: Which field of a row names it.
_NAMED = (
    (PublishedScan, "title"),
    (OwnScan, "title"),
    (ScanArea, "name"),
    (ScanPhase, "name"),
    (TeamTask, "what"),
    (Strength, "what"),
    (Risk, "title"),
    (TechnologyStep, "runs"),
    (Message, "what"),
)


def names(keys: Iterable[UUID]) -> Mapping[UUID, str]:
    """Titles and names of scans, published and own, and of all that they hold, by key."""
    wanted = list(keys)
    found: dict[UUID, str] = {}
    for model, field in _NAMED:
        found |= dict(model._default_manager.filter(id__in=wanted).values_list("id", field))
    return found
