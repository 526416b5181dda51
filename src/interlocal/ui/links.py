"""The door for whoever comes by a link from an e-mail: she needs no account, and the link opens its own row alone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.decorators import rate_limit
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from interlocal.core.access.actor import Refused
from interlocal.core.people.queries import hash_of
from interlocal.platform.acting import own_transaction

BearerView = Callable[..., HttpResponseBase]


def bearer_page(view: BearerView) -> BearerView:
    """`view(request, link, ...)` for an address with a `token`; `link` is its hash. Sending is rate limited.

    The view acts by the link alone, whoever is signed in: each query and action stands in `acting(Acting(link=link))`.
    What is refused looks like a link that never was. Looking must change nothing: mail filters follow links.
    """

    @wraps(view)
    def run(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, hash_of(token), **kwargs)
        except Refused:
            return leads_nowhere(request)

    limited: BearerView = rate_limit(action="link")(run)
    return own_transaction(never_cache(limited))


def leads_nowhere(request: HttpRequest) -> HttpResponse:
    """One answer for whatever can't be used and must not tell why: whoever guesses learns nothing."""
    return render(request, "links/leads_nowhere.html", status=404)
