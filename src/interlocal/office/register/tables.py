"""The register as tables, and one entry as facts."""

import datetime
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.queries import Attention
from interlocal.ui.dates import day_text
from interlocal.ui.readings import citation
from interlocal.ui.records import Fact, SummaryList
from interlocal.ui.tables import Column, Link, Table

from .wording import TO_DO, parties_text, party_names, stands_text, within


def attention_table(place: Place, found: Sequence[Attention]) -> Table:
    """What calls for somebody, the next day first."""
    columns = (
        Column("agreement", _("Agreement")),
        Column("what", _("What")),
        Column("day", _("Day"), "date"),
        Column("left", _("When")),
        Column("otherwise", _("At its end"), missing=_("not recorded")),
        Column("service", _("Service")),
    )
    rows = tuple(
        (
            _link(place, each.agreement),
            str(TO_DO[each.standing.urgency]),
            each.standing.until,
            within(each.days_left),
            each.agreement.get_renewal_display() or None,
            each.agreement.service.title if each.agreement.service else None,
        )
        for each in found
    )
    return Table(_("Needs attention, the next day first"), columns, rows)


def entries_table(place: Place, entries: Iterable[Agreement], today: datetime.date, *, caption: str = "") -> Table:
    """Agreements in the order given. `parties` and `service` of each are loaded."""
    missing = _("not recorded")
    columns = (
        Column("title", _("Agreement")),
        Column("parties", _("Parties")),
        Column("service", _("Service"), missing=missing),
        Column("from", _("From"), "date", missing=missing),
        Column("last_day", _("Last day"), "date", missing=missing),
        Column("notice", _("Notice by"), "date", missing=missing),
        Column("stands", _("Today")),
    )
    rows = tuple(
        (
            _link(place, entry),
            parties_text(entry),
            entry.service.title if entry.service else None,
            entry.starts_on,
            entry.last_day,
            entry.notice_by,
            stands_text(entry, today),
        )
        for entry in entries
    )
    return Table(caption or _("Agreements"), columns, rows)


def facts_of(entry: Agreement) -> SummaryList:
    """All that the register holds of an entry; what nobody recorded is said to be so."""
    return SummaryList(
        (
            _fact(_("Kind of agreement"), entry.get_instrument_display()),
            _fact(_("Parties"), _parties(party_names(entry))),
            _fact(_("Administered by"), _who(entry, "administers")),
            _fact(_("Fiscal agent"), _who(entry, "holds_funds")),
            _fact(_("Service"), entry.service.title if entry.service else None),
            _fact(_("From"), day_text(entry.starts_on)),
            _fact(_("Last day"), day_text(entry.last_day)),
            _fact(_("Effective date, if not the first day"), day_text(entry.effective_on)),
            _fact(_("Term as stated"), entry.term_stated),
            _fact(_("What happens at its end"), entry.get_renewal_display()),
            _fact(_("Last day to give notice"), day_text(entry.notice_by)),
            _fact(_("Notice period as stated"), entry.notice_stated),
            _fact(_("Amount as stated"), entry.amount_stated),
            _fact(_("Who pays what"), entry.cost_rule),
            _fact(_("Contact"), entry.contact),
            _fact(_("Note"), entry.note),
            _fact(_("Source"), citation(entry)),
        )
    )


def approvals_table(entry: Agreement) -> Table:
    """How each party approved it. `parties` are loaded."""
    missing = _("not on record")
    columns = (
        Column("party", _("Party")),
        Column("on", _("Approved on"), "date", missing=missing),
        Column("by", _("Resolution or ordinance"), missing=missing),
    )
    rows = tuple((str(party.body), party.approved_on, party.approved_by or None) for party in entry.parties.all())
    return Table(_("Approvals by the parties"), columns, rows)


def _who(entry: Agreement, part: str) -> str | None:
    return next((str(party.body) for party in entry.parties.all() if getattr(party, part)), None)


def _parties(names: list[str]) -> str:
    """An agreement with oneself is an entry that somebody has still to finish."""
    if len(names) == 1:
        return _("%(party)s; no other party is recorded") % {"party": names[0]}
    return ", ".join(names)


def _fact(term: str, value: str | None, change: Link | None = None) -> Fact:
    return Fact(term, value or None, change, missing=_("not recorded"))


def _link(place: Place, entry: Agreement) -> Link:
    return Link(entry.title, reverse("register-entry", args=[place.key, entry.id]))
