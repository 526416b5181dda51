"""Writes about governments and partnerships."""

import datetime
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import action, fingerprint, record
from interlocal.platform.acting import acting
from interlocal.platform.keys import ordered_key
from interlocal.platform.versions import save_version

from .keys import free_key
from .models import Admission, Decision, Government, Membership, Partnership, PartnershipIndex, Resolution
from .queries import joins_at_once, may_end


@action
def add_government(
    *,
    name: str,
    kind: str,
    state: str,
    by: Actor,
    at: datetime.datetime,
    key: str = "",
    synthetic: bool = False,
) -> Government:
    """Enter a public body into the directory; ValidationError where the entry is incomplete or its key taken.

    Anybody who convenes a partnership, or is setting one up, may.
    """
    if not by.may_anywhere(Permission.ADMIT_MEMBERS):
        raise Refused
    government = Government(
        key=key or free_key(Government, name), name=name, kind=kind, state=state.upper(), synthetic=synthetic
    )
    government.full_clean()
    government.save(force_insert=True)
    record("government.added", by=by, at=at, subject=government.id)
    return government


@action
def edit_government(
    *, government: Government, version: int, by: Actor, at: datetime.datetime, **values: Any
) -> Government:
    """Correct a directory entry: by its own people, or by a convener to which it belongs today.

    The database lets a convener correct only entries of governments for which nobody ever spoke.
    """
    own = by.may(Permission.EDIT_GOVERNMENT, government=government.id)
    partnership = None if own else _where_it_belongs(government, by, at)
    government = save_version(government, version=version, **values)
    record(
        "government.edited",
        by=by,
        at=at,
        government=government.id if own else None,
        partnership=partnership,
        subject=government.id,
        facts={"content": fingerprint(values)},
    )
    return government


def _where_it_belongs(government: Government, by: Actor, at: datetime.datetime) -> UUID:
    """A partnership of `by`, its convener, to which the government belongs today; Refused if there is none."""
    for seat in Membership.objects.filter(government=government, partnership__in=by.partnerships).order_by("id"):
        partnership: UUID = seat.partnership_id
        if by.may(Permission.ADMIT_MEMBERS, partnership=partnership) and seat.holds(by.today(at, partnership)):
            return partnership
    raise Refused


@action
def found_partnership(
    *,
    name: str,
    convener: Government,
    by: Actor,
    at: datetime.datetime,
    key: str = "",
    purpose: str = "",
    note: str = "",
    time_zone: str = "America/Chicago",
    synthetic: bool = False,
    **source: str,
) -> Partnership:
    """Found a partnership that `convener` convenes and is the first member of; `source` is that of its purpose."""
    by.require(Permission.FOUND_PARTNERSHIP, government=convener.id)
    partnership = Partnership(
        id=ordered_key(),
        key=key or free_key(Partnership, name),
        name=name,
        convener=convener,
        purpose=purpose,
        note=note,
        time_zone=time_zone,
        synthetic=synthetic,
        **source,
    )
    with acting(replace(by.acting, partnerships=(*by.partnerships, partnership.id))):
        partnership.full_clean()
        partnership.save(force_insert=True)
        PartnershipIndex(partnership=partnership.id, convener=convener.id).save(force_insert=True)
        Membership(partnership=partnership, government=convener).save(force_insert=True)
        record(
            "partnership.founded",
            by=by,
            at=at,
            partnership=partnership.id,
            subject=partnership.id,
            facts={"convener": convener.id},
        )
    return partnership


@action
def edit_partnership(
    *, partnership: Partnership, version: int, by: Actor, at: datetime.datetime, **values: Any
) -> Partnership:
    """Change name, statement of common purpose, note or time zone; Conflict if somebody else did meanwhile."""
    by.require(Permission.EDIT_PARTNERSHIP, partnership=partnership.id)
    partnership = save_version(partnership, version=version, **values)
    record(
        "partnership.edited",
        by=by,
        at=at,
        partnership=partnership.id,
        subject=partnership.id,
        facts={"content": fingerprint(values)},
    )
    return partnership


@action
def admit_government(
    *,
    partnership: Partnership,
    government: Government,
    by: Actor,
    at: datetime.datetime,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
) -> Membership | Admission:
    """Make a government a member for a term; or ask its people, where nobody but they can say that it joins.

    ValidationError if the term overlaps another of its terms, or if it was asked already.
    """
    by.require(Permission.ADMIT_MEMBERS, partnership=partnership.id)
    term: dict[str, Any] = {"starts_on": starts_on, "ends_on": ends_on}
    on_chain: dict[str, Any] = {"partnership": partnership.id, "facts": {"government": government.id}}
    membership = Membership(partnership=partnership, government=government, **term)
    membership.full_clean()
    speaks_for_it = by.may(Permission.JOIN_PARTNERSHIPS, government=government.id)
    if not speaks_for_it and not joins_at_once(government.id, partnership.id):
        admission = Admission(partnership=partnership, government=government, asked_at=at, **term)
        admission.full_clean()
        admission.save(force_insert=True)
        record("member.asked", by=by, at=at, subject=admission.id, **on_chain)
        return admission
    membership.save(force_insert=True)
    record("member.admitted", by=by, at=at, subject=membership.id, **on_chain)
    return membership


@action
def end_membership(*, membership: Membership, ends_on: datetime.date, by: Actor, at: datetime.datetime) -> Membership:
    """End a membership on a day, the first on which it no longer holds. The convener's own can't be ended.

    ValidationError if it ends before that: to go on, a government is admitted again. Or if a member that leaves would
    have left already: the past is the convener's to correct.
    """
    if not may_end(by, membership):
        raise Refused
    leaves = not by.may(Permission.ADMIT_MEMBERS, partnership=membership.partnership_id)
    if leaves and ends_on <= by.today(at, membership.partnership_id):
        raise ValidationError({"ends_on": _("The last day can be today or later.")})
    if membership.ends_on is not None and ends_on > membership.ends_on:
        raise ValidationError(
            {
                "ends_on": _("It ends before that day. For the time after, the convener admits it again.")
                if leaves
                else _("It ends before that day. Admit it again for the time after.")
            }
        )
    membership.ends_on = ends_on
    membership.full_clean()
    membership.save(update_fields=["ends_on"])
    record(
        "member.ended",
        by=by,
        at=at,
        partnership=membership.partnership_id,
        subject=membership.id,
        facts={"government": membership.government_id, "ends_on": ends_on.isoformat()},
    )
    return membership


@action
def record_resolution(
    *, partnership: Partnership, government: Government, by: Actor, at: datetime.datetime, **values: Any
) -> Resolution:
    """Note that a council adopted the statement of common purpose; `values` are the fields of Resolution."""
    by.require(Permission.EDIT_PARTNERSHIP, partnership=partnership.id)
    resolution = Resolution(partnership=partnership, government=government, **values)
    resolution.full_clean()
    resolution.save(force_insert=True)
    record(
        "resolution.recorded",
        by=by,
        at=at,
        partnership=partnership.id,
        subject=resolution.id,
        facts={"government": government.id},
    )
    return resolution


@action
def log_decision(*, partnership: UUID, by: Actor, at: datetime.datetime, **values: Any) -> Decision:
    """Enter a decision into the log; `values` are the fields of Decision."""
    by.require(Permission.LOG_DECISIONS, partnership=partnership)
    decision = Decision(partnership_id=partnership, **values)
    decision.full_clean()
    decision.save(force_insert=True)
    record(
        "decision.logged",
        by=by,
        at=at,
        partnership=partnership,
        subject=decision.id,
        facts={"content": fingerprint(values)},
    )
    return decision
