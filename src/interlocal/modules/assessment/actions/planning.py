"""Keeping the plan of a scan."""

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.audit.actions import action, fingerprint, record
from interlocal.core.participation.rules import closes_a_circle
from interlocal.modules.assessment.models import (
    Charge,
    OwnScan,
    PlanEntry,
    Precondition,
    Readiness,
    Risk,
    TechnologyStep,
)
from interlocal.modules.assessment.permissions import Permission
from interlocal.platform.versions import Conflict, save_version

Entry = TypeVar("Entry", bound=PlanEntry)
AnyCharge = TypeVar("AnyCharge", bound=Charge)


@action
def add_entry(*, scan: OwnScan, kind: type[Entry], by: Actor, at: datetime.datetime, **values: Any) -> Entry:
    """Add a row of any kind to the plan; a risk gets the next number of its scan."""
    entry = kind(partnership_id=scan.partnership_id, scan=scan, **values)
    _require(entry, by)
    _refuse_days_to_come(entry, values, by, at)
    if isinstance(entry, Risk):
        last = Risk.objects.filter(partnership_id=scan.partnership_id, scan=scan).aggregate(Max("number"))
        entry.number = (last["number__max"] or 0) + 1
    entry.full_clean()
    entry.save(force_insert=True)
    record("plan.added", by=by, at=at, partnership=scan.partnership_id, subject=entry.id)
    return entry


@action
def edit_entry(*, entry: Entry, version: int, by: Actor, at: datetime.datetime, **values: Any) -> Entry:
    """Change a row; Conflict if somebody else did meanwhile, ValidationError where steps would wait in a circle."""
    _require(entry, by)
    _refuse_days_to_come(entry, values, by, at)
    if isinstance(entry, TechnologyStep) and values.get("depends_on"):
        _refuse_circle(entry, values["depends_on"])
    entry = save_version(entry, version=version, **values)
    _require(entry, by)  # nobody hands a row over to those for whom she can't write
    record(
        "plan.edited",
        by=by,
        at=at,
        partnership=entry.partnership_id,
        subject=entry.id,
        facts={"content": fingerprint(values)},
    )
    return entry


@action
def finish_charge(
    *, charge: AnyCharge, version: int, done_on: datetime.date | None, by: Actor, at: datetime.datetime
) -> AnyCharge:
    """Say on which day it was done, or that it isn't after all (None); for the person whose it is, too."""
    if not charge.is_charge_of(by):
        raise Refused
    _refuse_days_to_come(charge, {"done_on": done_on}, by, at)
    charge = save_version(charge, version=version, done_on=done_on)
    record("plan.done", by=by, at=at, partnership=charge.partnership_id, subject=charge.id)
    return charge


@action
def remove_entry(*, entry: PlanEntry, by: Actor, at: datetime.datetime) -> None:
    """Take a row out that was entered by mistake; ValidationError where a step depends on it."""
    _require(entry, by)
    if isinstance(entry, TechnologyStep) and TechnologyStep.objects.filter(depends_on=entry).exists():
        raise ValidationError(_("Another step depends on it. Change that one first."))
    key = entry.id
    entry.delete()
    record("plan.removed", by=by, at=at, partnership=entry.partnership_id, subject=entry.scan_id, facts={"entry": key})


@action
def judge_readiness(
    *, scan: OwnScan, precondition: Precondition, version: int, by: Actor, at: datetime.datetime, **values: Any
) -> Readiness:
    """Say how a precondition stands, and what was seen; what was said before stays.

    `version` is the one that its writer saw, 0 where nobody had looked; Conflict if somebody else did meanwhile.
    """
    by.require(Permission.RUN_SCAN, partnership=scan.partnership_id)
    assert by.person is not None  # nobody else holds a permission
    _refuse_days_to_come(scan, values, by, at)
    former = (
        Readiness.objects.filter(partnership_id=scan.partnership_id, scan=scan, precondition=precondition, current=True)
        .select_for_update()
        .first()
    )
    if former is not None and former.version != version:
        raise Conflict(former, values)
    if former is not None:
        former.current = False
        former.save(update_fields=["current"])
    judged = Readiness(
        partnership_id=scan.partnership_id,
        scan=scan,
        precondition=precondition,
        version=version + 1,
        looked_at=at,
        looked_by_id=by.person,
        **values,
    )
    judged.full_clean()
    judged.save(force_insert=True)
    record(
        "readiness.judged",
        by=by,
        at=at,
        partnership=scan.partnership_id,
        subject=judged.id,
        facts={"scan": scan.id, "version": judged.version, "state": str(judged.state)},
    )
    return judged


def _require(entry: PlanEntry, by: Actor) -> None:
    if not entry.is_kept_by(by):
        raise Refused


def _refuse_days_to_come(of: PlanEntry | OwnScan, values: Mapping[str, Any], by: Actor, at: datetime.datetime) -> None:
    today = by.today(at, of.partnership_id)
    for name in ("done_on", "seen_on"):
        day = values.get(name)
        if day is not None and day > today:
            raise ValidationError({name: _("That day is still to come. Give the day on which it was.")})


def _refuse_circle(entry: TechnologyStep, first: TechnologyStep) -> None:
    OwnScan.objects.select_for_update(no_key=True).get(id=entry.scan_id)  # two at once could close a circle together
    others = TechnologyStep.objects.filter(partnership_id=entry.partnership_id, scan=entry.scan_id).exclude(id=entry.id)
    edges = others.exclude(depends_on=None).values_list("id", "depends_on_id")
    if closes_a_circle(edges, (entry.id, first.id)):
        raise ValidationError(
            {"depends_on": _("That one itself waits for this step. Choose another, or change what it depends on.")}
        )
