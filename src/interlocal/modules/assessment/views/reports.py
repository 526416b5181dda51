"""The report on a scan that members run: as a page, and as the files of a draft."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from interlocal.core.access.actor import Place
from interlocal.modules.assessment.issuing import FORMATS, own_draft_of
from interlocal.modules.assessment.queries import own_scan_of
from interlocal.platform.clock import now
from interlocal.ui.documents import to_html
from interlocal.ui.import_wizard.views.pages import download
from interlocal.ui.pages import Request, partnership_page

from .frame import show_scan


@require_safe
@partnership_page
def report(request: Request, place: Place, scan: str) -> HttpResponse:
    """The report as it would be issued today."""
    found = own_scan_of(request.actor, place.id, scan)
    draft = own_draft_of(request.actor, place, found, timezone.localdate(now()))
    return show_scan(
        request,
        place,
        found,
        "report",
        here="report",
        title=_("Report: %(scan)s") % {"scan": found.title},
        body=to_html(draft),
        formats=list(FORMATS),
    )


@require_GET
@partnership_page
def draft(request: Request, place: Place, scan: str, ending: str) -> HttpResponse:
    """The draft as a file."""
    if ending not in FORMATS:
        raise Http404
    found = own_scan_of(request.actor, place.id, scan)
    make, content_type = FORMATS[ending]
    made = make(own_draft_of(request.actor, place, found, timezone.localdate(now())))
    return download(made, f"{found.key}-draft.{ending}", content_type)
