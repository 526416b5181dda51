"""Writes about shared services and participation."""

import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import action, fingerprint, record
from interlocal.core.catalogue.models import Service
from interlocal.core.governments.models import Government, Partnership
from interlocal.core.people.models import Person
from interlocal.platform.versions import save_version

from .models import Participation, Prerequisite, SharedService, Stage, StageChange, TeamMember
from .rules import closes_a_circle, needs_reason

#: Fields of a source, which a stage passes on to its entry in the history.
_SOURCE = ("source_document", "source_place", "source_dated")


@action
def propose_service(
    *,
    partnership: UUID,
    service: Service,
    by: Actor,
    at: datetime.datetime,
    stage: str = Stage.IDEA,
    **values: Any,
) -> SharedService:
    """Put a service of the catalogue on the partnership's board; ValidationError if it stands there already.

    `values` are further fields of SharedService.
    """
    by.require(Permission.EDIT_SHARED_SERVICES, partnership=partnership)
    shared = SharedService(
        partnership_id=partnership, catalogue=service.catalogue, service=service, stage=stage, **values
    )
    _check_reason(stage, shared.stage_reason)
    shared.full_clean()
    shared.save(force_insert=True)
    _remember(shared, at)
    record(
        "service.proposed",
        by=by,
        at=at,
        partnership=partnership,
        subject=shared.id,
        facts={"service": service.id, "stage": str(stage)},
    )
    return shared


@action
def move_to_stage(
    *,
    shared: SharedService,
    version: int,
    stage: str,
    by: Actor,
    at: datetime.datetime,
    since: datetime.date | None = None,
    since_stated: str = "",
    reason: str = "",
    **source: str,
) -> SharedService:
    """Move a shared service to another stage and remember it.

    The same stage is stated anew: with another date, reason or source, as where sources disagree and one of them is
    right. ValidationError where it stands there already by the same words, or a reason is wanted.
    """
    by.require(Permission.EDIT_SHARED_SERVICES, partnership=shared.partnership_id)
    before = shared.stage
    stated = {"stage": stage, "stage_since": since, "stage_since_stated": since_stated, "stage_reason": reason}
    stated |= {name: source.get(name, "") for name in _SOURCE}
    if all(getattr(shared, name) == value for name, value in stated.items()):
        raise ValidationError(
            {"stage": _("It stands there already. Choose another stage, or give another date, reason or source.")}
        )
    _check_reason(stage, reason)
    shared = save_version(shared, version=version, **stated)
    _remember(shared, at)
    event: dict[str, Any] = {"by": by, "at": at, "partnership": shared.partnership_id, "subject": shared.id}
    if before == stage:
        record("service.restated", facts={"stage": str(stage)}, **event)
    else:
        record("service.moved", facts={"from": before, "to": str(stage)}, **event)
    return shared


@action
def note_other_stage(
    *, shared: SharedService, stage: str, reason: str, by: Actor, at: datetime.datetime, **source: str
) -> StageChange:
    """Remember that another source gives another stage; the service stays where it stands."""
    by.require(Permission.EDIT_SHARED_SERVICES, partnership=shared.partnership_id)
    change = StageChange(
        partnership_id=shared.partnership_id,
        shared_service=shared,
        stage=stage,
        reason=reason,
        recorded_at=at,
        **source,
    )
    change.save(force_insert=True)
    record(
        "service.stage_noted",
        by=by,
        at=at,
        partnership=shared.partnership_id,
        subject=shared.id,
        facts={"stage": str(stage)},
    )
    return change


@action
def edit_shared_service(
    *, shared: SharedService, version: int, by: Actor, at: datetime.datetime, **values: Any
) -> SharedService:
    """Change name here, level, operator, lead or note; Conflict if somebody else did meanwhile."""
    by.require(Permission.EDIT_SHARED_SERVICES, partnership=shared.partnership_id)
    shared = save_version(shared, version=version, **values)
    record(
        "service.edited",
        by=by,
        at=at,
        partnership=shared.partnership_id,
        subject=shared.id,
        facts={"content": fingerprint(values)},
    )
    return shared


