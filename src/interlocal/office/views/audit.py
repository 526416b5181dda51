from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.chains import partnership_chain
from interlocal.core.audit.queries import events_of_partnership, head_of
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
    # One more than fits tells whether there are older ones, without counting them.
    events = list(events_of_partnership(place.id, before=before)[: PAGE + 1])
    chain = partnership_chain(place.id)
    return show(
        request,
        place,
        "audit",
        title=_("Audit"),
        trail=trail(_("Entries, newest first"), events[:PAGE], actor),
        older=events[PAGE - 1].number if len(events) > PAGE else None,
        newest=before is None,
        chain=chain,
        head=head_of(chain),
    )
