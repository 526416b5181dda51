from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from interlocal.core.access.actor import Refused
from interlocal.core.people.models import Person
from interlocal.platform.acting import own_transaction

from .personas import PERSONAS, Persona

_SIGNER = signing.Signer(salt="interlocal.demo.sign-in")


def sign_in_address(persona: Persona) -> str:
    """The path that signs in as a persona with one click; only this installation's key could have made it."""
    key, _, token = _SIGNER.sign(persona.key).rpartition(_SIGNER.sep)
    return reverse("demo-sign-in", args=[key, token])


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


def _is_ours(key: str, token: str) -> bool:
    try:
        _SIGNER.unsign(f"{key}{_SIGNER.sep}{token}")
    except signing.BadSignature:
        return False
    return True
