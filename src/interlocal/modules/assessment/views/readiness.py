"""Readiness for a scan: the three preconditions, and what was seen of each."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place, Refused
from interlocal.modules.assessment.actions import judge_readiness
from interlocal.modules.assessment.forms.planning import ReadinessForm
from interlocal.modules.assessment.models import Precondition, Readiness
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.planning.readiness import readiness_answer, stands_of
from interlocal.modules.assessment.queries import own_scan_of, readiness_of
from interlocal.platform.clock import now
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, sent

from .frame import ask_scan, scan_link, show_scan


@require_safe
@partnership_page
def readiness(request: Request, place: Place, scan: str) -> HttpResponse:
    """Which precondition is missing and what that means; then what was seen of each, and what was said before."""
    actor = request.actor
    found = own_scan_of(actor, place.id, scan)
    stands = stands_of(readiness_of(actor, found))
    may_judge = actor.may(Permission.RUN_SCAN, partnership=place.id)
    return show_scan(
        request,
        place,
        found,
        "readiness",
        here="plan",
        via=(Item(_("Plan"), scan_link("plan", place, found)),),
        title=_("Readiness"),
        answer=readiness_answer(stands),
        stands=[
            (stand, scan_link("readiness-judge", place, found, stand.precondition) if may_judge else "")
            for stand in stands
        ],
    )


@partnership_page
def judge(request: Request, place: Place, scan: str, precondition: str) -> HttpResponse:
    """How one precondition stands now."""
    actor, at = request.actor, now()
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    if precondition not in Precondition.values:
        raise Refused
    which = Precondition(precondition)
    stands = next(stand for stand in stands_of(readiness_of(actor, found)) if stand.precondition == which)
    form = ReadinessForm(sent(request), instance=stands.now or Readiness(version=0))
    if form.is_valid():
        with errors_into(form):
            version = form.cleaned_data["version"]
            judge_readiness(scan=found, precondition=which, version=version, by=actor, at=at, **form.values)
            return done(request, _("It was noted. What was said before stays."), scan_link("readiness", place, found))
    via = (
        Item(_("Plan"), scan_link("plan", place, found)),
        Item(_("Readiness"), scan_link("readiness", place, found)),
    )
    return ask_scan(
        request,
        place,
        found,
        form,
        via=via,
        title=which.label,
        lead=_("Say what was seen, not what is hoped for. Every member sees it; name people only where it is needed."),
        submit=_("Save"),
    )
