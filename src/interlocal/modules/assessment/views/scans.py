"""Starting a scan, its first page, its areas."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.core.catalogue.queries import services_of
from interlocal.modules.assessment.actions import add_areas, edit_area, edit_scan, remove_area, start_scan
from interlocal.modules.assessment.forms.scans import AreaForm, AreasForm, ScanForm, StartForm
from interlocal.modules.assessment.overview import Overview
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import (
    area_of,
    areas_of,
    forms_in,
    members_asked,
    opportunities_of,
    own_scan_of,
    reports_on,
    shared_on,
    stopped_areas_of,
    verdicts_of,
)
from interlocal.modules.assessment.queries.ratings import rated_so_far
from interlocal.platform.clock import now
from interlocal.ui import screens
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, offered, sent

from .frame import areas_shown, ask_scan, scan_link, scans_item, show_scan, team_link


@partnership_page
def start(request: Request, place: Place) -> HttpResponse:
    """A new scan with its first areas."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    form = StartForm(sent(request), services=services_of(actor, place.id))
    if form.is_valid():
        with errors_into(form):
            scan = start_scan(partnership=place.id, by=actor, at=now(), **form.cleaned_data)
            return done(request, _("The scan has begun. Next: the short forms."), scan_link("collect", place, scan))
    return screens.ask(
        request,
        place,
        form,
        title=_("Start a scan"),
        lead=_("What could you share? Choose what to look at; the short forms take ten minutes an area."),
        submit=_("Start the scan"),
        above=(scans_item(place),),
    )


@require_safe
@partnership_page
def scan(request: Request, place: Place, scan: str) -> HttpResponse:
    """How far the scan is, what was found so far, and what comes next."""
    actor, today = request.actor, timezone.localdate(now())
    found = own_scan_of(actor, place.id, scan)
    areas = list(areas_of(actor, found))
    members = members_asked(actor, place, today)
    shared = shared_on(actor, found, areas, members)
    may_run = actor.may(Permission.RUN_SCAN, partnership=place.id)
    shown, pages = areas_shown(request, areas)
    overview = Overview(
        place,
        found,
        areas,
        forms_in(actor, shared, members),
        len(opportunities_of(actor, found, shared, areas, today)),
        rated_so_far(actor, found, len(areas)),
        {verdict.area_id: verdict for verdict in verdicts_of(actor, found)},
        stopped_areas_of(actor, found),
        reports_on(actor, found).count(),
    )
    call = team_link(actor, place, scan_link("scan", place, found))
    return show_scan(
        request,
        place,
        found,
        "scan",
        here="scan",
        title=found.title,
        overview=overview,
        table=overview.table(shown),
        areas=pages,
        phases=found.phases.all(),
        acts=[
            *filter(None, [overview.next_step()]),
            *offered(
                (bool(call) and not overview.rated.team, _("Call somebody to the team"), call),
                (may_run, _("Add areas"), scan_link("areas-add", place, found)),
                (may_run, _("Edit"), scan_link("edit", place, found)),
            ),
        ],
    )


@partnership_page
def edit(request: Request, place: Place, scan: str) -> HttpResponse:
    """Its title, question and the day until which members answer."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    form = ScanForm(sent(request), instance=found)
    if form.is_valid():
        with errors_into(form):
            edit_scan(scan=found, version=form.cleaned_data["version"], by=actor, at=now(), **form.values)
            return done(request, _("The scan was changed."), scan_link("scan", place, found))
    return ask_scan(request, place, found, form, title=_("Edit the scan"), submit=_("Save"))


@partnership_page
def areas_add(request: Request, place: Place, scan: str) -> HttpResponse:
    """More areas."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    there = areas_of(actor, found).values("service_id")
    services = services_of(actor, place.id).exclude(id__in=there)
    form = AreasForm(sent(request), services=services)
    if form.is_valid():
        with errors_into(form):
            add_areas(scan=found, by=actor, at=now(), **form.cleaned_data)
            return done(request, _("The areas were added."), scan_link("collect", place, found))
    return ask_scan(request, place, found, form, title=_("Add areas"), submit=_("Add"))


@partnership_page
def area_edit(request: Request, place: Place, scan: str, area: UUID) -> HttpResponse:
    """What an area is called and covers, its level of combination, phase and priority."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    among = {
        "part_of": areas_of(actor, found).filter(part_of=None).exclude(id=row.id),
        "phase": found.phases.all(),
    }
    form = AreaForm(sent(request), instance=row, among=among)
    if form.is_valid():
        with errors_into(form):
            edit_area(area=row, version=form.cleaned_data["version"], by=actor, at=now(), **form.values)
            return done(request, _("The area was changed."), scan_link("scan", place, found))
    title = _("Edit %(area)s") % {"area": row.name}
    return ask_scan(request, place, found, form, title=title, submit=_("Save"))


@partnership_page
def area_remove(request: Request, place: Place, scan: str, area: UUID) -> HttpResponse:
    """Take an area out that nobody rated or judged."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            remove_area(area=row, by=actor, at=now())
            return done(request, _("The area was taken out."), scan_link("scan", place, found))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("Take %(area)s out of the scan?") % {"area": row.name},
        lead=_("What members told of it stays with them."),
        submit=_("Take it out"),
        danger=True,
    )
