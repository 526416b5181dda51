from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.queries import governments_ever_of
from interlocal.core.participation.actions import join, leave
from interlocal.core.participation.models import Participation
from interlocal.core.participation.queries import participation_of, participations_of, shared_service_of
from interlocal.office.contacts import ask_the_convener
from interlocal.office.forms.governments import EndForm
from interlocal.office.forms.shared_services import JoinForm
from interlocal.office.pages import ask, done, link, offered, sent, show
from interlocal.office.participations import summary, timelines
from interlocal.office.services import above_act
from interlocal.platform.clock import now
from interlocal.platform.days import end_after
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page


@require_safe
@partnership_page
def timeline(request: Request, place: Place) -> HttpResponse:
    """Who takes part in what, and when: by service, or by government."""
    by_service, today = request.GET.get("by") != "government", timezone.localdate(now())
    participations = list(participations_of(request.actor, place.id))
    may_edit = request.actor.may(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    add_urls = {
        each.shared_service.title: link("participation-begin", place, each.shared_service_id)
        for each in participations
        if by_service and may_edit
    }
    return show(
        request,
        place,
        "participation",
        title=_("Who takes part in what"),
        whom=ask_the_convener(request.actor, place, Permission.EDIT_SHARED_SERVICES, today),
        summary=summary(participations, today),
        drawings=[
            (each, add_urls.get(each.title)) for each in timelines(participations, by_service=by_service, today=today)
        ],
        acts=offered((may_edit, _("Add to another service"), link("board", place))) if participations else (),
        views=(
            Item(_("By service"), "?by=service", by_service),
            Item(_("By government"), "?by=government", not by_service),
        ),
    )


@partnership_page
def take_part(request: Request, place: Place, shared: UUID) -> HttpResponse:
    """Let a member take part for a term."""
    actor = request.actor
    actor.require(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    found = shared_service_of(actor, place.id, shared)
    among = {"government": governments_ever_of(actor, place.id)}
    form = JoinForm(sent(request), instance=Participation(), among=among)
    if form.is_valid():
        with errors_into(form):
            join(shared=found, by=actor, at=now(), **form.values)
            return done(request, _("The participation was recorded."), link("shared-service", place, found.id))
    return ask(
        request,
        place,
        form,
        title=_("Who takes part in %(service)s?") % {"service": found.title},
        submit=_("Record"),
        above=above_act(place, found),
    )


@partnership_page
def end(request: Request, place: Place, shared: UUID, participation: UUID) -> HttpResponse:
    """End a participation on a day."""
    actor = request.actor
    actor.require(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    found = participation_of(actor, place.id, shared, participation)
    form = EndForm(sent(request), initial={"ends_on": end_after(timezone.localdate(now()))})
    if form.is_valid():
        with errors_into(form):
            leave(participation=found, by=actor, at=now(), **form.cleaned_data)
            return done(request, _("The participation has an end."), link("shared-service", place, shared))
    names = {"government": found.government.name, "service": found.shared_service.title}
    return ask(
        request,
        place,
        form,
        title=_("End the participation of %(government)s in %(service)s") % names,
        submit=_("End it"),
        above=above_act(place, found.shared_service),
        danger=True,
    )
