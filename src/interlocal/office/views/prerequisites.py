from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission
from interlocal.core.participation.actions import require_first, require_no_longer
from interlocal.core.participation.models import Prerequisite
from interlocal.core.participation.queries import (
    prerequisite_of,
    prerequisites_of,
    shared_service_of,
    shared_services_of,
)
from interlocal.office.forms.shared_services import PrerequisiteForm
from interlocal.office.pages import ask, done, link, sent
from interlocal.office.services import above_act
from interlocal.platform.clock import now
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.pages import Request, errors_into, partnership_page


@partnership_page
def state(request: Request, place: Place, shared: UUID) -> HttpResponse:
    """Name another service that must come first."""
    actor = request.actor
    actor.require(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    found = shared_service_of(actor, place.id, shared)
    named = prerequisites_of(actor, place.id).filter(shared_service=found).values("requires_id")
    others = shared_services_of(actor, place.id).exclude(id=found.id).exclude(id__in=named)
    form = PrerequisiteForm(sent(request), instance=Prerequisite(), among={"requires": others})
    if form.is_valid():
        with errors_into(form):
            require_first(shared=found, by=actor, at=now(), **form.values)
            return done(request, _("The order was recorded."), link("shared-service", place, found.id))
    return ask(
        request,
        place,
        form,
        title=_("What must come before %(service)s?") % {"service": found.title},
        submit=_("Record"),
        above=above_act(place, found),
    )


@partnership_page
def withdraw(request: Request, place: Place, shared: UUID, prerequisite: UUID) -> HttpResponse:
    """Say that it need not come first after all."""
    actor = request.actor
    actor.require(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    found = prerequisite_of(actor, place.id, shared, prerequisite)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            require_no_longer(prerequisite=found, by=actor, at=now())
            return done(request, _("It need not come first."), link("shared-service", place, shared))
    return ask(
        request,
        place,
        form,
        title=_("Need %(first)s not come first?") % {"first": found.requires.title},
        lead=_("%(later)s will no longer wait for it.") % {"later": found.shared_service.title},
        submit=_("It need not"),
        above=above_act(place, found.shared_service),
        danger=True,
    )
