"""Roles: data in code, stored by stable key. A role is held at one government for a term.

At the government that convenes a partnership, a role also holds its `as_convener` permissions there; at any
member, its `as_member` permissions concern that government and what it does in its partnerships.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interlocal.platform.modules import modules

from .permissions import ACTS, Permission


class Role(models.TextChoices):
    """What a person is at a government."""

    PROGRAMME_DIRECTOR = "programme_director", _("Program director")
    CITY_MANAGER = "city_manager", _("City or county manager")
    HR_DIRECTOR = "hr_director", _("HR director")
    FINANCE_DIRECTOR = "finance_director", _("Finance director")
    CLERK = "clerk", _("Clerk")
    HOTLINE_RECIPIENT = "hotline_recipient", _("Hotline recipient")
    VIEWER = "viewer", _("Viewer")


AS_MEMBER: Mapping[Role, frozenset[StrEnum]] = {
    Role.PROGRAMME_DIRECTOR: frozenset(
        {
            Permission.FOUND_PARTNERSHIP,
            Permission.JOIN_PARTNERSHIPS,
            Permission.EDIT_GOVERNMENT,
            Permission.INVITE_PEOPLE,
            Permission.ENTER_READINGS,
            Permission.EDIT_REGISTER,
            Permission.SEE_AUDIT,
        }
    ),
    Role.CITY_MANAGER: frozenset(
        {
            Permission.JOIN_PARTNERSHIPS,
            Permission.EDIT_GOVERNMENT,
            Permission.INVITE_PEOPLE,
            Permission.ENTER_READINGS,
            Permission.EDIT_REGISTER,
            Permission.SEE_AUDIT,
        }
    ),
    Role.HR_DIRECTOR: frozenset({Permission.ENTER_READINGS}),
    Role.FINANCE_DIRECTOR: frozenset({Permission.ENTER_READINGS, Permission.EDIT_REGISTER}),
    Role.CLERK: frozenset({Permission.EDIT_REGISTER}),
    Role.HOTLINE_RECIPIENT: frozenset(),
    Role.VIEWER: frozenset(),
}
AS_CONVENER: Mapping[Role, frozenset[StrEnum]] = {
    Role.PROGRAMME_DIRECTOR: frozenset(Permission),
    Role.CLERK: frozenset({Permission.EDIT_REGISTER, Permission.LOG_DECISIONS}),
}


@cache
def as_member(role: str) -> frozenset[StrEnum]:
    """Permissions of `role` for its own government."""
    return AS_MEMBER.get(Role(role), frozenset())


@cache
def as_convener(role: str) -> frozenset[StrEnum]:
    """Permissions of `role` in the partnerships that its government convenes, those of modules included."""
    own = AS_CONVENER.get(Role(role), frozenset())
    return own.union(*(module.held_by.get(Role(role), frozenset()) for module in modules()))


def what_it_may(role: Role) -> str:
    """What a role allows beyond reading, in a line made of its permissions; those of modules are not named."""
    own, convening = as_member(role), AS_CONVENER.get(role, frozenset())
    lines = [
        gettext("For its government: %(acts)s.") % {"acts": _acts(own)} if own else "",
        gettext("Where it convenes: %(acts)s.") % {"acts": _acts(convening)} if convening else "",
    ]
    if role is Role.HOTLINE_RECIPIENT:
        lines.append(gettext("Reads what members see, as a viewer does: there is no hotline yet."))
    return " ".join(line for line in lines if line) or gettext("Reads what members see, and changes nothing.")


def _acts(permissions: frozenset[StrEnum]) -> str:
    if permissions.issuperset(ACTS):
        return gettext("everything")
    return ", ".join(str(act) for permission, act in ACTS.items() if permission in permissions)
