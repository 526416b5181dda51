"""`{% load accounts %}`: the list of sessions as a table."""

import re
from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django import template
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from interlocal.ui.tables import Column, Table

register = template.Library()

#: What a browser says of itself, most telling first: nearly all of them claim to be Safari and Mozilla too.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrom", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = ("Windows", "iPhone", "iPad", "Android", "CrOS", "Mac OS", "Linux")


@register.simple_tag
def sessions_table(sessions: Iterable[UserSession]) -> Table:
    """Where a person is signed in: device, network address, since when; this session says so."""
    return Table(
        _("Your sessions"),
        (Column("device", _("Device")), Column("address", _("Network address")), Column("since", _("Signed in"))),
        tuple(
            (
                _("%(device)s (this one)") % {"device": device(session.user_agent)}
                if session.is_current()
                else device(session.user_agent),
                session.ip,
                _("%(time)s ago") % {"time": timesince(session.created_at)},
            )
            for session in sessions
        ),
    )


def device(user_agent: str) -> str:
    """A browser and its system in words, such as "Firefox on Windows"."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), _("A browser"))
    system = next((name for name in _SYSTEMS if re.search(name, user_agent)), None)
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system} if system else browser
