from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import current_members_of
from interlocal.core.participation.actions import edit_shared_service, move_to_stage
from interlocal.core.participation.queries import (
    by_service,
    histories_of,
    history_of,
    participations_of,
    prerequisites_of,
    shared_service_of,
    shared_services_of,
)
from interlocal.core.participation.rules import dispute, split_history
from interlocal.core.people.models import Person
from interlocal.core.people.queries import persons_of
from interlocal.office.contacts import ask_the_convener
from interlocal.office.forms.shared_services import OperationForm, StageForm
from interlocal.office.mismatch import mismatches
from interlocal.office.pages import ask, done, link, offered, sent, show
from interlocal.office.participations import participations_table, taking_part, timeline_of
from interlocal.office.register.sections import of_service
from interlocal.office.services import above_act, board_item, facts_of
from interlocal.office.stages import Standing, board
from interlocal.office.statements import as_stated
from interlocal.platform.clock import now
from interlocal.ui.pages import Request, errors_into, partnership_page


@require_safe
@partnership_page
def services_board(request: Request, place: Place) -> HttpResponse:
    """Every shared service by stage."""
    actor, today = request.actor, timezone.localdate(now())
    services = list(shared_services_of(actor, place.id))
    standing = Standing(
        by_service(participations_of(actor, place.id)),
        by_service(prerequisites_of(actor, place.id)),
        histories_of(actor, place.id),
        today,
    )
    return show(
        request,
        place,
        "board",
        title=_("Board"),
        whom=ask_the_convener(actor, place, Permission.EDIT_SHARED_SERVICES, today),
        services=services,
        stated=sum(bool(each.source_document) for each in services),
        board=board(place, services, standing),
        acts=offered(
            (
                actor.may(Permission.EDIT_SHARED_SERVICES, partnership=place.id),
                _("Add from the catalogue"),
                link("catalogue", place),
            )
        ),
    )


@require_safe
@partnership_page
def shared_service(request: Request, place: Place, shared: UUID) -> HttpResponse:
    """One of them: where it stands and why, what comes before and after it, who takes part."""
    actor, today = request.actor, timezone.localdate(now())
    found = shared_service_of(actor, place.id, shared)
    links = list(prerequisites_of(actor, place.id))
    participations = list(participations_of(actor, place.id, found))
    way, others = split_history(list(history_of(actor, found)), found)
    may_edit = actor.may(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    return show(
        request,
        place,
        "shared_service",
        title=found.service.title,
        above=(board_item(place),),
        whom=ask_the_convener(actor, place, Permission.EDIT_SHARED_SERVICES, today),
        shared=found,
        facts=facts_of(found),
        history=way,
        stated=as_stated(found),
        beside=others,
        dispute=dispute(others, found),
        comes_first=[each for each in links if each.shared_service_id == found.id],
        enables=[each for each in links if each.requires_id == found.id],
        taking_part=taking_part(participations, today, beside=as_stated(found)),
        participations=participations_table(place, participations, by_service=False, today=today, may_end=may_edit),
        timeline=timeline_of(participations, today),
        mismatches=mismatches(actor, place, found, participations, today),
        agreements=of_service(actor, place, found, today),
        may_edit=may_edit,
        acts=offered(
            (may_edit, _("Move to another stage"), link("service-move", place, found.id)),
            (may_edit, _("Edit"), link("service-edit", place, found.id)),
        ),
    )


@partnership_page
def edit(request: Request, place: Place, shared: UUID) -> HttpResponse:
    """Level, operator, lead and note."""
    request.actor.require(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    found, today = shared_service_of(request.actor, place.id, shared), timezone.localdate(now())
    # Whoever stands there already can stay, even if no member or no longer here.
    operators = Government.objects.filter(id__in=[found.operator_id] if found.operator_id else [])
    leads = Person.objects.filter(id__in=[found.lead_id] if found.lead_id else [])
    among = {
        "operator": operators | current_members_of(request.actor, place.id, today),
        "lead": leads | persons_of(request.actor, place.id, today),
    }
    form = OperationForm(sent(request), instance=found, among=among)
    if form.is_valid():
        with errors_into(form):
            edit_shared_service(
                shared=found, version=form.cleaned_data["version"], by=request.actor, at=now(), **form.values
            )
            return done(request, _("It was changed."), link("shared-service", place, found.id))
    title = _("Edit %(service)s") % {"service": found.title}
    return ask(request, place, form, title=title, submit=_("Save"), above=above_act(place, found))


@partnership_page
def move(request: Request, place: Place, shared: UUID) -> HttpResponse:
    """On to another stage, with the day and the reason."""
    request.actor.require(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    found = shared_service_of(request.actor, place.id, shared)
    form = StageForm(sent(request), instance=found)
    if form.is_valid():
        values = form.values
        with errors_into(form):
            move_to_stage(
                shared=found,
                version=form.cleaned_data["version"],
                since=values.pop("stage_since"),
                since_stated=values.pop("stage_since_stated"),
                reason=values.pop("stage_reason"),
                by=request.actor,
                at=now(),
                **values,
            )
            return done(request, _("It was moved."), link("shared-service", place, found.id))
    return ask(
        request,
        place,
        form,
        title=_("Move %(service)s") % {"service": found.title},
        lead=_("It is %(stage)s now.") % {"stage": found.get_stage_display().lower()},
        submit=_("Move it"),
        above=above_act(place, found),
    )
