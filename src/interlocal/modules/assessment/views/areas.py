"""The page of one area, and all verdicts side by side."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission as Core
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import decisions_about
from interlocal.core.participation.queries import shared_services_of
from interlocal.modules.assessment.judgement.decisions import decisions_table
from interlocal.modules.assessment.judgement.facts import facts_of
from interlocal.modules.assessment.judgement.gates import former_gates_table, gates_table, stopping
from interlocal.modules.assessment.judgement.ratings import beside_table, ratings_table, sourced
from interlocal.modules.assessment.judgement.told import told_table
from interlocal.modules.assessment.judgement.verdicts import (
    history_table,
    otherwise_words,
    verdicts_answer,
    verdicts_table,
)
from interlocal.modules.assessment.judgement.words import because_words, rule_words, suggested_words
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import (
    answers_on,
    area_names,
    area_of,
    areas_of,
    former_gates_of,
    judging_of,
    members_asked,
    own_scan_of,
    precedences_of,
    speaks_for,
    verdict_history_of,
    verdicts_of,
)
from interlocal.platform.clock import now
from interlocal.ui import screens
from interlocal.ui.documents import Bullets
from interlocal.ui.pages import Request, partnership_page
from interlocal.ui.screens import offered, with_way_back

from .frame import areas_shown, scan_link, show_scan, verdicts_item


@require_safe
@partnership_page
def area(request: Request, place: Place, scan: str, area: UUID) -> HttpResponse:
    """What was decided of an area, why, and on what it rests."""
    actor = request.actor
    found = own_scan_of(actor, place.id, scan)
    row = area_of(actor, found, area)
    order = list(precedences_of(actor, found))
    asked = members_asked(actor, place, timezone.localdate(now()))
    judging, history = judging_of(actor, found, [row]), list(verdict_history_of(actor, row))
    suggestion, decided = judging.suggestion(row), history[0] if history else None
    gates, hers = judging.gates.get(row.id, ()), speaks_for(actor, asked)
    said = sourced(row, found.taken_on.scan if found.taken_on else None)
    may_run = actor.may(Permission.RUN_SCAN, partnership=place.id)

    def way(kind: str, government: Government | None) -> str:
        own = kind == "veto" and bool(hers if government is None else government in hers)
        whose = f"?of={government.key}" if government else ""
        return scan_link("gate", place, found, row.id, kind) + whose if may_run or own else ""

    return show_scan(
        request,
        place,
        found,
        "area",
        here="verdicts",
        via=(verdicts_item(place, found),),
        title=row.name,
        area=row,
        decided=decided,
        suggested=suggested_words(suggestion),
        otherwise=capfirst(otherwise_words(suggestion.verdict, decided)),
        because=Bullets(tuple(because_words(suggestion, judging.factors))),
        rule=Bullets(rule_words()),
        stopping=Bullets(tuple(stopping(gates))),
        gates=gates_table(gates, asked, way),
        former_gates=former_gates_table(list(former_gates_of(actor, row))),
        ratings=ratings_table(row, judging.factors, judging.together.cells),
        beside=beside_table(row, decided, judging.factors, judging.together.cells, said) if said else None,
        said=said,
        facts=facts_of(row, list(areas_of(actor, found))),
        waits_for=[each for each in order if each.area_id == row.id],
        before=[each for each in order if each.first_id == row.id],
        told=told_table(place, found, row, asked, answers_on(actor, place, row, asked)),
        history=history_table(history),
        meetings=decisions_table(decisions_about(actor, place.id, [row.service_id])),
        log=(
            with_way_back(screens.link("decision-log", place), request.path, about=row.service_id)
            if actor.may(Core.LOG_DECISIONS, partnership=place.id)
            else ""
        ),
        shared=shared_services_of(actor, place.id).filter(service_id=row.service_id).first(),
        may_run=may_run,
        may_propose=actor.may(Core.EDIT_SHARED_SERVICES, partnership=place.id),
        acts=offered(
            (
                may_run,
                _("Change the verdict") if decided else _("Record the verdict"),
                scan_link("verdict", place, found, row.id),
            ),
            (may_run, _("Edit"), scan_link("area-edit", place, found, row.id)),
        ),
    )


@require_safe
@partnership_page
def verdicts(request: Request, place: Place, scan: str) -> HttpResponse:
    """Every area with its verdict, what the rule suggests, and what its gates come to."""
    actor = request.actor
    found = own_scan_of(actor, place.id, scan)
    areas = list(areas_of(actor, found))
    judging = judging_of(actor, found, areas)
    decided = {each.area_id: each for each in verdicts_of(actor, found)}
    asked = members_asked(actor, place, timezone.localdate(now()))
    shown, pages = areas_shown(request, areas)
    addresses = {row.id: scan_link("area", place, found, row.id) for row in shown}
    source = {each.key: each for each in found.taken_on.scan.areas} if found.taken_on else None
    return show_scan(
        request,
        place,
        found,
        "verdicts",
        here="verdicts",
        title=_("Verdicts"),
        answer=verdicts_answer(areas, decided, judging),
        areas=pages,
        table=verdicts_table(shown, area_names(areas), decided, judging, asked, addresses, source),
        rule=Bullets(rule_words()),
    )
