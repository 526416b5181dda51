from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from interlocal.core.access.actor import Refused
from interlocal.core.people.models import Person
from interlocal.platform.acting import own_transaction
from interlocal.ui.personas import Persona as Card
from interlocal.ui.words import DEMONSTRATION

from .casts import casts
from .personas import PERSONAS, Persona

_SIGNER = signing.Signer(salt="interlocal.demo.sign-in")
_EVERYBODY = "everybody"


def sign_in_address(persona: Persona) -> str:
    """The path that signs in as a persona with one click; only this installation's key could have made it."""
    return reverse("demo-sign-in", args=[persona.key, _token(persona.key)])


def people_address() -> str:
    """The path of the page on which one chooses whom to be; it is as good as all the links on it."""
    return reverse("demo-people", args=[_token(_EVERYBODY)])


@own_transaction
@never_cache
def people(request: HttpRequest, token: str) -> HttpResponse:
    """Whom one can be, by region. Without the right token, or outside the demo, there is no such page."""
    if not settings.DEMO or not _is_ours(_EVERYBODY, token):
        raise Refused
    regions = [(name, [_card(persona, government) for persona, government in cast]) for name, cast in casts()]
    return render(request, "demo/people.html", {"regions": regions, "demonstration": DEMONSTRATION})


@own_transaction
@never_cache
def sign_in(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Sign in as an invented person. Without the right token, or outside the demo, there is no such page."""
    persona = next((persona for persona in PERSONAS if persona.key == key), None)
    if not settings.DEMO or persona is None or not _is_ours(key, token):
        raise Refused
    person = Person.objects.filter(email=persona.email, synthetic=True, is_active=True).first()
    if person is None:
        raise Refused
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(persona.start_url)


def _card(persona: Persona, government: str) -> Card:
    first = persona.would_do_first
    return Card(
        persona.name, str(persona.role.label), government, f"{first[0].upper()}{first[1:]}.", sign_in_address(persona)
    )


def _token(key: str) -> str:
    return _SIGNER.sign(key).rpartition(_SIGNER.sep)[2]


def _is_ours(key: str, token: str) -> bool:
    try:
        _SIGNER.unsign(f"{key}{_SIGNER.sep}{token}")
    except signing.BadSignature:
        return False
    return True
