"""Looking at a gate of an area, and recording what the team decided."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place, Refused
from interlocal.core.governments.models import Government
from interlocal.modules.assessment.actions import decide, look_at_gate
from interlocal.modules.assessment.forms.judging import GateForm, VerdictForm, VetoForm
from interlocal.modules.assessment.judgement.ratings import source_words, sourced
from interlocal.modules.assessment.judgement.words import because_words, suggested_words
from interlocal.modules.assessment.models import AreaVerdict, Gate
from interlocal.modules.assessment.models.criteria import GateKind
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import (
    area_of,
    judging_of,
    members_asked,
    own_scan_of,
    speaks_for,
    verdict_history_of,
)
from interlocal.platform.clock import now
from interlocal.ui.documents import Bullets
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, sent

from .frame import area_way, ask_scan, scan_link


@partnership_page
def gate(request: Request, place: Place, scan: str, area: UUID, kind: str) -> HttpResponse:
    """How a gate stands; a veto is one of the members that are asked, whom `?of=` chooses."""
    actor = request.actor
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    members = members_asked(actor, place, timezone.localdate(now()))
    whose = speaks_for(actor, members)
    if actor.may(Permission.RUN_SCAN, partnership=place.id):
        whose = members
    elif kind != GateKind.VETO or not whose:
        raise Refused
    if kind not in GateKind.values:
        raise Refused
    of = next((member for member in whose if member.key == request.GET.get("of") or len(whose) == 1), None)
    standing = judging_of(actor, found, [row]).gates.get(row.id, ())
    stands = next((each for each in standing if each.kind == kind and each.government == of), None)
    initial = {"government": of, "state": stands.state if stands else None}
    if kind == GateKind.VETO:
        among = {"government": Government.objects.filter(id__in=[member.id for member in whose]).order_by("name")}
        form: GateForm = VetoForm(sent(request), instance=Gate(kind=kind), initial=initial, among=among)
    else:
        form = GateForm(sent(request), instance=Gate(kind=kind), initial=initial)
    if form.is_valid():
        with errors_into(form):
            look_at_gate(area=row, kind=kind, by=actor, at=now(), **form.values)
            return done(request, _("It is recorded how the gate stands."), scan_link("area", place, found, row.id))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("%(gate)s: %(area)s") % {"gate": GateKind(kind).label, "area": row.name},
        lead=_("A gate stands apart from the ratings: one that stops an area is never averaged away."),
        submit=_("Record"),
        via=area_way(place, found, row),
    )


@partnership_page
def verdict(request: Request, place: Place, scan: str, area: UUID) -> HttpResponse:
    """What the team decided, with the reason and the next step, beside what the rule suggests."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    stands = verdict_history_of(actor, row).first() or AreaVerdict(version=0)
    form = VerdictForm(sent(request), instance=stands)
    if form.is_valid():
        with errors_into(form):
            seen = form.cleaned_data["version"]
            decide(area=row, seen_version=seen, by=actor, at=now(), **form.values)
            return done(request, _("The verdict is recorded."), scan_link("area", place, found, row.id))
    judging = judging_of(actor, found, [row])
    suggestion = judging.suggestion(row)
    stated = sourced(row, found.taken_on.scan if found.taken_on else None)
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("Verdict on %(area)s") % {"area": row.name},
        lead=suggested_words(suggestion),
        because=Bullets((*because_words(suggestion, judging.factors), *source_words(stated))),
        submit=_("Record the verdict"),
        via=area_way(place, found, row),
        template="assessment/own/verdict.html",
    )
