from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place, Refused
from interlocal.ui.import_wizard import presenting, queries
from interlocal.ui.import_wizard.addresses import Addresses
from interlocal.ui.import_wizard.sheet import ImportableSheet
from interlocal.ui.navigation import Item, Pagination
from interlocal.ui.pages import Request
from interlocal.ui.tables import Link

from .pages import SHOWN, loaded, wizard_page, wizard_view


@require_safe
@wizard_view
def version(request: Request, place: Place, sheet: ImportableSheet, key: UUID) -> HttpResponse:
    """An import that was committed: who, when, which file, and what each row did."""
    found, at = loaded(request, place, sheet, key), Addresses(sheet, place)
    if found.number is None:
        return redirect(at.rows(found.id))
    did = queries.rows_of(request.actor, found).exclude(before=F("after"))
    page = Paginator(did, SHOWN).get_page(request.GET.get("page"))
    shown = queries.still_shown(request.actor, place, sheet)
    others = [
        Link(presenting.version_title(other), at.difference(found.id, other.id))
        for other in queries.imports_of(request.actor, place, sheet)
        if other.id != found.id
    ]
    return wizard_page(
        request,
        place,
        sheet,
        0,
        "version",
        found,
        here=presenting.version_title(found),
        title=presenting.version_title(found),
        figures=presenting.key_figures({"added": found.added, "changed": found.changed, "same": found.same}),
        facts=presenting.facts(found),
        stories=[presenting.story_of_row(sheet, row, shown) for row in page.object_list],
        pagination=Pagination(page, request.GET),
        others=others,
    )


@require_safe
@wizard_view
def difference(request: Request, place: Place, sheet: ImportableSheet, key: UUID, other: UUID) -> HttpResponse:
    """How one import differs from another, entry by entry."""
    later, earlier = (loaded(request, place, sheet, each) for each in (key, other))
    if later.number is None or earlier.number is None:
        raise Refused
    before, after = (queries.rows_of(request.actor, each) for each in (earlier, later))
    shown = queries.still_shown(request.actor, place, sheet)
    stories = presenting.stories_between(sheet, before, after, shown)
    page = Paginator(stories, SHOWN).get_page(request.GET.get("page"))
    return wizard_page(
        request,
        place,
        sheet,
        0,
        "difference",
        later,
        via=(Item(presenting.version_title(later), Addresses(sheet, place).version(later.id)),),
        here=_("Difference"),
        title=presenting.version_title(later),
        earlier=presenting.version_title(earlier),
        stories=page.object_list,
        count=len(stories),
        pagination=Pagination(page, request.GET),
    )
