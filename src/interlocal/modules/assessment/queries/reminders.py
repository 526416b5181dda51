"""Who is to be reminded of short forms, and when members were."""

import datetime
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Max

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.core.access.roles import Role, as_member
from interlocal.core.people.models import RoleAssignment
from interlocal.modules.assessment.models import OwnScan, Reminder
from interlocal.platform.terms import holds_on

_ANSWERING = [role for role in Role if Permission.ENTER_READINGS in as_member(role)]


def last_reminded(actor: Actor, scan: OwnScan) -> dict[UUID, datetime.datetime]:
    """When the people of each member were last reminded, as far as she may know: the convener of all."""
    found = Reminder.objects.filter(partnership_id=scan.partnership_id, scan=scan).order_by()
    return dict(found.values_list("government_id").annotate(Max("sent_at")))


def answerers_at(governments: Collection[UUID], day: datetime.date) -> Iterable[RoleAssignment]:
    """Roles by which people enter figures for these governments on `day`, with the people."""
    return RoleAssignment.objects.filter(
        holds_on(day), government_id__in=governments, role__in=_ANSWERING, person__is_active=True
    ).select_related("person")