@action
def require_first(
    *,
    shared: SharedService,
    requires: SharedService,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    **source: str,
) -> Prerequisite:
    """State that `requires` must come before `shared`; ValidationError where that would close a circle."""
    by.require(Permission.EDIT_SHARED_SERVICES, partnership=shared.partnership_id)
    # Two at once could close a circle together.
    Partnership.objects.select_for_update(no_key=True).get(id=shared.partnership_id)
    edges = Prerequisite.objects.filter(partnership_id=shared.partnership_id).values_list(
        "shared_service_id", "requires_id"
    )
    if closes_a_circle(edges, (shared.id, requires.id)):
        raise ValidationError(
            _("%(later)s can't wait for %(first)s, which itself waits for %(later)s.")
            % {"later": shared.title, "first": requires.title}
        )
    prerequisite = Prerequisite(
        partnership_id=shared.partnership_id,
        shared_service=shared,
        requires=requires,
        reason=reason,
        **source,
    )
    prerequisite.full_clean()
    prerequisite.save(force_insert=True)
    record(
        "prerequisite.stated",
        by=by,
        at=at,
        partnership=shared.partnership_id,
        subject=prerequisite.id,
        facts={"service": shared.id, "requires": requires.id},
    )
    return prerequisite


@action
def require_no_longer(*, prerequisite: Prerequisite, by: Actor, at: datetime.datetime) -> None:
    """Take back that one service must come before another."""
    by.require(Permission.EDIT_SHARED_SERVICES, partnership=prerequisite.partnership_id)
    record(
        "prerequisite.withdrawn",
        by=by,
        at=at,
        partnership=prerequisite.partnership_id,
        subject=prerequisite.id,
        facts={"service": prerequisite.shared_service_id, "requires": prerequisite.requires_id},
    )
    prerequisite.delete()


@action
def join(
    *,
    shared: SharedService,
    government: Government,
    mode: str,
    by: Actor,
    at: datetime.datetime,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    note: str = "",
    **source: str,
) -> Participation:
    """Let a government take part for a term; ValidationError if that overlaps another of its terms."""
    by.require(Permission.EDIT_SHARED_SERVICES, partnership=shared.partnership_id)
    participation = Participation(
        partnership_id=shared.partnership_id,
        shared_service=shared,
        government=government,
        mode=mode,
        starts_on=starts_on,
        ends_on=ends_on,
        note=note,
        **source,
    )
    participation.full_clean()
    participation.save(force_insert=True)
    record(
        "participation.begun",
        by=by,
        at=at,
        partnership=shared.partnership_id,
        subject=participation.id,
        facts={"service": shared.id, "government": government.id, "mode": str(mode)},
    )
    return participation


@action
def leave(*, participation: Participation, ends_on: datetime.date, by: Actor, at: datetime.datetime) -> Participation:
    """End a participation on a day, the first on which it no longer holds."""
    by.require(Permission.EDIT_SHARED_SERVICES, partnership=participation.partnership_id)
    participation.ends_on = ends_on
    # The rest stands as it was entered, perhaps by rules of its day; nobody could change it here.
    participation.full_clean(exclude=["note", *_SOURCE])
    participation.save(update_fields=["ends_on"])
    record(
        "participation.ended",
        by=by,
        at=at,
        partnership=participation.partnership_id,
        subject=participation.id,
        facts={
            "service": participation.shared_service_id,
            "government": participation.government_id,
            "ends_on": ends_on.isoformat(),
        },
    )
    return participation


@action
def call_to_team(*, partnership: UUID, person: Person, by: Actor, at: datetime.datetime) -> TeamMember:
    """Put a person on the assessment team: she sees what members show to the team alone."""
    by.require(Permission.EDIT_PARTNERSHIP, partnership=partnership)
    member = TeamMember(partnership_id=partnership, person=person, since=by.today(at, partnership))
    member.full_clean()
    member.save(force_insert=True)
    record("team.called", by=by, at=at, partnership=partnership, subject=member.id, facts={"person": person.id})
    return member


@action
def release_from_team(*, member: TeamMember, by: Actor, at: datetime.datetime) -> None:
    """Take a person off the team."""
    by.require(Permission.EDIT_PARTNERSHIP, partnership=member.partnership_id)
    record(
        "team.released",
        by=by,
        at=at,
        partnership=member.partnership_id,
        subject=member.id,
        facts={"person": member.person_id},
    )
    member.delete()


def _check_reason(stage: str, reason: str) -> None:
    if needs_reason(stage) and not reason:
        raise ValidationError({"stage_reason": _("Say why it stands still or ended, or write “not stated”.")})


def _remember(shared: SharedService, at: datetime.datetime) -> None:
    StageChange(
        partnership_id=shared.partnership_id,
        shared_service=shared,
        stage=shared.stage,
        changed_on=shared.stage_since,
        changed_stated=shared.stage_since_stated,
        reason=shared.stage_reason,
        recorded_at=at,
        **{name: getattr(shared, name) for name in _SOURCE},
    ).save(force_insert=True)
