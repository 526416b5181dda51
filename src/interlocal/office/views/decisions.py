from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission
from interlocal.core.catalogue.queries import services_of
from interlocal.core.governments.actions import log_decision
from interlocal.core.governments.models import Decision
from interlocal.core.governments.queries import decisions_of
from interlocal.office.contacts import ask_the_convener
from interlocal.office.decided import logged
from interlocal.office.forms.partnerships import DecisionForm
from interlocal.office.pages import ask, done, link, offered, sent, show
from interlocal.platform.clock import now
from interlocal.ui.navigation import Item, Pagination
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import way_back

PAGE = 25


@require_safe
@partnership_page
def decisions(request: Request, place: Place) -> HttpResponse:
    """The decision log, latest meeting first."""
    page = Paginator(decisions_of(request.actor, place.id), PAGE).get_page(request.GET.get("page"))
    may_log = request.actor.may(Permission.LOG_DECISIONS, partnership=place.id)
    return show(
        request,
        place,
        "decisions",
        title=_("Decisions"),
        whom=ask_the_convener(request.actor, place, Permission.LOG_DECISIONS, timezone.localdate(now())),
        decisions=logged(page.object_list),
        pagination=Pagination(page, request.GET),
        acts=offered((may_log, _("Log a decision"), link("decision-log", place))),
    )


@partnership_page
def log(request: Request, place: Place) -> HttpResponse:
    """A new entry; `?about=` a service proposes that."""
    request.actor.require(Permission.LOG_DECISIONS, partnership=place.id)
    form = DecisionForm(
        sent(request),
        instance=Decision(),
        initial={"about": request.GET.get("about")},
        among={"about": services_of(request.actor, place.id)},
    )
    if form.is_valid():
        with errors_into(form):
            log_decision(partnership=place.id, by=request.actor, at=now(), **form.values)
            back = way_back(request, place, link("decisions", place))
            return done(request, _("The decision was logged."), back)
    above = (Item(_("Decisions"), link("decisions", place)),)
    return ask(request, place, form, title=_("Log a decision"), submit=_("Log it"), above=above)
