"""The verbs of the core, and which role may use which. Modules bring their own in `module.py`; `roles` asks both."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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


#: What each allows, as part of a list of acts.
ACTS: Mapping[Permission, Promise] = {
    Permission.EDIT_GOVERNMENT: _("correct the directory's entry"),
    Permission.FOUND_PARTNERSHIP: _("found partnerships"),
    Permission.INVITE_PEOPLE: _("invite people and end their roles"),
    Permission.EDIT_PARTNERSHIP: _("edit what the partnership says of itself"),
    Permission.ADMIT_MEMBERS: _("admit members"),
    Permission.JOIN_PARTNERSHIPS: _("join and leave partnerships"),
    Permission.EDIT_SHARED_SERVICES: _("keep the board"),
    Permission.EDIT_REGISTER: _("keep the register"),
    Permission.ENTER_READINGS: _("enter figures"),
    Permission.LOG_DECISIONS: _("log decisions"),
    Permission.SEE_AUDIT: _("see the audit log"),
}
