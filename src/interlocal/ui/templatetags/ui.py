"""`{% load ui %}`: data is shown (`{% show thing %}`), text is wrapped (`{% alert %} ... {% endalert %}`)."""

import re
from functools import cache

from django import template
from django.forms import BoundField
from django.template.base import Template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from interlocal.ui.marks import Mark
from interlocal.ui.navigation import Breadcrumb, Item

register = template.Library()


@cache
def _template_name(class_name: str) -> str:
    """KeyFigure -> key_figure."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", class_name).lower()


def _render(context: Context, name: str, values: dict[str, object]) -> SafeString:
    assert context.template is not None  # set while a template renders
    found: Template = context.template.engine.get_template(f"components/{name}.html")
    # Whatever posts needs the token of this request; nothing else of the page leaks into a component.
    return found.render(context.new({**values, "csrf_token": context.get("csrf_token")}))


@register.simple_tag(takes_context=True)
def show(context: Context, thing: object) -> SafeString:
    """The component, by the template that bears its name and sees it under that name.

    `{% show figure %}` with a KeyFigure renders components/key_figure.html, where it is `key_figure`.
    """
    name = _template_name(type(thing).__name__)
    return _render(context, name, {name: thing})


@register.simple_tag(takes_context=True)
def mark(context: Context, kind: str, key: str | None) -> SafeString:
    """A stage, verdict, rating, mode or grade: `{% mark "stage" service.stage %}`."""
    return show(context, Mark(kind, key))


@register.simple_tag(takes_context=True)
def breadcrumb(context: Context, *titles_and_urls: str) -> SafeString:
    """`{% breadcrumb "Services" services_url "Payroll" %}`: title and address by turns, then this page."""
    *above, here = titles_and_urls
    pairs = zip(above[::2], above[1::2], strict=True)
    return show(context, Breadcrumb(tuple(Item(title, url) for title, url in pairs), here))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A symbol of icons.svg beside a word; it says nothing to those who listen."""
    sheet = static("interlocal/icons.svg")
    return format_html(
        '<svg class="usa-icon" aria-hidden="true" width="16" height="16"><use href="{}#{}"/></svg>', sheet, name
    )


@register.simple_block_tag(takes_context=True)
def alert(context: Context, content: str, kind: str = "info", title: str = "") -> SafeString:
    """A notice: kind is info, success, warning or error."""
    return _render(context, "alert", {"content": content, "kind": kind, "title": title})


@register.simple_block_tag(takes_context=True)
def card(context: Context, content: str, title: str, url: str = "", level: int = 2) -> SafeString:
    """A bordered piece of a page with a heading, which may be a link; within a section that has one, level=3."""
    return _render(context, "card", {"content": content, "title": title, "url": url, "level": level})


@register.simple_block_tag(takes_context=True)
def accordion(context: Context, content: str, title: str, is_open: bool = False) -> SafeString:
    """A part of the page that opens and closes."""
    return _render(context, "accordion", {"content": content, "title": title, "is_open": is_open})


@register.simple_block_tag(takes_context=True)
def empty_state(context: Context, content: str, title: str) -> SafeString:
    """In place of an empty list: what is not here yet, and (the content) what to do next."""
    return _render(context, "empty_state", {"content": content, "title": title})


@register.simple_block_tag(takes_context=True)
def confirmation(
    context: Context, content: str, title: str, submit: str, cancel_url: str, danger: bool = False
) -> SafeString:
    """Asks before something that matters; the content says what will happen. Posts to the same address."""
    return _render(
        context,
        "confirmation",
        {"content": content, "title": title, "submit": submit, "cancel_url": cancel_url, "danger": danger},
    )


@register.filter
def stated(value: object, missing: str = "") -> object:
    """`value`; where it is None the words "not stated", or those given, set apart."""
    return format_html('<span class="il-missing">{}</span>', missing or _("not stated")) if value is None else value


@register.filter
def focus_id(field: BoundField) -> str:
    """The id that a link in the error summary leads to: the control itself, or the first of a group."""
    if field.id_for_label:
        return field.id_for_label
    return str(field.subwidgets[0].id_for_label or field.auto_id) if field.subwidgets else field.auto_id


@register.filter
def choices_of(field: BoundField) -> str:
    """ "radio" or "checkbox" where each choice is a control of its own, else nothing."""
    kind = getattr(field.field.widget, "input_type", "")
    return kind if kind in ("radio", "checkbox") and field.use_fieldset else ""
