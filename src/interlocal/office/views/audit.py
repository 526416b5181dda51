from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.chains import partnership_chain
from interlocal.core.audit.queries import stretch_of_partnership
from interlocal.office.audit_trail import trail
from interlocal.office.pages import show
from interlocal.ui.pages import Request, partnership_page

PAGE = 25


@require_safe
@partnership_page
def audit(request: Request, place: Place) -> HttpResponse:
    """What was done in this partnership, newest first, and the head of its chain."""
    actor = request.actor
    if not any(actor.may(Permission.SEE_AUDIT, partnership=place.id, government=seat) for seat in place.seats):
        raise Refused
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < 19 else None
    stretch = stretch_of_partnership(place.id, size=PAGE, before=before)
    return show(
        request,
        place,
        "audit",
        title=_("Audit"),
        trail=trail(_("Entries, newest first"), stretch.events, actor),
        gaps=[
            str(first) if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
            for first, last in stretch.gaps
        ],
        older=stretch.older,
        newest=before is None,
        chain=partnership_chain(place.id),
        head=stretch.head,
    )
