"""The short form as a department sees it, by a link and without an account."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.access.actor import NOBODY_HERE, Refused
from interlocal.modules.assessment.actions import send_in
from interlocal.modules.assessment.forms.questions import DepartmentForm
from interlocal.modules.assessment.queries import link_of_bearer, takes_answer
from interlocal.platform.clock import now
from interlocal.ui.links import bearer_page


@bearer_page
def form(request: HttpRequest, link: str) -> HttpResponse:
    """Who asks, for what, until when, who will see it, and the questions; or why it can't be answered any more."""
    at, found = now(), link_of_bearer(link)
    synthetic = found.government.synthetic
    if not takes_answer(found, at):
        is_over = found.expires_at <= at
        return render(
            request, "assessment/links/closed.html", {"link": found, "is_over": is_over, "synthetic": synthetic}
        )
    asked = DepartmentForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(at, ZoneInfo(found.time_zone)),
    )
    if asked.is_valid():
        try:
            send_in(link=link, answers=asked.answers, by=NOBODY_HERE, at=at)
        except Refused:  # answered, withdrawn or asked no more in this instant: the page says so
            return redirect(request.path)
        messages.success(request, _("Thank you. Your answers are on their way to whoever asked."))
        return redirect(request.path)
    return render(request, "assessment/links/form.html", {"link": found, "form": asked, "synthetic": synthetic})
