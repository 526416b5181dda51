from enum import StrEnum

from interlocal.core.access.roles import Role


class Permission(StrEnum):
    """What may be done with scans. Every member of the partnership may read them."""

    LOAD_SCAN = "assessment.load_scan"
    ISSUE_REPORT = "assessment.issue_report"


HELD_BY = {Role.PROGRAMME_DIRECTOR: frozenset(Permission)}
