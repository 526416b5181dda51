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
from interlocal.modules.assessment.report.own import Chapter, State, all_chapters, as_scan, chapters_of
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

from .frame import areas_shown, scan_link, show_scan


@require_safe
@partnership_page
def report(request: Request, place: Place, scan: str) -> HttpResponse:
    """The report as it would be issued today, and those that were."""
    actor = request.actor
    state = _state(request, place, scan)
    found = state.scan
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
        body=to_html(own_draft_of(state, front=True), contents=_contents(state)),
        formats=list(FORMATS),
        reports=[(each, taken_back_words(gone[each.id])) for each in issued],
        acts=offered(
            (may_issue, _("Issue the final report"), scan_link("issue", place, found)),
            (bool(issued or found.taken_on), _("Compare then and now"), scan_link("compare", place, found)),
        ),
    )


@require_safe
@partnership_page
def chapter(request: Request, place: Place, scan: str, chapter: str) -> HttpResponse:
    """One chapter of the draft, where it goes by areas so many of them at once, with the way to the next."""
    state = _state(request, place, scan)
    every = all_chapters(None)
    here = every.get(chapter)
    if here is None or not here.has(state):
        raise Http404
    areas, pages = state.areas, None
    if here.at_once:
        shown, pages = areas_shown(request, here.among(state), here.at_once(state))
        keys = {area.id for area in shown}
        areas = [area for area in state.areas if area.id in keys]
    behind = list(every)[list(every).index(chapter) + 1 :]
    following = next((key for key in behind if every[key].has(state)), None)
    return show_scan(
        request,
        place,
        state.scan,
        "chapter",
        here="report",
        via=(Item(_("Report"), scan_link("report", place, state.scan)),),
        title=str(here.title),
        blocks=list(here.make(state, areas)),
        areas=pages,
        by_rank=here.by_rank,
        following=following and _chapter_item(state, following, every[following]),
        report=scan_link("report", place, state.scan),
    )


@require_GET
@partnership_page
def draft(request: Request, place: Place, scan: str, ending: str) -> HttpResponse:
    """The draft as a file."""
    if ending not in FORMATS:
        raise Http404
    state = _state(request, place, scan)
    make, content_type = FORMATS[ending]
    return download(make(own_draft_of(state)), f"{state.scan.key}-draft.{ending}", content_type)


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
    state = State(actor, place, found, today)
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
        then, here = chosen.scan(), as_scan(State(actor, place, found, today))
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


def _state(request: Request, place: Place, scan: str) -> State:
    return State(request.actor, place, own_scan_of(request.actor, place.id, scan), timezone.localdate(now()))


def _contents(state: State) -> list[Item]:
    """The chapters of the draft, each with its page."""
    return [_chapter_item(state, key, chapter) for key, chapter in chapters_of(state, None).items()]


def _chapter_item(state: State, key: str, chapter: Chapter) -> Item:
    return Item(str(chapter.title), scan_link("report-chapter", state.place, state.scan, key))
