"""The verbs of the core, and which role may use which. Modules bring their own in `module.py`; `roles` asks both."""

from enum import StrEnum


class Permission(StrEnum):
    """What may be done with the common ground."""

    EDIT_GOVERNMENT = "core.edit_government"
    FOUND_PARTNERSHIP = "core.found_partnership"
    INVITE_PEOPLE = "core.invite_people"
    EDIT_PARTNERSHIP = "core.edit_partnership"
    ADMIT_MEMBERS = "core.admit_members"
    JOIN_PARTNERSHIPS = "core.join_partnerships"
    EDIT_SHARED_SERVICES = "core.edit_shared_services"
    EDIT_REGISTER = "core.edit_register"
    ENTER_READINGS = "core.enter_readings"
    LOG_DECISIONS = "core.log_decisions"
    SEE_AUDIT = "core.see_audit"
