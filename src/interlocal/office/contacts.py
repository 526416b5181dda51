"""Whom to ask for what one may not do oneself, where a reader would look for it."""

import datetime
from collections.abc import Callable, Collection
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.access.roles import Role, as_convener, as_member
from interlocal.core.governments.models import Government
from interlocal.core.people.queries import people_of


def ask_the_convener(actor: Actor, place: Place, permission: Permission, today: datetime.date) -> str:
    """A sentence that names the convener's people who hold `permission`; empty for those who hold it themselves."""
    if actor.may(permission, partnership=place.id):
        return ""
    names = _names(actor, place, place.convener, permission, as_convener, today)
    words = {"names": names, "convener": place.convener_name}
    if names:
        return _("To have something added or changed here, ask %(names)s of %(convener)s, the convener.") % words
    return _("To have something added or changed here, ask %(convener)s, the convener.") % words


def ask_its_people(
    actor: Actor, place: Place, government: Government, permission: Permission, today: datetime.date
) -> str:
    """The same for a permission that a government's own people hold, or on its behalf the convener's."""
    if actor.may(permission, government=government.id, partnership=place.id):
        return ""
    names = _names(actor, place, government.id, permission, as_member, today)
    if not names:
        return ask_the_convener(actor, place, permission, today)
    words = {"names": names, "government": government.name}
    return _("To have something added or changed here, ask %(names)s of %(government)s.") % words


def _names(
    actor: Actor,
    place: Place,
    government: UUID,
    permission: Permission,
    held_by: Callable[[str], Collection[StrEnum]],
    today: datetime.date,
) -> str:
    roles = [role for role in Role if permission in held_by(role)]
    holders = people_of(actor, place.id, today).filter(government_id=government, role__in=roles)
    return ", ".join(dict.fromkeys(holders.values_list("person__name", flat=True)))
