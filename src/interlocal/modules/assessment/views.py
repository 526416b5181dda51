"""Screens of the assessment: the scans of a partnership, one scan as its report, its files, issuing."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_POST

from interlocal.core.access.actor import Place
from interlocal.platform.clock import now
from interlocal.ui.documents import to_html
from interlocal.ui.pages import Request, partnership_page

from .issuing import FORMATS, draft_of
from .permissions import Permission
from .queries import reports_on, scan_of, scans_of
from .tasks import ask_for_report


@require_GET
@partnership_page
def scans(request: Request, place: Place) -> HttpResponse:
    """All scans of the partnership."""
    found = list(scans_of(request.actor, place.id))
    return TemplateResponse(
        request,
        "assessment/scans.html",
        {"scans": found, "synthetic": any(kept.synthetic for kept in found)},
    )


@require_GET
@partnership_page
def scan(request: Request, place: Place, scan: str) -> HttpResponse:
    """One scan, as the report that it makes."""
    kept = scan_of(request.actor, place.id, scan)
    report = draft_of(kept)
    return TemplateResponse(
        request,
        "assessment/scan.html",
        {
            "kept": kept,
            "report": report,
            "body": to_html(report),
            "formats": list(FORMATS),
            "reports": reports_on(request.actor, kept),
            "may_issue": request.actor.may(Permission.ISSUE_REPORT, partnership=place.id),
            "synthetic": kept.synthetic,
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
        make(draft_of(kept)),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{kept.key}-draft-{kept.version}.{ending}"'},
    )


@require_POST
@partnership_page
def issue(request: Request, place: Place, scan: str) -> HttpResponse:
    """Ask for the final report, and lead to where its making can be watched."""
    kept = scan_of(request.actor, place.id, scan)
    work = ask_for_report(kept=kept, by=request.actor, at=now())
    return redirect("work", work.id)
