"""Sending a short form to a department, and looking at what it sent in."""

import datetime
from collections.abc import Callable
from uuid import UUID

from allauth.decorators import rate_limit
from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place, Refused
from interlocal.core.governments.queries import government_of
from interlocal.modules.assessment.actions import decline, send_form, take_over, withdraw_link
from interlocal.modules.assessment.forms.collecting import ShortForm, Told
from interlocal.modules.assessment.forms.links import SendForm
from interlocal.modules.assessment.models import FormLink, LinkState, OwnScan, ScanArea
from interlocal.modules.assessment.queries import (
    answers_on,
    area_of,
    link_under_way,
    may_answer_for,
    own_scan_of,
)
from interlocal.platform.clock import now
from interlocal.ui.dates import day_text
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, sent

from .answering import answers_into, audiences, to_be_changed
from .frame import ask_scan, scan_link, show_scan

#: How long a department has where the scan sets no day.
USUAL = datetime.timedelta(days=14)


@partnership_page
@rate_limit(action="send_form")
def send(request: Request, place: Place, scan: str, government: str, area: UUID) -> HttpResponse:
    """Send the short form of an area to a department. Without a mail server its link is shown, this once."""
    actor, at = request.actor, now()
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    member = government_of(actor, place.id, government)
    if not may_answer_for(actor, place, member.id, timezone.localdate(at)):
        raise Refused
    names = {"area": row.name, "government": member.name}
    title = _("%(area)s at %(government)s") % names
    via = (_collect(place, found), Item(title, _form_of(place, found, member.key, row)))
    form = SendForm(sent(request), instance=FormLink(last_day=_until(found, timezone.localdate(at))))
    if form.is_valid():
        with errors_into(form):
            link, secret = send_form(
                scan=found,
                area=row,
                government=member,
                place=place,
                address=f"{settings.PUBLIC_URL}/links/assessment/{{token}}/",
                by=actor,
                at=at,
                **form.values,
            )
            return show_scan(
                request,
                place,
                found,
                "link_sent",
                here="collect",
                via=via,
                title=_("The form is out"),
                sent=link,
                link="" if settings.EMAIL_URL else secret,
                collect=scan_link("collect", place, found),
            )
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("Send the form on %(area)s to a department") % names,
        lead=_("Whoever gets it answers without an account. What comes back is a draft until you have looked at it."),
        submit=_("Send the form"),
        via=via,
    )


@partnership_page
def sent_in(request: Request, place: Place, scan: str, link: UUID) -> HttpResponse:
    """What a department sent in: looked at, corrected, and taken over as its government's answers."""
    actor, at = request.actor, now()
    found = own_scan_of(actor, place.id, scan)
    draft = _link(request, found, link, at, LinkState.ANSWERED)
    row, member = area_of(actor, found, draft.area), draft.government
    assert draft.answered_on is not None
    on_behalf = member.id not in actor.governments
    stands = answers_on(actor, place, row, [member]).get(member.id, {})
    form = ShortForm(
        sent(request),
        stands=to_be_changed(actor, member, stands),
        audiences=audiences(on_behalf),
        today=timezone.localdate(at),
        told=Told(draft.department, draft.answered_on),
        draft=draft.answers,
    )
    if form.is_valid():
        with answers_into(form):
            take_over(
                link=draft,
                area=row,
                figures=list(form.figures(row.service_id)),
                moved=() if on_behalf else form.moved(),
                audience=form.cleaned_data["audience"],
                by=actor,
                at=at,
            )
            return done(request, _("The answers are kept."), _form_of(place, found, member.key, row))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("What %(department)s sent in on %(area)s") % {"department": draft.department, "area": row.name},
        lead=_("Sent in for %(government)s on %(day)s. Correct what you know better; then it becomes its answer.")
        % {"government": member.name, "day": day_text(draft.answered_on)},
        submit=_("Accept these answers"),
        via=(_collect(place, found),),
        template="assessment/own/sent_in.html",
        on_behalf=on_behalf,
        government=member,
        decline=scan_link("sent-in-decline", place, found, draft.id),
    )


@partnership_page
def decline_sent_in(request: Request, place: Place, scan: str, link: UUID) -> HttpResponse:
    """Let go what a department sent in."""
    found = own_scan_of(request.actor, place.id, scan)
    draft = _link(request, found, link, now(), LinkState.ANSWERED)
    return _confirmed(
        request,
        place,
        found,
        draft,
        act=decline,
        title=_("Decline what %(department)s sent in on %(area)s?"),
        lead=_("Its answers are deleted. You can send the form again."),
        submit=_("Decline it"),
        told=_("What was sent in was declined."),
    )


@partnership_page
def withdraw(request: Request, place: Place, scan: str, link: UUID) -> HttpResponse:
    """Make a link useless that nobody answered yet."""
    found = own_scan_of(request.actor, place.id, scan)
    out = _link(request, found, link, now(), LinkState.OPEN)
    return _confirmed(
        request,
        place,
        found,
        out,
        act=withdraw_link,
        title=_("Withdraw the form that %(department)s has on %(area)s?"),
        lead=_("Its link can then not be answered any more. You can send the form again."),
        submit=_("Withdraw it"),
        told=_("The form was withdrawn."),
    )


def _confirmed(
    request: Request,
    place: Place,
    found: OwnScan,
    link: FormLink,
    *,
    act: Callable[..., None],
    title: str,
    lead: str,
    submit: str,
    told: str,
) -> HttpResponse:
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            act(link=link, by=request.actor, at=now())
            return done(request, told, scan_link("collect", place, found))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=title % {"department": link.department, "area": link.area_name},
        lead=lead,
        submit=submit,
        via=(_collect(place, found),),
        danger=True,
    )


def _link(request: Request, scan: OwnScan, key: UUID, at: datetime.datetime, state: str) -> FormLink:
    link = link_under_way(request.actor, scan, key, at)
    if link.state != state:
        raise Refused
    return link


def _until(scan: OwnScan, today: datetime.date) -> datetime.date:
    return scan.answers_by if scan.answers_by and scan.answers_by >= today else today + USUAL


def _collect(place: Place, scan: OwnScan) -> Item:
    return Item(_("Short forms"), scan_link("collect", place, scan))


def _form_of(place: Place, scan: OwnScan, government: str, area: ScanArea) -> str:
    return scan_link("answer", place, scan, government, area.id)
