from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission
from interlocal.core.catalogue.actions import add_service
from interlocal.core.catalogue.models import Service
from interlocal.core.catalogue.queries import service_of, services_of
from interlocal.core.governments.queries import current_members_of
from interlocal.core.participation.actions import propose_service
from interlocal.core.participation.models import SharedService
from interlocal.core.participation.queries import shared_services_of
from interlocal.core.people.queries import persons_of
from interlocal.office.catalogue import Wanted, shelves
from interlocal.office.contacts import ask_the_convener
from interlocal.office.forms.catalogue import CatalogueFilter
from interlocal.office.forms.shared_services import EntryForm, ProposalForm
from interlocal.office.pages import ask, done, link, offered, sent, show
from interlocal.platform.clock import now
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page


@require_safe
@partnership_page
def catalogue(request: Request, place: Place) -> HttpResponse:
    """What can be shared, where each entry comes from, and what is on the board already."""
    may_edit = request.actor.may(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    form = CatalogueFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    services = list(services_of(request.actor, place.id))
    shared = shared_services_of(request.actor, place.id)
    return show(
        request,
        place,
        "catalogue",
        title=_("Catalogue"),
        whom=ask_the_convener(request.actor, place, Permission.EDIT_SHARED_SERVICES, timezone.localdate(now())),
        form=form,
        filtered=any(chosen.values()),
        shelves=shelves(place, services, shared, Wanted(**chosen), may_edit=may_edit),
        acts=offered((may_edit, _("Add an entry of your own"), link("catalogue-add", place))),
    )


@partnership_page
def add(request: Request, place: Place) -> HttpResponse:
    """Something that the standard catalogue lacks; then on to the board."""
    request.actor.require(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    among = {"part_of": services_of(request.actor, place.id).filter(catalogue=place.id)}
    form = EntryForm(sent(request), instance=Service(), among=among)
    if form.is_valid():
        with errors_into(form):
            service = add_service(partnership=place.id, by=request.actor, at=now(), **form.values)
            return redirect(link("service-propose", place, service.id))
    return ask(
        request,
        place,
        form,
        title=_("Add an entry of your own"),
        lead=_("Only your partnership sees it. The next page puts it on the board."),
        submit=_("Add it, and go on"),
        above=(_catalogue(place),),
    )


@partnership_page
def propose(request: Request, place: Place, service: UUID) -> HttpResponse:
    """Put an entry on the board."""
    actor, today = request.actor, timezone.localdate(now())
    actor.require(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    entry = service_of(actor, place.id, service)
    among = {"operator": current_members_of(actor, place.id, today), "lead": persons_of(actor, place.id, today)}
    form = ProposalForm(sent(request), instance=SharedService(), among=among)
    if form.is_valid():
        with errors_into(form):
            shared = propose_service(partnership=place.id, service=entry, by=actor, at=now(), **form.values)
            message = _("%(service)s is on the board.") % {"service": entry.title}
            return done(request, message, link("shared-service", place, shared.id))
    return ask(
        request,
        place,
        form,
        title=_("Put %(service)s on the board") % {"service": entry.title},
        lead=entry.description,
        submit=_("Put it on the board"),
        above=(_catalogue(place),),
    )


def _catalogue(place: Place) -> Item:
    return Item(_("Catalogue"), link("catalogue", place))
