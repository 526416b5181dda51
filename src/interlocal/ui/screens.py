"""What pages below a partnership have in common: how they show, ask, offer what may be done, and answer."""

from collections.abc import Sequence
from urllib.parse import unquote, urlencode

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from interlocal.core.access.actor import Place
from interlocal.ui.navigation import Breadcrumb, Item
from interlocal.ui.pages import Request


def sent(request: Request) -> QueryDict | None:
    """What a form was sent with; None where it is only asked for."""
    return request.POST if request.method == "POST" else None


def link(name: str, place: Place, *keys: object) -> str:
    """The address of a page below /p/<partnership>/."""
    return reverse(name, args=[place.key, *keys])


def with_way_back(address: str, page: str, **asked: object) -> str:
    """`address` of a form, with what is `asked` of it, which leads back to `page` however it ends."""
    return f"{address}?{urlencode({**asked, 'back': page})}"


def way_back(request: Request, place: Place, otherwise: str) -> str:
    """Where whoever came here with a way back goes on: a page below the same partnership, else `otherwise`."""
    page = request.GET.get("back", "")
    below = page.startswith(link("partnership", place)) and page.isprintable()
    climbs = ".." in unquote(page) or "\\" in unquote(page)
    return page if below and not climbs else otherwise


def offered(*acts: tuple[bool, str, str]) -> list[Item]:
    """Of acts (whether this person may, title, address) those that she may."""
    return [Item(title, url) for may, title, url in acts if may]


def show(
    request: Request,
    place: Place,
    template: str,
    *,
    title: str,
    above: Sequence[Item] = (),
    acts: Sequence[Item] = (),
    **context: object,
) -> HttpResponse:
    """A page below the partnership: its title, the pages `above` it, what may be done, and what is its own.

    `template` extends "layouts/place.html".
    """
    way = (Item(place.name, link("partnership", place)), *above)
    frame = {"place": place, "title": title, "breadcrumb": Breadcrumb(way, title), "acts": acts}
    return render(request, template, frame | context)


def ask(
    request: Request,
    place: Place,
    form: BaseForm,
    *,
    title: str,
    submit: str,
    above: Sequence[Item] = (),
    template: str = "layouts/form.html",
    **context: object,
) -> HttpResponse:
    """The page of a form. One goes back, unsaved, to where one came from, else to the last page `above` it.

    Further context: `lead`, a sentence before the form; `danger`, for what can't be taken back.
    """
    back = way_back(request, place, above[-1].url if above else link("partnership", place))
    context |= {"form": form, "submit": submit, "back": back}
    return show(request, place, template, title=title, above=above, acts=(), **context)


def done(request: Request, message: str, url: str) -> HttpResponse:
    """After an action: say that it happened, on the page that shows it."""
    messages.success(request, message)
    return redirect(url)
