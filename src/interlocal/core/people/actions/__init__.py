"""Inviting people, giving and ending roles, erasing a person."""

from .invitations import accept_invitation, erase_run_out, invite, withdraw_invitation
from .persons import edit_person, erase_person
from .roles import end_role, give_role, seat_first_person

__all__ = [
    "accept_invitation",
    "edit_person",
    "end_role",
    "erase_person",
    "erase_run_out",
    "give_role",
    "invite",
    "seat_first_person",
    "withdraw_invitation",
]
