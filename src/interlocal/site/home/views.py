from django.http import HttpResponse
from django.shortcuts import render

from interlocal.platform.clock import now
from interlocal.ui.dates import day_text
from interlocal.ui.pages import Request, person_page

from .overview import cards_of
from .waiting import waiting_for


@person_page
def home(request: Request) -> HttpResponse:
    """What waits for this person, then her partnerships; for whoever holds no role today, what that means."""
    at = now()
    groups = waiting_for(request.actor, at)
    if not request.actor.places and not groups:
        return render(request, "site/no_place.html")
    count = sum(len(group.todos) for group in groups)
    first_due = day_text(groups[0].todos[0].due) if groups else None
    cards = cards_of(request.actor, request.actor.today(at))
    synthetic = all(place.synthetic for place in request.actor.places)
    tables = [group.table(among_real_ones=not synthetic) for group in groups]
    return render(
        request,
        "site/home.html",
        {"tables": tables, "count": count, "first_due": first_due, "cards": cards, "synthetic": synthetic},
    )
