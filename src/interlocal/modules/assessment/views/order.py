"""What must come before an area, and the phases of a scan."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.modules.assessment.actions import (
    come_first,
    come_first_no_longer,
    drop_phase,
    edit_phase,
    plan_phase,
)
from interlocal.modules.assessment.forms.judging import EditPhaseForm, FirstForm, PhaseForm
from interlocal.modules.assessment.models import Precedence, ScanPhase
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import (
    area_of,
    areas_of,
    own_scan_of,
    phase_of,
    phases_of,
    precedence_of,
    precedences_of,
)
from interlocal.platform.clock import now
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, offered, sent

from .frame import area_way, ask_scan, scan_link, show_scan


@partnership_page
def first(request: Request, place: Place, scan: str, area: UUID) -> HttpResponse:
    """Name another area that must come before this one."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    named = precedences_of(actor, found).filter(area=row).values("first_id")
    others = areas_of(actor, found).exclude(id=row.id).exclude(id__in=named)
    form = FirstForm(sent(request), instance=Precedence(area=row), among={"first": others})
    if form.is_valid():
        with errors_into(form):
            come_first(area=row, by=actor, at=now(), **form.values)
            return done(request, _("The order was recorded."), scan_link("area", place, found, row.id))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("What must come before %(area)s?") % {"area": row.name},
        submit=_("Record"),
        via=area_way(place, found, row),
    )


@partnership_page
def first_no_longer(request: Request, place: Place, scan: str, area: UUID, precedence: UUID) -> HttpResponse:
    """Say that it need not come first after all."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    said = precedence_of(actor, row, precedence)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            come_first_no_longer(precedence=said, by=actor, at=now())
            return done(request, _("It need not come first."), scan_link("area", place, found, row.id))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("Need %(first)s not come first?") % {"first": said.first.name},
        lead=_("%(later)s will no longer wait for it.") % {"later": row.name},
        submit=_("It need not"),
        via=area_way(place, found, row),
        danger=True,
    )


@require_safe
@partnership_page
def phases(request: Request, place: Place, scan: str) -> HttpResponse:
    """The steps of the scan itself, and what is looked at in each."""
    actor = request.actor
    found = own_scan_of(actor, place.id, scan)
    may_run = actor.may(Permission.RUN_SCAN, partnership=place.id)
    return show_scan(
        request,
        place,
        found,
        "phases",
        here="phases",
        title=_("Phases"),
        phases=phases_of(actor, found),
        may_run=may_run,
        acts=offered((may_run, _("Plan a phase"), scan_link("phase-plan", place, found))),
    )


@partnership_page
def phase_plan(request: Request, place: Place, scan: str) -> HttpResponse:
    """One more step."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    form = PhaseForm(sent(request), instance=ScanPhase(scan=found))
    if form.is_valid():
        with errors_into(form):
            plan_phase(scan=found, by=actor, at=now(), **form.values)
            return done(request, _("The phase is planned."), scan_link("phases", place, found))
    via = (Item(_("Phases"), scan_link("phases", place, found)),)
    return ask_scan(request, place, found, form, title=_("Plan a phase"), submit=_("Save"), via=via)


@partnership_page
def phase_edit(request: Request, place: Place, scan: str, phase: UUID) -> HttpResponse:
    """How far it is, when it is, what happens in it."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    row = phase_of(actor, found, phase)
    form = EditPhaseForm(sent(request), instance=row)
    if form.is_valid():
        with errors_into(form):
            edit_phase(phase=row, version=form.cleaned_data["version"], by=actor, at=now(), **form.values)
            return done(request, _("The phase was changed."), scan_link("phases", place, found))
    title, via = _("Edit %(phase)s") % {"phase": row.name}, (Item(_("Phases"), scan_link("phases", place, found)),)
    return ask_scan(request, place, found, form, title=title, submit=_("Save"), via=via)


@partnership_page
def phase_drop(request: Request, place: Place, scan: str, phase: UUID) -> HttpResponse:
    """Take a step out in which no area is looked at."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    row = phase_of(actor, found, phase)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            drop_phase(phase=row, by=actor, at=now())
            return done(request, _("The phase was dropped."), scan_link("phases", place, found))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("Drop %(phase)s?") % {"phase": row.name},
        submit=_("Drop it"),
        via=(Item(_("Phases"), scan_link("phases", place, found)),),
        danger=True,
    )
