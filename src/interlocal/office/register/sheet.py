"""The register as an importable sheet: what a file of it is read against, and how it is committed."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.agreements.actions import import_agreements
from interlocal.core.agreements.drafts import Draft, Parts, Revision, parts_of
from interlocal.core.agreements.models import Agreement, Instrument, Renewal
from interlocal.core.agreements.queries import possible_parties, register_of
from interlocal.core.agreements.rules import faults, faults_of_parts, may_enter
from interlocal.core.catalogue.models import Service
from interlocal.core.catalogue.queries import services_of
from interlocal.core.governments.models import Government
from interlocal.platform.days import end_after
from interlocal.ui.import_wizard.names import Name, Names, told_apart
from interlocal.ui.import_wizard.sheet import Change, Entry, Fault, Ground, ImportableSheet, Values

from .columns import ALSO, CHOSEN, FIELDS, OWN
from .vocabulary import Approvals, Parties


def ground(actor: Actor, place: Place, at: datetime.datetime) -> Ground:
    """Every agreement that stands, the names of possible parties and of services; four queries."""
    today = actor.today(at, place.id)
    governments = list(possible_parties(actor, place.id))
    services = list(services_of(actor, place.id))
    entries = [Entry(each.id, each.version, values_of(each)) for each in register_of(actor, place.id)]
    titles = {entry.values["title"].casefold() for entry in entries}

    def check(change: Change) -> Iterable[Fault]:
        values = change.values
        wrong: dict[str, object] = dict(
            faults(
                parties=len(values["governments"]) + len(values["others"]),
                starts_on=values["starts_on"],
                ends_on=end_after(values["last_day"]),
                notice_by=values["notice_by"],
                effective_on=values["effective_on"],
            )
        )
        parts = _parts(values)
        wrong |= faults_of_parts(
            [*values["governments"], *(" ".join(name.split()) for name in values["others"])],
            administers=parts.administers,
            holds_funds=parts.holds_funds,
            approvals=[(approval.party, approval.on) for approval in parts.approvals],
            today=today,
        )
        yield from (Fault("last_day" if field == "ends_on" else field, str(what)) for field, what in wrong.items())
        for parties in (values["governments"], *([change.entry.values["governments"]] if change.entry else [])):
            if not may_enter(actor, place.id, [government.id for government in parties]):
                yield Fault(
                    "governments",
                    _("Only the convener writes agreements to which your government is no party. Leave the row out."),
                )
                return

    def caution(change: Change) -> str:
        if change.entry is None and change.values["title"].casefold() in titles:
            return _(
                "An agreement of this title stands already, with other parties. If this is the same one, export the"
                " register and change that row: its column “Entry” says so."
            )
        return ""

    members = Names(_named(governments), unknown=_("no member of this partnership"))
    parties = Parties(members, {name for entry in entries for name in entry.values["others"]})
    return Ground(
        entries=entries,
        names={
            "governments": members,
            "administers": parties,
            "holds_funds": parties,
            "approvals": Approvals(parties),
            "service": Names(
                _named(services),
                unknown=_("no service of the catalogue: leave it empty, or have the convener add it there"),
            ),
            "instrument": Names(_words(Instrument), unknown=_("no kind of agreement")),
            "renewal": Names(_words(Renewal), unknown=_("nothing that happens at the end of an agreement")),
        },
        check=check,
        caution=caution,
    )


def values_of(agreement: Agreement) -> Values:
    """An agreement as the sheet has it."""
    parties = list(agreement.parties.all())
    parts = parts_of(parties)
    return {
        "title": agreement.title,
        "governments": tuple(party.government for party in parties if party.government),
        "others": tuple(party.name for party in parties if party.name),
        "administers": parts.administers,
        "holds_funds": parts.holds_funds,
        "approvals": parts.approvals,
        "last_day": agreement.last_day,
        **{name: getattr(agreement, name) or None for name in CHOSEN},
        **{name: getattr(agreement, name) for name in OWN},
    }


def commit(*, place: Place, changes: Sequence[Change], by: Actor, at: datetime.datetime) -> list[UUID]:
    """Enter and change agreements by one action."""
    keys = [change.entry.id for change in changes if change.entry]
    standing = {agreement.id: agreement for agreement in register_of(by, place.id).filter(id__in=keys)}
    entered = import_agreements(
        partnership=place.id,
        entered=[_draft(change.values) for change in changes if not change.entry],
        revised=[
            Revision(standing[change.entry.id], change.entry.version, _draft(change.values))
            for change in changes
            if change.entry
        ],
        by=by,
        at=at,
    )
    return [agreement.id for agreement in entered]


def _draft(values: Values) -> Draft:
    own: dict[str, Any] = {name: values[name] for name in OWN}
    own |= {name: values[name] or "" for name in CHOSEN}
    own["ends_on"] = end_after(values["last_day"])
    return Draft(values["title"], values["governments"], values["others"], own, parts=_parts(values))


def _parts(values: Values) -> Parts:
    return Parts(values["administers"], values["holds_funds"], values["approvals"])


def _words(choices: type[Instrument] | type[Renewal]) -> list[Name]:
    return [Name(str(each.label), each.value, also=(each.value, *ALSO.get(each, ()))) for each in choices]


def _named(rows: Sequence[Government | Service]) -> list[Name]:
    return told_apart((str(row), row.key, row) for row in rows)


REGISTER = ImportableSheet(
    key="register",
    title=gettext_lazy("Register of agreements"),
    fields=FIELDS,
    identity=("title", "governments", "others"),
    permission=Permission.EDIT_REGISTER,
    shared=True,
    home="register",
    ground=ground,
    commit=commit,
)
