"""The report on a scan: what a council reads, made of the scan alone; page, command line and issue share it."""

from datetime import date
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.cautions import cautions
from interlocal.modules.assessment.report.answer import answer_blocks
from interlocal.modules.assessment.report.areas import area_blocks
from interlocal.modules.assessment.report.findings import disagreement_blocks, finding_blocks, phase_blocks
from interlocal.modules.assessment.report.ratings import rating_blocks
from interlocal.modules.assessment.report.savings import savings_blocks
from interlocal.modules.assessment.report.study import Particulars
from interlocal.modules.assessment.scan import Document, Scan
from interlocal.modules.assessment.wording import citation
from interlocal.ui.documents import Block, Bullets, Folded, Note, Reference, Report, Section

__all__ = ["Particulars", "make_report"]


def make_report(
    scan: Scan,
    *,
    language: str,
    version: str,
    status: Literal["draft", "final"] = "draft",
    issued: date | None = None,
    notice: str = "",
    particulars: Particulars = (),
    marks: tuple[str, ...] = (),
) -> Report:
    """The report on `scan`, in the language that is active, which `language` names.

    `version` says which state of the scan it was made from; `notice` stands first on its first page, `particulars`
    (its number, its issuer) in the table of what it rests on; `marks` are lines to check it by.
    """
    told = cautions(scan, with_disagreements=False)
    title = ngettext("%(count)d thing to know", "%(count)d things to know", len(told)) % {"count": len(told)}
    warnings: list[Block] = [Folded(title, (Bullets(told),))] if told else []
    contents = {
        _("Areas"): area_blocks(scan),
        _("Ratings"): rating_blocks(scan),
        _("Savings"): savings_blocks(scan),
        _("Where statements differ"): disagreement_blocks(scan),
        _("Findings"): finding_blocks(scan),
        _("Phases of the study"): phase_blocks(scan),
        _("Before you use this"): warnings,
    }
    return Report(
        title=scan.title,
        subtitle=scan.region,
        subject=_("What could be shared"),
        status=status,
        version=version,
        issued=issued,
        language=language,
        synthetic=scan.synthetic,
        answer=(*([Note(notice)] if notice else []), *answer_blocks(scan, particulars)),
        sections=tuple(Section(title, tuple(blocks)) for title, blocks in contents.items() if blocks),
        sources=tuple(_reference(scan, document) for document in scan.documents),
        marks=marks,
    )


def _reference(scan: Scan, document: Document) -> Reference:
    return Reference(citation(document), document.address, scan.places(document.key))
