"""Judging an area: how its gates stand, and what the team decides."""

import datetime

from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission as Core
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import current_members_of
from interlocal.core.people.queries import people_of
from interlocal.modules.assessment.models import AreaVerdict, Gate, ScanArea
from interlocal.modules.assessment.models.criteria import GateKind, GateState
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import judging_of
from interlocal.platform.versions import Conflict


@action
def look_at_gate(
    *,
    area: ScanArea,
    kind: str,
    state: str,
    note: str,
    by: Actor,
    at: datetime.datetime,
    government: Government | None = None,
) -> Gate:
    """Say how a gate of an area stands, why, and by whose word; for a veto, of which member (`government`).

    For those who run scans; a member's veto also for whoever speaks for that member, who may lift it again: once its
    own people have said that it stops an area, they alone do. What was said before stays as the former version.
    """
    own = kind == GateKind.VETO and government is not None and by.may(Core.JOIN_PARTNERSHIPS, government=government.id)
    if not own:
        by.require(Permission.RUN_SCAN, partnership=area.partnership_id)
    assert by.person is not None
    members = current_members_of(by, area.partnership_id, by.today(at, area.partnership_id))
    if government is not None and not members.filter(id=government.id).exists():
        raise ValidationError({"government": _("Only a member of the partnership has a veto.")})
    same = Gate.objects.filter(partnership_id=area.partnership_id, area=area, kind=kind, government=government)
    stands = same.filter(current=True).first()
    if stands and government and not own and stands.state == GateState.STOPS and _is_its_own_word(stands, by, at):
        message = _("%(government)s said so itself, and lifts it itself.")
        raise ValidationError({"state": message % {"government": government.name}})
    gate = Gate(
        partnership_id=area.partnership_id,
        area=area,
        kind=kind,
        government=government,
        state=state,
        note=note.strip(),
        version=_next_version(same),
        looked_at=at,
        looked_by_id=by.person,
    )
    gate.full_clean(exclude=["version", "current"])
    same.filter(current=True).update(current=False)
    gate.save(force_insert=True)
    record(
        "gate.looked_at",
        by=by,
        at=at,
        government=government.id if government else None,
        partnership=area.partnership_id,
        subject=gate.id,
        facts={"area": area.id, "kind": str(kind), "state": str(state)},
    )
    return gate


@action
def decide(
    *,
    area: ScanArea,
    verdict: str,
    next_step: str,
    reason: str,
    seen_version: int,
    by: Actor,
    at: datetime.datetime,
) -> AreaVerdict:
    """Record what the team decided of an area, beside what the rule suggests at this moment.

    `seen_version` is that of the verdict which it replaces, 0 where there was none; Conflict where another stands by
    now. The former verdict stays in the history.
    """
    by.require(Permission.RUN_SCAN, partnership=area.partnership_id)
    former = AreaVerdict.objects.filter(partnership_id=area.partnership_id, area=area)
    stands = former.filter(current=True).first()
    said = {"verdict": verdict, "next_step": next_step.strip(), "reason": reason.strip()}
    if stands is not None and stands.version != seen_version:
        raise Conflict(stands, dict(said))
    assert by.person is not None
    suggestion = judging_of(by, area.scan, [area]).suggestion(area)
    decided = AreaVerdict(
        partnership_id=area.partnership_id,
        area=area,
        suggested=suggestion.verdict or "",
        version=_next_version(former),
        decided_at=at,
        decided_by_id=by.person,
        **said,
    )
    decided.full_clean(exclude=["version", "current"])
    former.filter(current=True).update(current=False)
    decided.save(force_insert=True)
    record(
        "verdict.recorded",
        by=by,
        at=at,
        partnership=area.partnership_id,
        subject=decided.id,
        facts={"area": area.id, "verdict": str(verdict), "suggested": suggestion.verdict},
    )
    return decided


def _next_version(rows: QuerySet[Gate] | QuerySet[AreaVerdict]) -> int:
    """The number after the last one of `rows`. Whoever takes it at the same instant is refused by its constraint."""
    return (rows.aggregate(last=Max("version"))["last"] or 0) + 1


def _is_its_own_word(gate: Gate, by: Actor, at: datetime.datetime) -> bool:
    """Whether a member's veto was said by somebody who works for it."""
    today = by.today(at, gate.partnership_id)
    held = people_of(by, gate.partnership_id, today).filter(government=gate.government, person=gate.looked_by_id)
    return held.exists()
