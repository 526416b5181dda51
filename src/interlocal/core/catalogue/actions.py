"""Adding to a partnership's own catalogue."""

import datetime
from uuid import UUID

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.keys import free_key

from .models import Area, Service


@action
def add_service(
    *,
    partnership: UUID,
    title: str,
    by: Actor,
    at: datetime.datetime,
    description: str = "",
    area: str = Area.OTHER,
    part_of: Service | None = None,
    key: str = "",
) -> Service:
    """Enter something that can be shared into the partnership's own catalogue.

    A part of a standard entry stands by itself there: keys never lead from one catalogue into another.
    """
    by.require(Permission.EDIT_SHARED_SERVICES, partnership=partnership)
    service = Service(
        catalogue=partnership,
        key=key or free_key(Service, title),
        title=title,
        description=description,
        area=area,
        part_of=part_of if part_of and part_of.catalogue == partnership else None,
    )
    service.full_clean(exclude=["part_of"])
    service.save(force_insert=True)
    record("service.added", by=by, at=at, partnership=partnership, subject=service.id)
    return service
