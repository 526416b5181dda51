from django.http import HttpResponse
from django.shortcuts import render

from interlocal.core.access.actor import Place
from interlocal.core.agreements import queries
from interlocal.ui.pages import Request, partnership_page


@partnership_page
def register(request: Request, place: Place) -> HttpResponse:
    """What needs attention first, then every arrangement."""
    entries = queries.register_of(request.actor, place.id)
    return render(request, "office/register/register.html", {"entries": entries})
