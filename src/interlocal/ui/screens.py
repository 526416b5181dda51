"""What pages below a partnership have in common: how they show, ask, offer what may be done, and answer."""

from collections.abc import Sequence

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
    """The page of a form. The last page `above` it, else the partnership, is where one goes back to, unsaved.

    Further context: `lead`, a sentence before the form; `danger`, for what can't be taken back.
    """
    context |= {"form": form, "submit": submit, "back": above[-1].url if above else link("partnership", place)}
    return show(request, place, template, title=title, above=above, acts=(), **context)


def done(request: Request, message: str, url: str) -> HttpResponse:
    """After an action: say that it happened, on the page that shows it."""
    messages.success(request, message)
    return redirect(url)
