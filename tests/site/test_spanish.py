"""What a person meets first speaks Spanish to whoever asks: signing in, an invitation, a form by link, errors."""

import html
import re
from collections.abc import Callable

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import reverse

from interlocal.ui.extraction import gather
from interlocal.ui.translations import LOCALE
from tests.worlds import World

SignedIn = Callable[[str], Client]
#: Where the texts of those pages stand.
MET_FIRST = (
    "site/",
    "core/access/",
    "office/todo.py",
    "ui/templates/layouts/",
    "ui/templates/links/",
    "modules/assessment/templates/assessment/links/",
    "modules/assessment/forms/questions.py",
    "modules/assessment/views/department.py",
    "ui/templates/forms/",
    "ui/templates/email/",
    *(f"ui/templates/{status}.html" for status in (400, 403, 404, 500)),
)


def test_no_text_of_theirs_lacks_a_spanish_one() -> None:
    with (LOCALE / "es/LC_MESSAGES/django.po").open("rb") as file:
        spanish = read_po(file, locale="es")
    missing = []
    for message in gather():
        if any(place.startswith(MET_FIRST) for place, _line in message.locations):
            known = spanish.get(message.id, message.context)
            texts = known.string if known else ""
            if not (all(texts) if isinstance(texts, tuple) else texts):
                missing.append(message.id)
    assert not missing, "Run bin/messages, and fill these in."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/accounts/login/", "¿Olvidó su contraseña?"),
        ("/accounts/password/reset/", "Restablezca su contraseña"),
        ("/invitation/forged/", "Este enlace no se puede usar"),
    ],
)
def test_whoever_is_not_signed_in_chooses_it_on_any_page(path: str, words: str, world: World) -> None:
    client = Client()
    assert words not in html.unescape(client.get(path).content.decode())
    back = client.post(reverse("set_language"), {"language": "es", "next": path})
    assert (back.status_code, back["Location"]) == (302, path)
    assert words in _page(client, path)


@pytest.mark.django_db
def test_whoever_is_signed_in_has_it_everywhere(world: World, signed_in: SignedIn) -> None:
    client = signed_in("director")
    client.post("/profile/", {"name": "Dana Director", "language": "es"})
    for path, words in {
        "/": "Su alianza",
        "/profile/": "Puede pedir que se borre todo lo que diga quién es usted.",
        "/accounts/2fa/": "Está desactivado: quien conozca su contraseña puede entrar en su lugar.",
        "/nowhere/": "Aquí no hay nada que usted pueda ver",
    }.items():
        assert words in _page(client, path)


def _page(client: Client, path: str) -> str:
    page = html.unescape(client.get(path).content.decode())
    assert re.search(r'<html lang="es"', page), path
    return " ".join(page.split())
