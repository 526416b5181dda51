"""What members have in common."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission
from interlocal.core.participation.queries import shared_services_of
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.modules.assessment.queries import (
    areas_of,
    members_asked,
    names_of_all,
    opportunities_of,
    own_scan_of,
    shared_on,
)
from interlocal.modules.assessment.report.opportunities import (
    Names,
    basis_words,
    kind_words,
    lack_words,
    rule_words,
    title_words,
    told_words,
    when_words,
)
from interlocal.modules.assessment.rules.opportunities import WINDOW_MONTHS, Kind, Opportunity
from interlocal.platform.clock import now
from interlocal.ui.navigation import Item, Pagination
from interlocal.ui.pages import Request, partnership_page
from interlocal.ui.screens import link

from .frame import scan_link, show_scan

#: Opportunities on one page.
SHOWN = 10
#: How many months apart contracts may end; what is not chosen is the longest.
WINDOWS = (6, 12, WINDOW_MONTHS)


@dataclass(frozen=True)
class Told:
    """One opportunity in words."""

    found: Opportunity
    names: Names
    #: Its areas that stand on the board, by their address there.
    on_board: Sequence[Item]
    #: For those who may put its other areas there, the way to do so.
    to_board: Sequence[Item]

    @property
    def title(self) -> str:
        return title_words(self.found, self.names)

    @property
    def kind(self) -> str:
        return kind_words(self.found.kind)

    @property
    def when(self) -> str:
        return when_words(self.found, self.names)

    @property
    def told(self) -> list[str]:
        return told_words(self.found, self.names)

    @property
    def rule(self) -> str:
        return rule_words(self.found)

    @property
    def basis(self) -> str:
        return basis_words(self.found, self.names)

    @property
    def lacks(self) -> list[str]:
        return lack_words(self.found, self.names)


@require_safe
@partnership_page
def in_common(request: Request, place: Place, scan: str) -> HttpResponse:
    """All of it, the most useful first; one kind alone, or a shorter window, where that is asked for."""
    actor, today = request.actor, timezone.localdate(now())
    scanned = own_scan_of(actor, place.id, scan)
    areas = list(areas_of(actor, scanned))
    members = members_asked(actor, place, today)
    months = next((each for each in WINDOWS if str(each) == request.GET.get("months")), WINDOW_MONTHS)
    found = opportunities_of(actor, scanned, shared_on(actor, scanned, areas, members), areas, today, months)
    kind = request.GET.get("kind", "")
    chosen = [each for each in found if not kind or each.kind.name.lower() == kind]
    board = _Board(place, scanned, areas, request)
    page = Paginator(chosen, SHOWN).get_page(request.GET.get("page"))
    names = names_of_all(members, areas)
    return show_scan(
        request,
        place,
        scanned,
        "in_common",
        here="in-common",
        title=_("What you have in common"),
        answer=answer_words(found, months),
        kinds=_kinds(found, kind, request.GET),
        windows=_windows(months, request.GET) if found or months != WINDOW_MONTHS else [],
        told=[Told(each, names, board.on(each), board.to(each)) for each in page.object_list],
        pagination=Pagination(page, request.GET),
        forms_url=scan_link("collect", place, scanned),
    )


class _Board:
    """Which areas of a scan stand on the board, and the way there for the others."""

    def __init__(self, place: Place, scan: OwnScan, areas: Sequence[ScanArea], request: Request) -> None:
        self.place, self.scan = place, scan
        self.areas = {area.id: area for area in areas}
        self.may = request.actor.may(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
        self.shared = dict(shared_services_of(request.actor, place.id).values_list("service_id", "id"))
        self.offered: set[UUID] = set()

    def on(self, found: Opportunity) -> list[Item]:
        return [
            Item(area.name, link("shared-service", self.place, self.shared[area.service_id]))
            for area in map(self.areas.__getitem__, found.areas)
            if area.service_id in self.shared
        ]

    def to(self, found: Opportunity) -> list[Item]:
        """The way of each service once, at the first that is found of it."""
        left = [
            area
            for area in map(self.areas.__getitem__, found.areas)
            if self.may and area.service_id not in self.shared and area.id not in self.offered
        ]
        self.offered.update(area.id for area in left)
        return [Item(area.name, scan_link("propose", self.place, self.scan, area.id)) for area in left]


def answer_words(found: tuple[Opportunity, ...], months: int) -> str:
    """How much there is, and what of it presses."""
    if not found and months != WINDOW_MONTHS:
        return _("Nothing, where contracts may end no further apart than this.")
    if not found:
        return _("Nothing yet: it takes two members that share what they answer on the same area.")
    words = ngettext("%(count)d thing in common so far.", "%(count)d things in common so far.", len(found))
    pressing = sum(each.notice_by is not None for each in found)
    press = ngettext(
        "For %(count)d of them a day to give notice is ahead.",
        "For %(count)d of them days to give notice are ahead.",
        pressing,
    )
    told = [words % {"count": len(found)}, press % {"count": pressing} if pressing else ""]
    return " ".join(filter(None, told))


def _kinds(found: tuple[Opportunity, ...], chosen: str, query: QueryDict) -> list[Item]:
    """The kinds that there are, each with its number, to look at one alone; and the one that is looked at."""
    counts = Counter(each.kind for each in found)
    every = Item(_("All (%(count)d)") % {"count": len(found)}, _address(query, kind=""), current=not chosen)
    keys = {kind: kind.name.lower() for kind in Kind}
    return [
        every,
        *(
            Item(f"{kind_words(kind)} ({counts[kind]})", _address(query, kind=key), current=chosen == key)
            for kind, key in keys.items()
            if kind in counts or chosen == key
        ),
    ]


def _windows(chosen: int, query: QueryDict) -> list[Item]:
    """How many months apart contracts may end, to choose from."""
    return [
        Item(
            _("Contracts within %(months)d months") % {"months": months},
            _address(query, months=str(months)),
            current=months == chosen,
        )
        for months in WINDOWS
    ]


def _address(query: QueryDict, **changed: str) -> str:
    """This page with one choice changed and the other one kept, from its first page on."""
    kept = {key: str(query.get(key, "")) for key in ("kind", "months")} | changed
    return f"?{urlencode({key: value for key, value in kept.items() if value})}"
