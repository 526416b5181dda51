from enum import StrEnum

from interlocal.core.access.roles import Role


class Permission(StrEnum):
    """Every member may read notes."""

    LEAVE_NOTE = "example.leave_note"


HELD_BY = {Role.PROGRAMME_DIRECTOR: frozenset(Permission)}
