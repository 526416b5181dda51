"""Who may set up: before it is done, whoever has the code; afterwards nobody, for ever."""

import os
import secrets
import tempfile
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from interlocal.core.people.models import Person

#: Without letters and digits that look alike.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_FILE = "set-up-code"
View = TypeVar("View", bound=Callable[..., HttpResponse])


def is_empty() -> bool:
    """Whether nobody has set up yet."""
    return not Person.objects.exists()


def set_up_code() -> str:
    """The code, kept in the data folder for its owner's eyes; made at the first call, whichever process asks."""
    kept = settings.DATA / _FILE
    if not kept.exists():
        code = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
        handle, draft = tempfile.mkstemp(dir=settings.DATA)  # 0600
        try:
            with os.fdopen(handle, "w") as file:
                file.write(code)
            os.link(draft, kept)
        except FileExistsError:
            pass  # another process was first: its code counts
        finally:
            os.unlink(draft)
    return str(kept.read_text())


def forget_code() -> None:
    """Delete it: set-up is done."""
    (settings.DATA / _FILE).unlink(missing_ok=True)


def is_code(given: str) -> bool:
    """Whether that is the code, found out in a time that tells nothing."""
    return secrets.compare_digest(given.strip().lower().encode(), set_up_code().encode())


def set_up_address() -> str:
    """Where set-up is, with the code: for the terminal alone, never for a page that anybody on the machine can ask."""
    return reverse("set-up", query={"code": set_up_code()})


def leading_to_set_up(view: View) -> View:
    """Send visitors of the sign-in page to set-up as long as nobody could sign in.

    Every page leads people who are not signed in to that one, so it alone need ask.
    """

    @wraps(view)
    def run(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated and is_empty():
            return redirect("set-up")
        return view(request, *args, **kwargs)

    return run  # type: ignore[return-value]
