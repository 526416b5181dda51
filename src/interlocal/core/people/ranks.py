"""What a program director is, who makes one, and that no convener is left without."""

import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.roles import Role
from interlocal.core.governments.models import Government, PartnershipIndex
from interlocal.platform.terms import holds_on

from .models import RoleAssignment


def convenes(government: UUID) -> bool:
    """Asked of the index, which row security does not hide: whom it convenes may be none of the actor's business."""
    return PartnershipIndex.objects.filter(convener=government).exists()


def outranks(by: Actor, government: UUID, role: str) -> bool:
    """At a government that convenes, only a program director makes or unmakes one: the role is the convener's."""
    return (
        role != Role.PROGRAMME_DIRECTOR or (government, Role.PROGRAMME_DIRECTOR) in by.roles or not convenes(government)
    )


def require_rank(by: Actor, government: UUID, role: str) -> None:
    """Refused unless `outranks`."""
    if not outranks(by, government, role):
        raise Refused


def require_something_to_direct(government: Government, role: str) -> None:
    """ValidationError for a program director of a government that convenes nothing: the role is the convener's."""
    if role == Role.PROGRAMME_DIRECTOR and not convenes(government.id):
        raise ValidationError(
            {
                "role": _("%(government)s convenes no partnership, so it has no program director. Choose another role.")
                % {"government": government.name}
            }
        )


def step_down(held: RoleAssignment, day: datetime.date) -> None:
    """End a role on `day`; one that begins then or later is taken back whole.

    ValidationError for the last program director of a government that convenes. Act for the role's government.
    """
    if held.role == Role.PROGRAMME_DIRECTOR and convenes(held.government_id):
        _leave_another(held, day)
    if held.starts_on is not None and held.starts_on >= day:
        RoleAssignment.objects.filter(id=held.id).delete()
    else:
        held.ends_on = day
        held.save(update_fields=["ends_on"])


def _leave_another(held: RoleAssignment, day: datetime.date) -> None:
    # Held to the end: of two directors who end each other's role at once, the second finds that hers has ended.
    Government.objects.select_for_update(no_key=True).get(id=held.government_id)
    others = RoleAssignment.objects.filter(holds_on(day), government=held.government_id, role=held.role, ends_on=None)
    if not others.exclude(id=held.id).filter(person__is_active=True).exists():
        raise ValidationError(
            _("%(government)s convenes a partnership and has no other program director. Give somebody the role first.")
            % {"government": held.government.name}
        )
