import re

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from interlocal.ui.navigation import Group, Item

PAGE = Template(
    '{% extends "layouts/base.html" %}{% block title %}Board{% endblock %}{% block heading %}Board{% endblock %}'
)


def title_of(html: str) -> str:
    """The title as a browser reads it: with its white space folded."""
    return " ".join(html.split("<title>")[1].split("</title>")[0].split())


@pytest.mark.parametrize("code", [400, 403, 404, 500])
def test_error_pages_need_nothing_but_themselves(code: int) -> None:
    html = render_to_string(f"{code}.html")
    assert f"Error {code}" in html
    assert "<h1>" in html
    assert "<nav" not in html


def test_a_page_without_anybody_has_no_menus() -> None:
    html = PAGE.render(Context())
    assert "il-menu" not in html
    assert "<nav" not in html
    assert "il-synthetic" not in html


def test_a_page_shows_where_one_is_and_who() -> None:
    context = {
        "partnership": {"name": "Crestmoor Valley", "convener_name": "Crestmoor Council"},
        "partnerships": [Item("Three Rivers", "/p/three/")],
        "actor": {"name": "Dana Whitfield"},
        "navigation": [Group("Assess", (Item("Board", "/p/crestmoor/board/", current=True),))],
        "sign_out_url": "/accounts/logout/",
    }
    html = PAGE.render(Context(context))
    assert "Hosted by Crestmoor Council for its member governments" in html
    assert "Dana Whitfield" in html
    assert '<a href="/p/three/"' in html
    assert re.search(r'<a\s+href="/p/crestmoor/board/"\s+aria-current="true"', html), "below the board, not on it"
    assert 'method="post" action="/accounts/logout/"' in html


@pytest.mark.parametrize("labelled", [{"synthetic": True}, {"partnership": {"synthetic": True}}])
@pytest.mark.parametrize("template", ["layouts/base.html", "layouts/narrow.html", "email/base.html", "email/base.txt"])
def test_invented_data_is_labelled_on_every_page_and_in_every_mail(template: str, labelled: dict[str, object]) -> None:
    assert "Synthetic data." in render_to_string(template, labelled)
    assert "Synthetic data." not in render_to_string(template)


def test_the_title_says_that_something_is_wrong() -> None:
    wrong = PAGE.render(Context({"form": {"errors": {"title": ["required"]}}}))
    assert title_of(wrong) == "Error: Board · interlocal"
    assert title_of(PAGE.render(Context())) == "Board · interlocal"


def test_a_page_names_its_language() -> None:
    with translation.override("es"):
        html = PAGE.render(Context())
    assert '<html lang="es">' in html
    assert "Saltar al contenido principal" in html
