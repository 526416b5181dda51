from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Refused
from interlocal.platform.tasks.models import Progress as Work
from interlocal.platform.tasks.models import State
from interlocal.ui.pages import Request, person_page
from interlocal.ui.progress import Progress
from interlocal.ui.tables import Link


@require_safe
@person_page
def work(request: Request, work: UUID) -> HttpResponse:
    """How far a piece of work is, for the person who asked for it."""
    # Row security shows it to nobody else.
    found = Work.objects.filter(id=work).first()
    if found is None:
        raise Refused
    waits = _("It waits for its turn.") if found.state == State.WAITING else ""
    progress = Progress(
        key=str(found.id),
        title=found.title,
        message=found.message or waits,
        url=request.path,
        done=found.done,
        total=found.total or None,
        state="running" if found.state == State.WAITING else found.state,
        result=Link(_("See the result"), found.result_url) if found.result_url else None,
    )
    return render(request, "office/work.html", {"progress": progress})
