"""Reading people through the roles that they hold."""

import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from interlocal.core.access.actor import Actor
from interlocal.core.governments.models import Membership
from interlocal.platform.terms import holds_on

from .models import Invitation, RoleAssignment


def people_of(actor: Actor, partnership: UUID, day: datetime.date) -> QuerySet[RoleAssignment]:
    """Roles held on `day` at governments that are members on `day`, by government and name."""
    members = Membership.objects.filter(holds_on(day), partnership_id=partnership).values("government_id")
    return (
        RoleAssignment.objects.filter(holds_on(day), government_id__in=members)
        .select_related("person", "government")
        .order_by("government__name", "person__name", "id")
    )


def open_invitations(actor: Actor, partnership: UUID, at: datetime.datetime) -> QuerySet[Invitation]:
    """Invitations to members' governments that can still be taken up."""
    members = Membership.objects.filter(holds_on(at.date()), partnership_id=partnership).values("government_id")
    return (
        Invitation.objects.filter(government_id__in=members)
        .filter(open_at(at))
        .select_related("government")
        .order_by("-invited_at")
    )


def open_at(at: datetime.datetime) -> Q:
    """The filter "can still be taken up"."""
    return Q(accepted_at=None, withdrawn_at=None, expires_at__gt=at)
