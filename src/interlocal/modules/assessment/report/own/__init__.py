"""The report on a scan that members run: what a council reads, made of what every member may see."""

from datetime import date
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.modules.assessment.report.study import Particulars
from interlocal.modules.assessment.wording import citation
from interlocal.ui.documents import Reference, Report

from .answer import answer_blocks
from .chapters import MOST_TOLD, chapters
from .scan import as_scan
from .state import State, state_of

__all__ = ["State", "as_scan", "make_own_report", "state_of", "told_from"]


def told_from(state: State) -> set[UUID]:
    """The readings that the findings in the report rest on."""
    return {reading for found in state.found[:MOST_TOLD] for reading in found.rests_on}


def make_own_report(
    state: State,
    *,
    language: str,
    version: str = "",
    status: Literal["draft", "final"] = "draft",
    issued: date | None = None,
    particulars: Particulars = (),
    marks: tuple[str, ...] = (),
) -> Report:
    """The report on a scan as it stands, in the language that is active, which `language` names."""
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
        answer=tuple(answer_blocks(state, particulars)),
        sections=tuple(chapters(state)),
        sources=tuple(Reference(citation(each), each.address) for each in documents),
        marks=marks,
    )
