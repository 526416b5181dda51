"""The office's pages: those of `ui.screens`, with its own templates."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse

from interlocal.core.access.actor import Place
from interlocal.ui import screens
from interlocal.ui.pages import Request
from interlocal.ui.screens import done, link, offered, sent

__all__ = ["ask", "done", "link", "offered", "sent", "show"]


def show(request: Request, place: Place, template: str, **context: Any) -> HttpResponse:
    """A page with a template of the office, by its name alone."""
    return screens.show(request, place, f"office/{template}.html", **context)


def ask(request: Request, place: Place, form: BaseForm, *, template: str = "", **context: Any) -> HttpResponse:
    """The page of a form; `template` where it has one of its own."""
    named: dict[str, Any] = {"template": f"office/{template}.html"} if template else {}
    return screens.ask(request, place, form, **named, **context)
