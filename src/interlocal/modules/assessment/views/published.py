"""Screens of the assessment: the scans of a partnership, one scan as its report, its files, issuing."""

from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from interlocal.core.access.actor import Place
from interlocal.modules.assessment.actions import load_scan
from interlocal.modules.assessment.cautions import cautions
from interlocal.modules.assessment.forms.published import ScanFileForm
from interlocal.modules.assessment.issuing import FORMATS, draft_of, issued_of, particulars_of
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import next_number, own_scans_of, reports_on, scan_of, scans_of
from interlocal.modules.assessment.report.unknown import unknown
from interlocal.modules.assessment.scan_file import read_scan, scan_workbook
from interlocal.modules.assessment.tasks import ask_for_report
from interlocal.platform.clock import now
from interlocal.platform.problems import BadFile
from interlocal.ui.dates import day_text
from interlocal.ui.documents import Bullets, to_html
from interlocal.ui.import_wizard.views.pages import XLSX, download
from interlocal.ui.pages import Request, partnership_page
from interlocal.ui.records import Fact, SummaryList

EXAMPLE = Path(__file__).parents[1] / "example.scan.yaml"


@require_http_methods(["GET", "HEAD", "POST"])
@partnership_page
def scans(request: Request, place: Place) -> HttpResponse:
    """All scans of the partnership; who may load one sends its file here."""
    form, bad_file = ScanFileForm(), None
    if request.method == "POST":
        request.actor.require(Permission.LOAD_SCAN, partnership=place.id)  # before a byte of the file is read
        form = ScanFileForm(request.POST, request.FILES)
        try:
            if form.is_valid():
                return _load(request, place, form.cleaned_data["file"])
        except BadFile as bad:
            bad_file = BadFile(bad.problems)
    found = list(scans_of(request.actor, place.id))
    own = list(own_scans_of(request.actor, place.id))
    return TemplateResponse(
        request,
        "assessment/scans.html",
        {
            "scans": found,
            "own": own,
            "may_run": request.actor.may(Permission.RUN_SCAN, partnership=place.id),
            "synthetic": any(kept.synthetic for kept in found),
            "may_load": request.actor.may(Permission.LOAD_SCAN, partnership=place.id),
            "form": form,
            "bad_file": bad_file,
        },
    )


@require_GET
@partnership_page
def example(request: Request, place: Place, ending: str) -> HttpResponse:
    """An invented scan to fill in anew, as text or as a workbook."""
    text = EXAMPLE.read_bytes()
    made = {"yaml": (text, "application/yaml"), "xlsx": (scan_workbook(read_scan(text, EXAMPLE.name)), XLSX)}
    if ending not in made:
        raise Http404
    content, content_type = made[ending]
    return download(content, f"example.scan.{ending}", content_type)


def _load(request: Request, place: Place, file: UploadedFile) -> HttpResponse:
    read = read_scan(file.read(), file.name or "")
    kept, new = load_scan(partnership=place.id, scan=read, by=request.actor, at=now())
    loaded, known = _("Loaded “%(title)s”, version %(version)d."), _("“%(title)s” was loaded already: nothing changed.")
    messages.success(request, (loaded if new else known) % {"title": kept.title, "version": kept.version})
    return redirect("assessment:scan", place.key, kept.key)


@require_GET
@partnership_page
def scan(request: Request, place: Place, scan: str) -> HttpResponse:
    """One scan, as the report that was issued on it, or that it would make."""
    kept = scan_of(request.actor, place.id, scan)
    reports = list(reports_on(request.actor, kept))
    latest = next((each for each in reports if each.scan_id == kept.id), None)
    if latest:
        report = issued_of(kept, place, latest.number, request.actor.today(latest.issued_at, place.id))
    else:
        report = draft_of(kept, place)
    return TemplateResponse(
        request,
        "assessment/scan.html",
        {
            "kept": kept,
            "report": report,
            "body": to_html(report, href=latest.address_of("pdf") if latest else ""),
            "formats": list(FORMATS),
            "reports": reports,
            "may_issue": request.actor.may(Permission.ISSUE_REPORT, partnership=place.id),
            "may_run": request.actor.may(Permission.RUN_SCAN, partnership=place.id),
            "synthetic": kept.synthetic,
            "real": not kept.synthetic,
        },
    )


@require_GET
@partnership_page
def draft(request: Request, place: Place, scan: str, ending: str) -> HttpResponse:
    """The draft as a file."""
    if ending not in FORMATS:
        raise Http404
    kept = scan_of(request.actor, place.id, scan)
    make, content_type = FORMATS[ending]
    return HttpResponse(
        make(draft_of(kept, place)),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{kept.key}-draft-{kept.version}.{ending}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@partnership_page
def issue(request: Request, place: Place, scan: str) -> HttpResponse:
    """Say what a final report would be and ask; once confirmed, have it made, and lead to where that can be watched.

    What was confirmed is a number: if that has been taken meanwhile, or the scan corrected, it is asked anew.
    """
    request.actor.require(Permission.ISSUE_REPORT, partnership=place.id)
    kept, at = scan_of(request.actor, place.id, scan), now()
    number = next_number(kept)
    full = kept.report_number(number)
    if request.method == "POST" and request.POST.get("number") == full:
        work = ask_for_report(kept=kept, number=number, by=request.actor, at=at)
        return redirect("work", work.id)
    read = kept.scan
    return TemplateResponse(
        request,
        "assessment/issue.html",
        {
            "kept": kept,
            "number": full,
            "changed": request.method == "POST",
            "facts": SummaryList(
                (
                    *(Fact(term, value) for term, value in particulars_of(kept, place, number)),
                    Fact(_("Date"), day_text(request.actor.today(at, place.id))),
                    Fact(_("Made from"), _("version %(version)d of the scan") % {"version": kept.version}),
                    Fact(_("Asked for by"), request.actor.name),
                )
            ),
            "warnings": Bullets(cautions(read)),
            "gaps": Bullets(unknown(read)),
            "synthetic": kept.synthetic,
            "real": not kept.synthetic,
        },
    )
