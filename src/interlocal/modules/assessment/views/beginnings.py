"""Where a scan comes from and leads to: going on from a published one, and putting a service onto the board."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission as Core
from interlocal.core.participation.actions import propose_service
from interlocal.core.participation.queries import shared_services_of
from interlocal.modules.assessment.actions import take_on as go_on
from interlocal.modules.assessment.forms.judging import TakeOnForm
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import area_of, own_scan_of, scan_of
from interlocal.platform.clock import now
from interlocal.ui import screens
from interlocal.ui.dates import day_text
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, link, sent

from .frame import area_way, ask_scan, scan_link, scans_item


@partnership_page
def take_on(request: Request, place: Place, scan: str) -> HttpResponse:
    """Begin a scan of one's own where a published one ends."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    kept = scan_of(actor, place.id, scan)
    form = TakeOnForm(sent(request), initial={"title": own_title(kept.title)})
    if form.is_valid():
        with errors_into(form):
            own = go_on(published=kept, by=actor, at=now(), **form.cleaned_data)
            # Areas and questions are there already: rating need not wait for the forms.
            told = _(
                "Your scan has begun. Next: the short forms. Meanwhile the assessment team can rate: call it, if there"
                " is none yet."
            )
            return done(request, told, scan_link("collect", place, own))
    lead = _(
        "Your scan begins with the areas, parts, order and questions of “%(title)s”. Its verdicts and ratings stay "
        "the source's: they stand beside yours and are never taken for them."
    )
    return screens.ask(
        request,
        place,
        form,
        title=_("Go on from this scan"),
        lead=lead % {"title": kept.title},
        submit=_("Begin"),
        above=(scans_item(place), Item(kept.title, link("assessment:scan", place, kept.key))),
    )


def own_title(title: str) -> str:
    """What a scan may be called that goes on from a published one, so that nobody takes one for the other."""
    ours = _("%(title)s: our own scan")
    room = TakeOnForm.LONGEST - len(ours % {"title": ""})
    return ours % {"title": Truncator(title).chars(room)}


@partnership_page
def propose(request: Request, place: Place, scan: str, area: UUID) -> HttpResponse:
    """Put the service of an area onto the board as an idea; where it stands there already, lead to it."""
    actor, at = request.actor, now()
    actor.require(Core.EDIT_SHARED_SERVICES, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    shared = shared_services_of(actor, place.id).filter(service_id=row.service_id).first()
    if shared:
        return done(request, _("It is on the board already."), link("shared-service", place, shared.id))
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            today = timezone.localdate(at)
            words = {"scan": found.title, "day": day_text(today)}
            note = _("From the scan “%(scan)s”, %(day)s.") % words
            shared = propose_service(
                partnership=place.id,
                service=row.service,
                level=row.level,
                stage_since=today,
                note=note,
                by=actor,
                at=at,
            )
            return done(request, _("It is on the board, as an idea."), link("shared-service", place, shared.id))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("Put %(area)s on the board?") % {"area": row.name},
        lead=_("It becomes a shared service at the stage “idea”, with a note that it comes from this scan."),
        submit=_("Put it on the board"),
        via=area_way(place, found, row),
    )
