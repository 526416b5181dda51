"""Partnerships that ask a government to join: for whom they ask, and for those who are asked."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.governments.models import Admission
from interlocal.ui.dates import day_text, moment_text, term_text
from interlocal.ui.records import Fact, SummaryList
from interlocal.ui.tables import Column, Link, Table

from .pages import link


def admissions_table(place: Place, admissions: Iterable[Admission], *, may_withdraw: bool) -> Table:
    """Governments whose people have not answered yet; for the convener, a way to ask no longer."""
    columns = (
        Column("government", _("Government")),
        Column("term", _("Asked to join")),
        Column("asked", _("Asked on")),
        Column("act", _("Change")),
    )
    rows = [
        (
            admission.government.name,
            _term(admission),
            moment_text(admission.asked_at),
            Link(_("Withdraw"), link("admission-withdraw", place, admission.id)),
        )
        for admission in admissions
    ]
    shown = len(columns) if may_withdraw else len(columns) - 1
    return Table(_("Asked to join, not yet answered"), columns[:shown], tuple(row[:shown] for row in rows))


def facts_of(admission: Admission) -> SummaryList:
    """What those who are asked should know of who asks."""
    partnership = admission.partnership
    return SummaryList(
        (
            Fact(_("Partnership"), partnership.name),
            Fact(_("Convened by"), partnership.convener.name),
            Fact(_("Common purpose"), partnership.purpose or None),
            Fact(_("Term"), _term(admission)),
        )
    )


def _term(admission: Admission) -> str:
    """As it was asked for; without a first day it begins when it is accepted."""
    if admission.starts_on is not None:
        return term_text(admission.starts_on, admission.ends_on)
    if admission.ends_on is None:
        return _("from the day it accepts, open-ended")
    return _("from the day it accepts, through %(day)s") % {"day": day_text(admission.last_day)}
