"""Entering arrangements into the register, one or many."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import action, fingerprint, record
from interlocal.core.governments.models import Government
from interlocal.platform.versions import save_version

from .models import Agreement, Party


@dataclass(frozen=True)
class Arrangement:
    """An arrangement to enter: fields of Agreement, and its parties as governments or names."""

    title: str
    governments: tuple[Government, ...] = ()
    others: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)


@action
def record_arrangements(
    *, partnership: UUID, arrangements: Sequence[Arrangement], by: Actor, at: datetime.datetime
) -> list[Agreement]:
    """Enter all of them or, by ValidationError, none."""
    by.require(Permission.EDIT_REGISTER, partnership=partnership)
    entered = [_enter(partnership, arrangement) for arrangement in arrangements]
    record(
        "register.entered",
        by=by,
        at=at,
        partnership=partnership,
        subject=entered[0].id if len(entered) == 1 else None,
        facts={"count": len(entered), "content": fingerprint([str(agreement.id) for agreement in entered])},
    )
    return entered


@action
def edit_arrangement(
    *, agreement: Agreement, version: int, arrangement: Arrangement, by: Actor, at: datetime.datetime
) -> Agreement:
    """Change an entry and its parties; Conflict if somebody else did meanwhile."""
    by.require(Permission.EDIT_REGISTER, partnership=agreement.partnership_id)
    agreement = save_version(agreement, version=version, title=arrangement.title, **arrangement.values)
    Party.objects.filter(partnership_id=agreement.partnership_id, agreement=agreement).delete()
    _add_parties(agreement, arrangement)
    record(
        "register.edited",
        by=by,
        at=at,
        partnership=agreement.partnership_id,
        subject=agreement.id,
        facts={"content": fingerprint(arrangement.values)},
    )
    return agreement


def _enter(partnership: UUID, arrangement: Arrangement) -> Agreement:
    agreement = Agreement(partnership_id=partnership, title=arrangement.title, **arrangement.values)
    if agreement.service is not None:
        agreement.catalogue = agreement.service.catalogue
    agreement.full_clean()
    agreement.save(force_insert=True)
    _add_parties(agreement, arrangement)
    return agreement


def _add_parties(agreement: Agreement, arrangement: Arrangement) -> None:
    parties = [
        Party(partnership_id=agreement.partnership_id, agreement=agreement, government=government)
        for government in arrangement.governments
    ] + [Party(partnership_id=agreement.partnership_id, agreement=agreement, name=name) for name in arrangement.others]
    for party in parties:
        party.full_clean()
    Party.objects.bulk_create(parties)
