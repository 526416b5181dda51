"""The report on a scan that members run: what a council reads, made of what every member may see."""

from datetime import date
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.modules.assessment.report.study import Particulars
from interlocal.modules.assessment.wording import citation
from interlocal.ui.documents import Note, Reference, Report

from .answer import answer_blocks
from .chapters import LINES_AT_ONCE, MOST_TOLD, PICTURED_AT_ONCE, Chapter, all_chapters, chapters_of, sections
from .plan import PLAN_CHAPTERS, Printed
from .scan import as_scan
from .state import State

__all__ = [
    "LINES_AT_ONCE",
    "PICTURED_AT_ONCE",
    "PLAN_CHAPTERS",
    "Chapter",
    "Printed",
    "State",
    "all_chapters",
    "as_scan",
    "chapters_of",
    "make_own_report",
    "told_from",
]


def told_from(state: State) -> set[UUID]:
    """The readings that the report shows, or that its findings rest on."""
    found = {reading for found in state.found[:MOST_TOLD] for reading in found.rests_on}
    told = state.told_on(state.going_on)
    return found | {reading.id for answers in told.values() for reading in answers.values()}


def make_own_report(
    state: State,
    *,
    language: str,
    version: str = "",
    status: Literal["draft", "final"] = "draft",
    issued: date | None = None,
    notice: str = "",
    particulars: Particulars = (),
    printed: Printed = None,
    marks: tuple[str, ...] = (),
    front: bool = False,
) -> Report:
    """The report on a scan as it stands, in the language that is active, which `language` names.

    `notice` stands first on its first page, `particulars` (its number, its issuer) in the table of what it rests on;
    `printed` are the chapters of the plan that it has, all of them where it is None; the `front` page alone has none.
    """
    documents = state.source.documents if state.source else ()
    return Report(
        title=state.scan.title,
        subtitle=state.place.name,
        subject=_("What could be shared"),
        status=status,
        version=version,
        issued=issued,
        language=language,
        synthetic=state.place.synthetic,
        answer=(*([Note(notice)] if notice else []), *answer_blocks(state, particulars, printed)),
        sections=() if front else tuple(sections(state, printed)),
        sources=tuple(Reference(citation(each), each.address) for each in documents),
        marks=marks,
    )
