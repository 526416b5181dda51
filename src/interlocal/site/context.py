"""What every page's layout needs: who is here, in which partnership, and where she can go.

It asks the database nothing: it also serves the page of an error, whose transaction can't be used any more.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import NOBODY_HERE, Actor, Place
from interlocal.platform.modules import Movement, NavigationItem, modules
from interlocal.ui.navigation import Group, Item
from interlocal.ui.words import DEMONSTRATION

from .navigation import CORE

HEADINGS = {
    Movement.ASSESS: gettext_lazy("Assess"),
    Movement.AGREE: gettext_lazy("Agree"),
    Movement.RUN: gettext_lazy("Run"),
    Movement.PROVE: gettext_lazy("Prove"),
}


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `actor`, `person_links`, `sign_out_url`, `partnership` (the one shown, if it is one of
    hers), `partnerships` to switch to, `navigation`, `demo`, and there, where real regions show, `demonstration`."""
    actor = _actor(request)
    match = request.resolver_match
    key = match.kwargs.get("partnership") if match else None
    place = next((place for place in actor.places if place.key == key), None)
    shown = (place,) if place else actor.places
    return {
        "actor": actor,
        "demo": settings.DEMO,
        "demonstration": DEMONSTRATION if settings.DEMO and any(not each.synthetic for each in shown) else "",
        "person_links": _person_links() if actor.person else (),
        "sign_out_url": reverse("account_logout"),
        "partnership": place,
        "partnerships": _switcher(actor, place) if place else (),
        "navigation": _navigation(request, actor, place) if place else (),
    }


def _actor(request: HttpRequest) -> Actor:
    """The actor whom the middleware loaded; on pages that open their own transactions, the bare person."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None and (user := getattr(request, "user", None)) and user.is_authenticated:
        return Actor(user.pk, name=user.name)
    return actor or NOBODY_HERE


def _person_links() -> tuple[Item, ...]:
    return (Item(_("What waits for you"), reverse("home")), Item(_("Your profile"), reverse("profile")))


def _switcher(actor: Actor, shown: Place) -> tuple[Item, ...]:
    if len(actor.places) == 1:
        return ()
    return tuple(
        Item(place.name, reverse("partnership", args=[place.key]), current=place is shown) for place in actor.places
    )


def _navigation(request: HttpRequest, actor: Actor, place: Place) -> tuple[Group, ...]:
    """Groups of the four movements; the entry whose address is the longest part of this page's is the current one."""
    items = [
        (item, reverse(item.url_name, kwargs={"partnership": place.key}))
        for item in (*CORE, *(item for module in modules() for item in module.navigation))
        if _open_to(actor, item, place)
    ]
    current = max((url for _item, url in items if request.path.startswith(url)), key=len, default="")
    groups = (
        Group(
            str(heading),
            tuple(Item(str(item.title), url, url == current) for item, url in items if item.movement is movement),
        )
        for movement, heading in HEADINGS.items()
    )
    return tuple(group for group in groups if group.items)


def _open_to(actor: Actor, item: NavigationItem, place: Place) -> bool:
    return item.permission is None or any(
        actor.may(item.permission, partnership=place.id, government=government) for government in place.seats
    )
