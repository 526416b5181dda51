"""`{% load dates %}`: days and moments in text."""

import datetime

from django import template
from django.utils.translation import gettext as _

from interlocal.platform.terms import Term
from interlocal.ui.dates import day_text, moment_text, term_text

register = template.Library()


@register.filter
def day(value: datetime.date | None, stated: str = "") -> str:
    """`{{ decision.met_on|day:decision.met_stated }}`: the day, or the date as its source states it."""
    return day_text(value, stated) or _("not stated")


@register.filter
def term(value: Term) -> str:
    """`{{ membership|term }}`: from when until when."""
    return term_text(value.starts_on, value.ends_on)


@register.filter
def moment(value: datetime.datetime) -> str:
    """`{{ invitation.expires_at|moment }}`."""
    return moment_text(value)
