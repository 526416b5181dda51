"""The register as tables, and one entry as facts."""

import datetime
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.queries import Attention
from interlocal.office.figures import citation
from interlocal.ui.dates import day_text
from interlocal.ui.records import Fact, SummaryList
from interlocal.ui.tables import Column, Link, Table

from .wording import TO_DO, party_names, stands_text, within


def attention_table(place: Place, found: Sequence[Attention]) -> Table:
    """What must be noticed or ends soon, the next day first."""
    columns = (
        Column("arrangement", _("Arrangement")),
        Column("what", _("What")),
        Column("day", _("Day"), "date"),
        Column("left", _("When")),
        Column("service", _("Service")),
    )
    rows = tuple(
        (
            _link(place, each.agreement),
            str(TO_DO[each.standing.urgency]),
            each.standing.until,
            within(each.days_left),
            each.agreement.service.title if each.agreement.service else None,
        )
        for each in found
    )
    return Table(_("Needs attention, the next day first"), columns, rows)


def entries_table(place: Place, entries: Iterable[Agreement], today: datetime.date) -> Table:
    """Arrangements in the order given. `parties` and `service` of each are loaded."""
    columns = (
        Column("title", _("Arrangement")),
        Column("parties", _("Parties")),
        Column("service", _("Service")),
        Column("from", _("From"), "date"),
        Column("until", _("Until"), "date"),
        Column("notice", _("Notice by"), "date"),
        Column("stands", _("Today")),
    )
    rows = tuple(
        (
            _link(place, entry),
            ", ".join(party_names(entry)),
            entry.service.title if entry.service else None,
            entry.starts_on,
            entry.ends_on,
            entry.notice_by,
            stands_text(entry, today),
        )
        for entry in entries
    )
    return Table(_("Arrangements"), columns, rows)


def facts_of(entry: Agreement) -> SummaryList:
    """All that is known of an entry; what nobody states is said to be so."""
    document = entry.document
    return SummaryList(
        (
            Fact(_("Parties"), ", ".join(party_names(entry))),
            Fact(_("Service"), entry.service.title if entry.service else None),
            Fact(_("From"), day_text(entry.starts_on)),
            Fact(_("Until (the first day on which it no longer holds)"), day_text(entry.ends_on)),
            Fact(_("Term as stated"), entry.term_stated or None),
            Fact(_("Last day to give notice"), day_text(entry.notice_by)),
            Fact(_("Who pays what"), entry.cost_rule or None),
            Fact(_("Note"), entry.note or None),
            Fact(
                _("Document"),
                document.name if document else _("none kept"),
                Link(_("Download"), reverse("file", args=[document.id])) if document else None,
            ),
            Fact(_("Source"), citation(entry)),
        )
    )


def _link(place: Place, entry: Agreement) -> Link:
    return Link(entry.title, reverse("register-entry", args=[place.key, entry.id]))
