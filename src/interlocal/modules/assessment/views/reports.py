"""The report on a scan that members run: as a page, as the files of a draft, and issued as final."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from interlocal.core.access.actor import Place
from interlocal.modules.assessment.compared import apart_words, compared, differences_table, taken_back_words
from interlocal.modules.assessment.forms.reports import IssueForm
from interlocal.modules.assessment.issuing import FORMATS, own_draft_of, own_particulars_of
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import next_number, own_scan_of, reports_on, taken_back
from interlocal.modules.assessment.report.own import as_scan, state_of
from interlocal.modules.assessment.report.own.answer import in_the_way, unknown
from interlocal.modules.assessment.tasks import ask_for_report
from interlocal.platform.clock import now
from interlocal.ui.dates import day_text
from interlocal.ui.documents import Bullets, to_html
from interlocal.ui.import_wizard.views.pages import download
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, partnership_page
from interlocal.ui.records import Fact, SummaryList
from interlocal.ui.screens import offered, sent

from .frame import scan_link, show_scan


@require_safe
@partnership_page
def report(request: Request, place: Place, scan: str) -> HttpResponse:
    """The report as it would be issued today, and those that were."""
    actor = request.actor
    found = own_scan_of(actor, place.id, scan)
    draft = own_draft_of(actor, place, found, timezone.localdate(now()))
    issued = list(reports_on(actor, found))
    gone = taken_back(actor, issued)
    may_issue = actor.may(Permission.ISSUE_REPORT, partnership=place.id)
    return show_scan(
        request,
        place,
        found,
        "report",
        here="report",
        title=_("Report: %(scan)s") % {"scan": found.title},
        body=to_html(draft),
        formats=list(FORMATS),
        reports=[(each, taken_back_words(gone[each.id])) for each in issued],
        acts=offered(
            (may_issue, _("Issue the final report"), scan_link("issue", place, found)),
            (bool(issued or found.taken_on), _("Compare then and now"), scan_link("compare", place, found)),
        ),
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


@require_http_methods(["GET", "HEAD", "POST"])
@partnership_page
def issue(request: Request, place: Place, scan: str) -> HttpResponse:
    """Say what a final report would be and ask; once confirmed, have it made, and lead to where that can be watched."""
    actor, at = request.actor, now()
    actor.require(Permission.ISSUE_REPORT, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    number = next_number(found)
    form = IssueForm(sent(request))
    if form.is_valid() and request.POST.get("number") == str(number):
        work = ask_for_report(kept=found, number=number, printed=form.cleaned_data["printed"], by=actor, at=at)
        return redirect("work", work.id)
    today = timezone.localdate(at)
    state = state_of(actor, place, found, today)
    facts = [Fact(term, value) for term, value in own_particulars_of(place, number)]
    return show_scan(
        request,
        place,
        found,
        "issue",
        here="report",
        via=(Item(_("Report"), scan_link("report", place, found)),),
        title=_("Issue the final report"),
        form=form,
        number=number,
        changed=request.method == "POST" and request.POST.get("number") != str(number),
        facts=SummaryList((*facts, Fact(_("Date"), day_text(today)), Fact(_("Asked for by"), actor.name))),
        held=Bullets(tuple(in_the_way(state, printed=()))),
        gaps=Bullets(tuple(unknown(state))),
        back=scan_link("report", place, found),
    )


@require_safe
@partnership_page
def compare(request: Request, place: Place, scan: str) -> HttpResponse:
    """What changed since a final report on it, or since the published scan that it goes on from."""
    actor, today = request.actor, timezone.localdate(now())
    found = own_scan_of(actor, place.id, scan)
    pairs = compared(actor, found)
    chosen = next((pair for pair in pairs if pair.key == request.GET.get("since")), pairs[0] if pairs else None)
    table, apart = None, []
    if chosen:
        then, here = chosen.scan(), as_scan(state_of(actor, place, found, today))
        table, apart = differences_table(then, here, chosen.title), apart_words(chosen, then, here)
    return show_scan(
        request,
        place,
        found,
        "compare",
        here="report",
        via=(Item(_("Report"), scan_link("report", place, found)),),
        title=_("Then and now"),
        choices=[Item(pair.title, f"?since={pair.key}", current=pair is chosen) for pair in pairs],
        table=table,
        apart=apart,
        chosen=chosen,
    )
