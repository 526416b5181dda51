"""The files of a report, draft or final, and what a reader can check a final one by."""

import datetime
from collections.abc import Callable, Collection
from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.audit.actions import fingerprint
from interlocal.core.audit.chains import partnership_chain
from interlocal.core.audit.queries import head_of
from interlocal.ui.documents import Report, to_csv, to_json, to_pdf, to_xlsx
from interlocal.ui.words import DEMONSTRATION

from .models import OwnScan, PublishedScan
from .report import Particulars, make_report
from .report.own import State, as_scan, make_own_report
from .scan_file import from_scan

#: File ending -> how it is made, and its content type. The CSV is one ZIP of a file per table.
FORMATS: dict[str, tuple[Callable[[Report], bytes], str]] = {
    "pdf": (to_pdf, "application/pdf"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv.zip": (to_csv, "application/zip"),
    "json": (to_json, "application/json"),
}


def draft_of(kept: PublishedScan, place: Place) -> Report:
    """The report as it would be issued today, marked as a draft."""
    prepared = (_("Prepared by"), place.convener_name), _addressee(place)
    return make_report(
        kept.scan,
        language=_language(),
        version=str(kept.version),
        notice=_notice(kept.synthetic, place),
        particulars=() if _only_shown(kept.synthetic) else prepared,
    )


def own_draft_of(state: State, *, front: bool = False) -> Report:
    """The report on an own scan as it would be issued today, marked as a draft; or its `front` page alone."""
    prepared = (_("Prepared by"), state.place.convener_name), _addressee(state.place)
    return make_own_report(
        state,
        language=_language(),
        notice=_notice(_is_synthetic(state.scan, state.place), state.place),
        particulars=() if _only_shown(state.place.synthetic) else prepared,
        front=front,
    )


def own_particulars_of(place: Place, number: int) -> Particulars:
    """Number, issuer and addressee of a final report on an own scan."""
    return (_("Report"), str(number)), _issuer(place, synthetic=place.synthetic), _addressee(place)


def own_final_of(state: State, number: int, printed: Collection[str]) -> Report:
    """The final report with `number` on an own scan, with the chapters of the plan that are `printed`, and with what it
    can be checked by.
    """
    content = fingerprint(from_scan(as_scan(state)))
    return make_own_report(
        state,
        language=_language(),
        version=str(number),
        status="final",
        issued=state.today,
        notice=_notice(_is_synthetic(state.scan, state.place), state.place),
        printed=printed,
        particulars=own_particulars_of(state.place, number),
        marks=(
            *_audit_marks(state.place.id),
            _(
                "SHA-256 of verdicts, gates and ratings as they stood: %(sha256)s. Figures, findings and the plan are "
                "not in it: to check them, compare with the file that the page of reports hands out, which never "
                "changes, or with the SHA-256 of that file, which stands there too."
            )
            % {"sha256": content},
        ),
    )


def particulars_of(kept: PublishedScan, place: Place, number: int) -> Particulars:
    """Number, issuer and addressee of a final report; for a region that exists, the demo issues nothing."""
    return (
        (_("Report"), kept.report_number(number)),
        _issuer(place, synthetic=kept.synthetic),
        _addressee(place),
    )


def issued_of(kept: PublishedScan, place: Place, number: int, issued: datetime.date) -> Report:
    """The final report with `number` as a page shows it; only its files have the marks to check it by."""
    return make_report(
        kept.scan,
        language=_language(),
        version=kept.report_number(number),
        status="final",
        issued=issued,
        notice=_notice(kept.synthetic, place),
        particulars=particulars_of(kept, place, number),
    )


def final_of(kept: PublishedScan, place: Place, number: int, issued: datetime.date) -> Report:
    """The final report with `number`, and the head of the partnership's audit chain before it is issued."""
    return replace(
        issued_of(kept, place, number, issued),
        marks=(
            *_audit_marks(kept.partnership_id),
            _("SHA-256 of the scan that it was made from, with its figures: %(sha256)s") % {"sha256": kept.sha256},
        ),
    )


def _audit_marks(partnership: UUID) -> tuple[str, str]:
    """The head of its audit chain, in the form that `interlocal audit verify` reads, and how to check it."""
    chain = partnership_chain(partnership)
    head = _("Audit head of the partnership before this report was issued: %(head)s")
    return (
        head % {"head": f"{chain} {head_of(chain)}"},
        _(
            "To check it, put that line, from “partnership:” on, into a file, and have whoever runs the server run "
            "“interlocal audit verify --heads FILE”: it names the first event that was changed or is gone. It stands "
            "for the log of what was done, not for figures."
        ),
    )


def _addressee(place: Place) -> tuple[str, str]:
    return _("Prepared for"), _("Members of %(partnership)s") % {"partnership": place.name}


def _issuer(place: Place, *, synthetic: bool) -> tuple[str, str]:
    issuer = _("nobody: this is a demonstration") if _only_shown(synthetic) else place.convener_name
    return _("Issued by"), issuer


def _is_synthetic(scan: OwnScan, place: Place) -> bool:
    """Whether what a scan speaks of is invented: with the partnership, unless it goes on from a study of its own."""
    return scan.taken_on.synthetic if scan.taken_on else place.synthetic


def _only_shown(synthetic: bool) -> bool:
    """Whether this is the demo, which issues nothing of a region that exists."""
    return settings.DEMO and not synthetic


def _notice(synthetic: bool, place: Place) -> str:
    """What the demo says of every region that exists; and of a study that does, in a partnership that does not."""
    if _only_shown(synthetic):
        return str(DEMONSTRATION)
    if place.synthetic and not synthetic:
        return _("Synthetic: the partnership that this report is made for is invented. The study is not.")
    return ""


def _language() -> str:
    return get_language() or "en"
