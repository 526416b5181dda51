"""What the wizard's pages have in common."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.ui.import_wizard import queries
from interlocal.ui.import_wizard.addresses import Addresses
from interlocal.ui.import_wizard.models import Import
from interlocal.ui.import_wizard.sheet import ImportableSheet
from interlocal.ui.navigation import Breadcrumb, Item, Steps
from interlocal.ui.pages import PersonView, Request, partnership_page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
#: Rows of a file on one page.
SHOWN = 50


#: Makes the sheet that an address means, given actor, place and what else stands in it; Refused if there is none.
SheetOf = Callable[..., ImportableSheet]


def wizard_view(view: PersonView) -> PersonView:
    """`view(request, place, sheet, key)`: a page of a partnership, and of the sheet that its address means."""

    @partnership_page
    @wraps(view)
    def run(request: Request, place: Place, sheet: ImportableSheet | SheetOf, **arguments: Any) -> HttpResponseBase:
        keys = {name: arguments.pop(name) for name in ("key", "other") if name in arguments}
        meant = sheet if isinstance(sheet, ImportableSheet) else sheet(request.actor, place, **arguments)
        return view(request, place, meant, **keys)

    return run


def loaded(request: Request, place: Place, sheet: ImportableSheet, key: UUID) -> Import:
    """An upload or an import, for somebody who may import; Refused otherwise."""
    queries.government_for(request.actor, place, sheet)
    return queries.import_of(request.actor, place, sheet, key)


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file that we made, for saving."""
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def wizard_page(
    request: Request,
    place: Place,
    sheet: ImportableSheet,
    step: int,
    name: str,
    upload: Import | None = None,
    via: Sequence[Item] = (),
    here: str = "",
    **context: Any,
) -> HttpResponse:
    """One page of the wizard, by its way called `here`; `step` 0 stands beside its steps, below the first of them."""
    at = Addresses(sheet, place)
    way = (Item(place.name, reverse("partnership", args=[place.key])), *sheet.above, Item(str(sheet.title), at.home))
    if not step and upload is not None:
        way += (Item(_("Import"), at.begin),)
    titles = [_("Choose the file"), _("Match the columns"), _("Check every row"), _("Import")]
    if sheet.form:
        del titles[1]
        step -= step > 1
    context |= {
        "sheet": sheet,
        "place": place,
        "at": at,
        "breadcrumb": Breadcrumb((*way, *via), here or _("Import")),
        "upload": upload,
        "steps": Steps(str(sheet.title), tuple(titles), step) if step else None,
    }
    if upload is not None:
        context |= {
            "columns_url": at.columns(upload.id),
            "mend_url": at.mend(upload.id),
            "discard_url": at.discard(upload.id),
        }
    return render(request, f"import_wizard/{name}.html", context)
