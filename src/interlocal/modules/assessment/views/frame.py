"""What the pages of one scan have in common: the way to them, and their frame."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.forms import BaseForm
from django.http import HttpResponse
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.modules.assessment.report.own import LINES_AT_ONCE
from interlocal.ui import screens
from interlocal.ui.navigation import Item, Pagination, Ways
from interlocal.ui.pages import Request


def scan_link(name: str, place: Place, scan: OwnScan, *keys: object) -> str:
    """The address of a page of a scan."""
    return screens.link(f"assessment:own-{name}", place, scan.key, *keys)


def show_scan(
    request: Request,
    place: Place,
    scan: OwnScan,
    template: str,
    *,
    here: str,
    title: str,
    via: Sequence[Item] = (),
    **context: Any,
) -> HttpResponse:
    """A page of a scan; `here` is the one of its main pages that this is, or lies below: then `via` leads to it."""
    above = (*_above(place, scan)[: 1 if here == "scan" and not via else 2], *via)
    frame: dict[str, Any] = {"above": above, "scan": scan, "ways": _ways(place, scan, here)}
    return screens.show(request, place, f"assessment/own/{template}.html", title=title, **frame | context)


def ask_scan(
    request: Request, place: Place, scan: OwnScan, form: BaseForm, *, via: Sequence[Item] = (), **context: Any
) -> HttpResponse:
    """A form that changes something of a scan; the last page of `via`, else the scan's first, is where it goes back."""
    return screens.ask(request, place, form, above=(*_above(place, scan), *via), **context)


def areas_shown(
    request: Request, areas: Sequence[ScanArea], at_once: int = LINES_AT_ONCE
) -> tuple[list[ScanArea], Pagination]:
    """So many of a scan's areas, those of the page that is asked for; and the way to the others."""
    page = Paginator(areas, at_once).get_page(request.GET.get("page"))
    return list(page.object_list), Pagination(page, request.GET)


def team_link(actor: Actor, place: Place, page: str) -> str:
    """Where somebody is called to the team, which leads back to `page`; empty for whoever may not."""
    may = actor.may(Permission.EDIT_PARTNERSHIP, partnership=place.id)
    return screens.with_way_back(screens.link("team-call", place), page) if may else ""


def scans_item(place: Place) -> Item:
    """The way back to all scans."""
    return Item(_("Scans"), screens.link("assessment:scans", place))


def verdicts_item(place: Place, scan: OwnScan) -> Item:
    """The way back to all verdicts of a scan."""
    return Item(_("Verdicts"), scan_link("verdicts", place, scan))


def area_way(place: Place, scan: OwnScan, area: ScanArea) -> tuple[Item, ...]:
    """The way back to the page of an area."""
    return verdicts_item(place, scan), Item(area.name, scan_link("area", place, scan, area.id))


def _above(place: Place, scan: OwnScan) -> tuple[Item, ...]:
    return scans_item(place), Item(scan.title, scan_link("scan", place, scan))


def _ways(place: Place, scan: OwnScan, here: str) -> Ways:
    pages = {
        "scan": _("Overview"),
        "collect": _("Short forms"),
        "in-common": _("In common"),
        "rate": _("Your ratings"),
        "ratings": _("All ratings"),
        "verdicts": _("Verdicts"),
        "plan": _("Plan"),
        "report": _("Report"),
    }
    return Ways(
        _("Pages of this scan"),
        tuple(Item(title, scan_link(name, place, scan), current=name == here) for name, title in pages.items()),
    )
