"""The whole plan on one page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Part:
    """One section: its answer, how many rows it has, how many of them are over due."""

    title: str
    url: str
    answer: str
    rows: int
    over_due: int


def whole_answer(parts: Sequence[Part], readiness: str) -> list[str]:
    """What is over due, which sections are empty, and what readiness comes to."""
    late = [f"{part.title} ({part.over_due})" for part in parts if part.over_due]
    empty = [part.title for part in parts if not part.rows]
    said = [_("Over due: %(names)s.") % {"names": ", ".join(late)} if late else _("Nothing is over due.")]
    if empty:
        said.append(_("Nothing entered yet: %(names)s.") % {"names": ", ".join(empty)})
    return [*said, _("Readiness: %(answer)s") % {"answer": readiness}]
