"""The catalogue as a page shows it: wholes before their parts, sources by number, and what is on the board."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.catalogue.models import STANDARD, Service
from interlocal.core.participation.models import SharedService
from interlocal.ui.tables import Column, Link, Table

from .pages import link


@dataclass(frozen=True)
class Shelves:
    """The partnership's own entries, the standard ones, and the documents that they cite, numbered from 1."""

    own: Table | None
    standard: Table
    documents: Sequence[str]


def shelves(place: Place, services: Sequence[Service], shared: Iterable[SharedService], *, may_edit: bool) -> Shelves:
    """`services` come by title; those on the board lead there, and the others, for who may, onto it."""
    documents = list(dict.fromkeys(source["document"] for each in services for source in each.sources))
    on_board = {each.service_id: each for each in shared}

    def table(title: str, found: Sequence[Service]) -> Table:
        columns = (
            Column("entry", _("Entry")),
            Column("description", _("What it is"), missing=_("not described")),
            Column("sources", _("Named in"), missing=_("no document")),
            Column("board", _("On the board"), missing=_("no")),
        )
        return Table(title, columns, tuple(row(service, depth) for service, depth in in_order(found)))

    def row(service: Service, depth: int) -> tuple[Link | str | None, ...]:
        name = "\N{EM DASH} " * depth + service.title
        sources = "; ".join(f"[{documents.index(each['document']) + 1}] {each['place']}" for each in service.sources)
        return name, service.description, sources, board(service)

    def board(service: Service) -> Link | None:
        standing = on_board.get(service.id)
        if standing:
            return Link(standing.get_stage_display(), link("shared-service", place, standing.id))
        return Link(_("Add to board"), link("service-propose", place, service.id)) if may_edit else None

    own = [service for service in services if service.catalogue != STANDARD]
    standard = [service for service in services if service.catalogue == STANDARD]
    return Shelves(
        table(_("Your own entries"), own) if own else None, table(_("Standard catalogue"), standard), documents
    )


def in_order(services: Sequence[Service]) -> Iterator[tuple[Service, int]]:
    """Each whole with its depth, then its parts; a part whose whole is not among `services` stands by itself."""
    here = {service.id for service in services}
    parts: dict[UUID | None, list[Service]] = {}
    for service in services:
        parts.setdefault(service.part_of_id if service.part_of_id in here else None, []).append(service)

    def below(whole: UUID | None, depth: int) -> Iterator[tuple[Service, int]]:
        for service in parts.get(whole, ()):
            yield service, depth
            yield from below(service.id, depth + 1)

    return below(None, 0)
