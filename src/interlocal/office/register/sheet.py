"""The register as an importable sheet: its columns, what a file of it is read against, and how it is committed."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.agreements.actions import Arrangement, Revision, import_arrangements
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.queries import possible_parties, register_of
from interlocal.core.agreements.rules import faults, may_enter
from interlocal.core.catalogue.models import Service
from interlocal.core.catalogue.queries import services_of
from interlocal.core.governments.models import Government
from interlocal.ui.import_wizard.fields import Field, Kind
from interlocal.ui.import_wizard.names import Name, Names, told_apart
from interlocal.ui.import_wizard.sheet import Change, Entry, Fault, Ground, ImportableSheet, Values

#: Fields of the sheet that are fields of Agreement too, of the same name.
OWN = (
    *("service", "starts_on", "ends_on", "term_stated", "notice_by", "cost_rule", "note"),
    *("source_document", "source_place", "source_dated"),
)
LONG = 5_000
FIELDS = (
    Field(
        "title",
        gettext_lazy("Title"),
        required=True,
        help=gettext_lazy("What the arrangement is called."),
        synonyms=("agreement", "agreement name", "arrangement", "name", "contract"),
        example="Dispatch of fire and police calls",
        longest=200,
    ),
    Field(
        "governments",
        gettext_lazy("Governments"),
        Kind.GOVERNMENT,
        many=True,
        help=gettext_lazy("Parties that are, or were, members of the partnership."),
        synonyms=("parties", "party", "members", "cities", "jurisdictions", "participants", "government"),
    ),
    Field(
        "others",
        gettext_lazy("Other parties"),
        many=True,
        help=gettext_lazy("Parties that are no members: a vendor, a university, a county elsewhere."),
        synonyms=("vendor", "contractor", "provider", "other bodies", "counterparty"),
        example="Riverside Ambulance Company",
        longest=160,
    ),
    Field(
        "service",
        gettext_lazy("Service"),
        Kind.SERVICE,
        help=gettext_lazy("The entry of the catalogue that it is about."),
        synonyms=("shared service", "function", "department", "service area"),
    ),
    Field(
        "starts_on",
        gettext_lazy("From"),
        Kind.DATE,
        help=gettext_lazy("The first day of the term."),
        synonyms=("start", "start date", "begins", "effective", "effective date", "commencement"),
        example="2024-07-01",
    ),
    Field(
        "ends_on",
        gettext_lazy("Until"),
        Kind.DATE,
        help=gettext_lazy("The first day on which it no longer holds: for “through June 30, 2027” write 7/1/2027."),
        synonyms=("end", "end date", "ends", "expires", "expiration", "expiration date", "expiry", "termination date"),
        example="2027-07-01",
    ),
    Field(
        "term_stated",
        gettext_lazy("Term as stated"),
        help=gettext_lazy("Such as “three years”, where no days are known."),
        synonyms=("term", "duration", "length"),
        longest=120,
    ),
    Field(
        "notice_by",
        gettext_lazy("Notice by"),
        Kind.DATE,
        help=gettext_lazy("The last day on which notice can be given."),
        synonyms=("notice", "notice date", "notice deadline", "last day for notice", "renewal deadline"),
        example="2026-12-31",
    ),
    Field(
        "cost_rule",
        gettext_lazy("Who pays what"),
        help=gettext_lazy("The cost rule, in words."),
        synonyms=("cost rule", "cost", "costs", "cost sharing", "cost share", "cost allocation", "payment"),
        example="By calls answered in the year before",
        longest=LONG,
    ),
    Field("note", gettext_lazy("Note"), synonyms=("notes", "comment", "comments", "remarks"), longest=LONG),
    Field(
        "source_document",
        gettext_lazy("Source"),
        help=gettext_lazy("The document that states it. Empty: the partnership itself states it."),
        synonyms=("document", "source document"),
        example="Interlocal agreement 2024-17",
        longest=300,
    ),
    Field(
        "source_place",
        gettext_lazy("Place in the source"),
        synonyms=("page", "place in the document", "section"),
        longest=300,
    ),
    Field(
        "source_dated",
        gettext_lazy("Date of the source"),
        help=gettext_lazy("As it is stated, such as “fall 2018”."),
        synonyms=("date of the document", "document date"),
        longest=60,
    ),
)


def ground(actor: Actor, place: Place) -> Ground:
    """Every arrangement that stands, the names of possible parties and of services; four queries."""
    governments = list(possible_parties(actor, place.id))
    services = list(services_of(actor, place.id))
    entries = [Entry(each.id, each.version, values_of(each)) for each in register_of(actor, place.id)]
    titles = {entry.values["title"].casefold() for entry in entries}

    def check(change: Change) -> Iterable[Fault]:
        values = change.values
        wrong = faults(
            parties=len(values["governments"]) + len(values["others"]),
            starts_on=values["starts_on"],
            ends_on=values["ends_on"],
            notice_by=values["notice_by"],
        )
        yield from (Fault(field, message) for field, message in wrong.items())
        for parties in (values["governments"], *([change.entry.values["governments"]] if change.entry else [])):
            if not may_enter(actor, place.id, [government.id for government in parties]):
                yield Fault(
                    "governments",
                    _("Only the convener writes arrangements to which your government is no party. Leave the row out."),
                )
                return

    def caution(change: Change) -> str:
        if change.entry is None and change.values["title"].casefold() in titles:
            return _(
                "An arrangement of this title stands already, with other parties. If this is the same one, export the"
                " register and change that row: its column “Entry” says so."
            )
        return ""

    return Ground(
        entries=entries,
        names={
            "governments": Names(_named(governments), unknown=_("no member of this partnership")),
            "service": Names(_named(services), unknown=_("no service of the catalogue")),
        },
        check=check,
        caution=caution,
    )


def values_of(agreement: Agreement) -> Values:
    """An arrangement as the sheet has it."""
    parties = list(agreement.parties.all())
    return {
        "title": agreement.title,
        "governments": tuple(party.government for party in parties if party.government),
        "others": tuple(party.name for party in parties if party.name),
        **{name: getattr(agreement, name) for name in OWN},
    }


def commit(*, place: Place, changes: Sequence[Change], by: Actor, at: datetime.datetime) -> list[UUID]:
    """Enter and change arrangements by one action."""
    keys = [change.entry.id for change in changes if change.entry]
    standing = {agreement.id: agreement for agreement in register_of(by, place.id).filter(id__in=keys)}
    entered = import_arrangements(
        partnership=place.id,
        entered=[_arrangement(change.values) for change in changes if not change.entry],
        revised=[
            Revision(standing[change.entry.id], change.entry.version, _arrangement(change.values))
            for change in changes
            if change.entry
        ],
        by=by,
        at=at,
    )
    return [agreement.id for agreement in entered]


def _arrangement(values: Values) -> Arrangement:
    own: dict[str, Any] = {name: values[name] for name in OWN}
    return Arrangement(values["title"], values["governments"], values["others"], own)


def _named(rows: Sequence[Government | Service]) -> list[Name]:
    return told_apart((str(row), row.key, row) for row in rows)


REGISTER = ImportableSheet(
    key="register",
    title=gettext_lazy("Arrangements"),
    fields=FIELDS,
    identity=("title", "governments", "others"),
    permission=Permission.EDIT_REGISTER,
    shared=True,
    home="register",
    ground=ground,
    commit=commit,
)
