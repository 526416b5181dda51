"""The short forms: who has answered on what, and one form."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place, Refused
from interlocal.core.governments.queries import government_of
from interlocal.modules.assessment.actions import answer_form
from interlocal.modules.assessment.answers import answers_table, unanswered
from interlocal.modules.assessment.forms.collecting import ShortForm, Told
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.modules.assessment.progress import forms_table, forms_words, links_table
from interlocal.modules.assessment.queries import (
    FormsIn,
    answers_on,
    area_of,
    areas_of,
    forms_in,
    links_under_way,
    may_answer_for,
    members_asked,
    own_scan_of,
    shared_on,
)
from interlocal.platform.clock import now
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, partnership_page
from interlocal.ui.screens import done, sent

from .answering import answers_into, audiences, to_be_changed
from .frame import areas_shown, ask_scan, scan_link, show_scan
from .reminders import late_ones
from .workbooks import workbooks_of


@require_safe
@partnership_page
def collect(request: Request, place: Place, scan: str) -> HttpResponse:
    """Which government has answered on which area, and the way to each form; `?of=` a member leads on to its next."""
    actor, at = request.actor, now()
    found = own_scan_of(actor, place.id, scan)
    areas = list(areas_of(actor, found))
    members = members_asked(actor, place, timezone.localdate(at))
    got = forms_in(actor, shared_on(actor, found, areas, members), members)
    links = links_under_way(actor, found, at)
    shown, pages = areas_shown(request, areas)
    return show_scan(
        request,
        place,
        found,
        "collect",
        here="collect",
        title=_("Short forms"),
        answer=forms_words(got),
        table=forms_table(place, found, shown, got),
        areas=pages,
        workbooks=workbooks_of(actor, place, found, got.members) if areas else [],
        links=links_table(place, found, links) if links else None,
        late=late_ones(actor, place, found, areas, got, at),
        go_on=_go_on(place, found, areas, got, request.GET.get("of", "")),
        interviews=scan_link("interviews", place, found),
    )


@partnership_page
def answer(request: Request, place: Place, scan: str, government: str, area: UUID) -> HttpResponse:
    """What one government tells of one area; those who may, answer."""
    actor, at = request.actor, now()
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    member = government_of(actor, place.id, government)
    stands = answers_on(actor, place, row, [member]).get(member.id, {})
    may = may_answer_for(actor, place, member.id, timezone.localdate(at))
    via = (Item(_("Short forms"), scan_link("collect", place, found)),)
    title = _("%(area)s at %(government)s") % {"area": row.name, "government": member.name}
    if request.method in ("GET", "HEAD") and (not may or (stands and "change" not in request.GET)):
        return show_scan(
            request,
            place,
            found,
            "answers",
            here="collect",
            via=via,
            title=title,
            table=answers_table(place, member, stands) if stands else None,
            unanswered=unanswered(stands),
            change="?change=1" if may else "",
            send=scan_link("send", place, found, member.key, row.id) if may else "",
            area=row,
            government=member,
        )
    if not may:
        raise Refused
    on_behalf = member.id not in actor.governments
    today = timezone.localdate(at)
    form = ShortForm(
        sent(request),
        stands=to_be_changed(actor, member, stands),
        audiences=audiences(on_behalf),
        today=today,
        told=Told("", today) if on_behalf else None,
    )
    if form.is_valid():
        with answers_into(form):
            answer_form(
                area=row,
                government=member,
                figures=list(form.figures(row.service_id)),
                moved=form.moved() if not on_behalf else (),
                audience=form.cleaned_data["audience"],
                by=actor,
                at=at,
            )
            return done(request, _("Your answers are kept."), f"{scan_link('collect', place, found)}?of={member.key}")
    return ask_scan(
        request,
        place,
        found,
        form,
        title=title,
        lead=_("Ten minutes, off the top of your head. Leave empty what you don't know: missing is not zero."),
        submit=_("Save the answers"),
        via=via,
        template="assessment/own/answer.html",
        on_behalf=on_behalf,
        send=scan_link("send", place, found, member.key, row.id),
        government=member,
        area=row,
    )


def _go_on(place: Place, scan: OwnScan, areas: Sequence[ScanArea], got: FormsIn, government: str) -> Item | None:
    """The first form of a member that has no answer; None where all of its forms have one."""
    return next(
        (
            Item(
                _("%(area)s at %(government)s") % {"area": area.name, "government": member.name},
                scan_link("answer", place, scan, member.key, area.id),
            )
            for member in got.members
            if member.key == government
            for area in areas
            if not got.of(member.id, area).begun
        ),
        None,
    )
