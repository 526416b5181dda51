"""What every page's layout needs: who is here, in which partnership, and where she can go."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interlocal.core.access.actor import NOBODY_HERE, Actor, Place
from interlocal.platform.modules import Movement, NavigationItem, modules
from interlocal.ui.navigation import Group, Item

from .navigation import CORE

HEADINGS = {
    Movement.ASSESS: _("Assess"),
    Movement.AGREE: _("Agree"),
    Movement.RUN: _("Run"),
    Movement.PROVE: _("Prove"),
}


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `actor`, `place` (the partnership shown), `places`, `navigation`."""
    actor: Actor = getattr(request, "actor", NOBODY_HERE)
    match = request.resolver_match
    key = match.kwargs.get("partnership") if match else None
    place = next((place for place in actor.places if place.key == key), None)
    return {
        "actor": actor,
        "partnership": place,
        "navigation": _navigation(request, actor, place) if place else (),
    }


def _navigation(request: HttpRequest, actor: Actor, place: Place) -> tuple[Group, ...]:
    items = (*CORE, *(item for module in modules() for item in module.navigation))
    return tuple(
        Group(str(heading), shown)
        for movement, heading in HEADINGS.items()
        if (
            shown := tuple(
                _item(request, item, place)
                for item in items
                if item.movement is movement and _open_to(actor, item, place)
            )
        )
    )


def _open_to(actor: Actor, item: NavigationItem, place: Place) -> bool:
    return item.permission is None or any(
        actor.may(item.permission, partnership=place.id, government=government) for government in place.seats
    )


def _item(request: HttpRequest, item: NavigationItem, place: Place) -> Item:
    url = reverse(item.url_name, kwargs={"partnership": place.key})
    return Item(str(item.title), url, current=request.path.startswith(url))
