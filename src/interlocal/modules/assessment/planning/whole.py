"""The whole plan on one page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.modules.assessment.models import ReadinessState

from .readiness import Stand


@dataclass(frozen=True)
class Part:
    """One section: its answer, how many rows it has, how many of them are over due."""

    title: str
    url: str
    answer: str
    rows: int = 0
    over_due: int = 0


def whole_answer(parts: Sequence[Part], stands: Sequence[Stand]) -> list[str]:
    """What is over due, which preconditions are missing, which sections are empty."""
    late = [f"{part.title} ({part.over_due})" for part in parts if part.over_due]
    missing = [each.precondition.label for each in stands if each.now and each.now.state == ReadinessState.MISSING]
    empty = [part.title for part in parts if not part.rows]
    said = [_("Over due: %(names)s.") % {"names": ", ".join(late)} if late else _("Nothing is over due.")]
    if missing:
        said.append(_("A precondition is missing: %(names)s.") % {"names": "; ".join(map(str, missing))})
    if empty:
        said.append(_("Nothing entered yet: %(names)s.") % {"names": ", ".join(empty)})
    return said
