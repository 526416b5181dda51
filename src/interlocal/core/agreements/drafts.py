"""What an agreement is to say, before it is written."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from interlocal.core.governments.models import Government

from .models import Agreement, DocumentKind, Party

#: A party: a government of the directory, or another body by name.
Body = Government | str


@dataclass(frozen=True)
class Document:
    """A file to keep with an agreement, for the whole partnership to read."""

    name: str
    chunks: Iterable[bytes]
    kind: str = DocumentKind.AGREEMENT
    dated_on: datetime.date | None = None


@dataclass(frozen=True)
class Approval:
    """That a party's own body agreed: when, and by which resolution or ordinance, as far as is known."""

    party: Body
    on: datetime.date | None = None
    by: str = ""


@dataclass(frozen=True)
class Parts:
    """Who among the parties administers the agreement, who holds its money, and who approved it how."""

    administers: Body | None = None
    holds_funds: Body | None = None
    approvals: tuple[Approval, ...] = ()

    def arranged(self, bodies: Iterable[Body]) -> dict[Body, dict[str, Any]]:
        """The fields of Party for each of `bodies`."""
        approvals = {approval.party: approval for approval in self.approvals}
        return {
            body: {
                "administers": body == self.administers,
                "holds_funds": body == self.holds_funds,
                "approved_on": approval.on,
                "approved_by": approval.by,
            }
            for body in bodies
            for approval in [approvals.get(body, Approval(body))]
        }


@dataclass(frozen=True)
class Draft:
    """An agreement to enter: fields of Agreement, and its parties as governments or names.

    A `document` is kept beside those that the entry has; without `parts` each party that stays keeps its own.
    """

    title: str
    governments: tuple[Government, ...] = ()
    others: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    document: Document | None = None
    parts: Parts | None = None

    @property
    def bodies(self) -> list[Body]:
        """Its parties, each once; names with single spaces, since a line break in a file parts two names."""
        return list(dict.fromkeys([*self.governments, *(" ".join(name.split()) for name in self.others)]))


@dataclass(frozen=True)
class Revision:
    """What an entry is to become; `version` is the one that the change was made from."""

    agreement: Agreement
    version: int
    draft: Draft


def parts_of(parties: Iterable[Party]) -> Parts:
    """The parts that `parties` have. `government` of each is loaded."""
    parties = list(parties)
    return Parts(
        next((party.body for party in parties if party.administers), None),
        next((party.body for party in parties if party.holds_funds), None),
        tuple(
            Approval(party.body, party.approved_on, party.approved_by)
            for party in parties
            if party.approved_on or party.approved_by
        ),
    )


def as_it_stands(agreement: Agreement, *, parts: Parts) -> Draft:
    """A draft that changes nothing of an entry but its parts. Its `parties` are loaded."""
    bodies = [party.body for party in agreement.parties.all()]
    return Draft(
        agreement.title,
        tuple(body for body in bodies if isinstance(body, Government)),
        tuple(body for body in bodies if isinstance(body, str)),
        parts=parts,
    )
