from enum import StrEnum

from interlocal.core.access.roles import Role


class Permission(StrEnum):
    """What may be done with scans. Every member of the partnership may read them; its assessment team rates."""

    LOAD_SCAN = "assessment.load_scan"
    ISSUE_REPORT = "assessment.issue_report"
    RUN_SCAN = "assessment.run_scan"


HELD_BY = {Role.PROGRAMME_DIRECTOR: frozenset(Permission)}
