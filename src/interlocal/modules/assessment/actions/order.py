"""In what order areas can be shared, and in which phases a scan looks at them."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor
from interlocal.core.audit.actions import action, fingerprint, record
from interlocal.core.participation.rules import closes_a_circle
from interlocal.modules.assessment.models import OwnScan, Precedence, ScanArea, ScanPhase
from interlocal.modules.assessment.permissions import Permission
from interlocal.platform.versions import save_version


@action
def come_first(*, area: ScanArea, first: ScanArea, by: Actor, at: datetime.datetime, reason: str = "") -> Precedence:
    """State that `first` must come before `area`; ValidationError where that would close a circle."""
    by.require(Permission.RUN_SCAN, partnership=area.partnership_id)
    if first.scan_id != area.scan_id:
        raise ValidationError({"first": _("Choose an area of the same scan.")})
    precedence = Precedence(partnership_id=area.partnership_id, area=area, first=first, reason=reason)
    precedence.full_clean()
    OwnScan.objects.select_for_update(no_key=True).get(id=area.scan_id)  # two at once could close a circle together
    edges = Precedence.objects.filter(partnership_id=area.partnership_id, area__scan_id=area.scan_id)
    if closes_a_circle(edges.values_list("area_id", "first_id"), (area.id, first.id)):
        message = _("%(later)s can't wait for %(first)s, which itself waits for %(later)s.")
        raise ValidationError({"first": message % {"later": area.name, "first": first.name}})
    precedence.save(force_insert=True)
    record(
        "area.ordered",
        by=by,
        at=at,
        partnership=area.partnership_id,
        subject=area.id,
        facts={"first": first.id},
    )
    return precedence


@action
def come_first_no_longer(*, precedence: Precedence, by: Actor, at: datetime.datetime) -> None:
    """Take back that one area must come before another."""
    by.require(Permission.RUN_SCAN, partnership=precedence.partnership_id)
    record(
        "area.unordered",
        by=by,
        at=at,
        partnership=precedence.partnership_id,
        subject=precedence.area_id,
        facts={"first": precedence.first_id},
    )
    precedence.delete()


@action
def plan_phase(*, scan: OwnScan, by: Actor, at: datetime.datetime, **values: Any) -> ScanPhase:
    """Add a step of the scan after those that it has: `name`, `state`, `when_stated`, `summary`."""
    by.require(Permission.RUN_SCAN, partnership=scan.partnership_id)
    last = ScanPhase.objects.filter(partnership_id=scan.partnership_id, scan=scan).aggregate(last=Max("position"))
    phase = ScanPhase(partnership_id=scan.partnership_id, scan=scan, position=(last["last"] or 0) + 1, **values)
    phase.full_clean()
    phase.save(force_insert=True)
    record("phase.planned", by=by, at=at, partnership=scan.partnership_id, subject=scan.id, facts={"phase": phase.id})
    return phase


@action
def edit_phase(*, phase: ScanPhase, version: int, by: Actor, at: datetime.datetime, **values: Any) -> ScanPhase:
    """Change a step of the scan; Conflict if somebody else did meanwhile."""
    by.require(Permission.RUN_SCAN, partnership=phase.partnership_id)
    phase = save_version(phase, version=version, **values)
    record(
        "phase.edited",
        by=by,
        at=at,
        partnership=phase.partnership_id,
        subject=phase.id,
        facts={"content": fingerprint(values)},
    )
    return phase


@action
def drop_phase(*, phase: ScanPhase, by: Actor, at: datetime.datetime) -> None:
    """Drop a step of the scan; ValidationError while areas are to be looked at in it."""
    by.require(Permission.RUN_SCAN, partnership=phase.partnership_id)
    areas = ", ".join(phase.areas.order_by("position").values_list("name", flat=True))
    if areas:
        raise ValidationError(
            _("Areas are looked at in it. Give them another phase first: %(areas)s") % {"areas": areas}
        )
    record(
        "phase.dropped",
        by=by,
        at=at,
        partnership=phase.partnership_id,
        subject=phase.scan_id,
        facts={"phase": phase.id},
    )
    phase.delete()
