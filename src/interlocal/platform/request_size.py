"""Refuse what is too large before a byte of it is read: anybody can send a body, signed in or not."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from interlocal.platform.files.actions import LIMIT

#: The largest file, and room for the form around it.
LARGEST = LIMIT + 1_000_000


class RequestSizeMiddleware:
    """413 for a body that says that it is larger than any that we take; without a length there is no body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > LARGEST:
            told = _("This is too large: files may have %(limit)s MB at most.") % {"limit": LIMIT // 1_000_000}
            return HttpResponse(told, status=413, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
