"""The catalogue as a page shows it: by area, wholes before their parts, sources by number, and what is on the board."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Place
from interlocal.core.catalogue.models import STANDARD, Area, Service
from interlocal.core.participation.models import SharedService
from interlocal.ui.tables import Column, Link, Table

from .pages import link
from .statements import as_stated


@dataclass(frozen=True)
class Wanted:
    """What a reader asks for: every word somewhere in an entry, an area, and whether it is on the board."""

    q: str = ""
    area: str = ""
    board: str = ""  # "yes", "no", or either

    def fits(self, service: Service, on_board: bool) -> bool:
        return (
            self.area in ("", service.area)
            and self.board in ("", "yes" if on_board else "no")
            and all(word in _words_of(service) for word in self.q.casefold().split())
        )


@dataclass(frozen=True)
class Shelves:
    """The partnership's own entries, then the standard ones by area; and the documents that any of them cites.

    `count` is how many entries fit, `of` how many there are.
    """

    tables: Sequence[Table]
    documents: Sequence[str]
    count: int
    of: int


def shelves(
    place: Place, services: Sequence[Service], shared: Iterable[SharedService], wanted: Wanted, *, may_edit: bool
) -> Shelves:
    """`services` come by title; those on the board lead there, and the others, for who may, onto it."""
    documents = list(dict.fromkeys(source["document"] for each in services for source in each.sources))
    board = {each.service_id: each for each in shared}
    found = [service for service in services if wanted.fits(service, service.id in board)]

    def table(title: str, entries: Sequence[Service]) -> Table:
        number = ngettext("%(n)d entry", "%(n)d entries", len(entries)) % {"n": len(entries)}
        columns = (
            Column("entry", _("Entry")),
            Column("description", _("What it is"), missing=_("not described")),
            Column("sources", _("Named in"), missing=_("no document")),
            Column("board", _("On the board"), missing=_("no")),
        )
        rows = (
            (
                _name(service, depth, board.get(service.id)),
                service.description,
                _sources(service, documents),
                way(service),
            )
            for service, depth in in_order(entries)
        )
        return Table(f"{title} ({number})", columns, tuple(rows))

    def way(service: Service) -> Link | None:
        standing = board.get(service.id)
        if standing:
            words = (standing.get_stage_display(), as_stated(standing))
            return Link(", ".join(word for word in words if word), link("shared-service", place, standing.id))
        return Link(_("Add to board"), link("service-propose", place, service.id)) if may_edit else None

    tables = [table(title, entries) for title, entries in _by_shelf(found).items()]
    return Shelves(tables, documents, len(found), len(services))


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


def _by_shelf(services: Iterable[Service]) -> Mapping[str, Sequence[Service]]:
    """The partnership's own first, then one shelf for each area of the standard catalogue that has an entry."""
    found: dict[str, list[Service]] = {_("Your own entries"): [], **{str(area.label): [] for area in Area}}
    for service in services:
        own = service.catalogue != STANDARD
        found[_("Your own entries") if own else service.get_area_display()].append(service)
    return {title: entries for title, entries in found.items() if entries}


def _name(service: Service, depth: int, shared: SharedService | None) -> str:
    """With the name that it has here, if it is on the board by one."""
    title = shared.title if shared else service.title
    if service.part_of and not depth:
        return _("%(part)s (part of %(whole)s)") % {"part": title, "whole": service.part_of.title}
    return "\N{EM DASH} " * depth + title


def _sources(service: Service, documents: Sequence[str]) -> str:
    """Such as "[2] Opportunity 1", and what it is called there, if that is another name."""
    return "; ".join(
        f"[{documents.index(each['document']) + 1}] {each['place']}"
        + (f": “{each['called']}”" if "called" in each else "")
        for each in service.sources
    )


def _words_of(service: Service) -> str:
    """What a reader may look for, in one text."""
    called = [source.get("called", "") for source in service.sources]
    whole = service.part_of.title if service.part_of else ""
    return " ".join((service.title, service.description, whole, *called)).casefold()
