"""For whom a transaction acts: four settings that every row policy reads, always set together.

They are local to the transaction, so nothing is left over for the next user of a pooled connection. Code that
sets them in any other way is a mistake; so is a policy that asks for "is admin".
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Acting:
    """Who acts: a person, the governments and partnerships she acts for, the hash of a link she came by."""

    person: UUID | None = None
    governments: tuple[UUID, ...] = ()
    partnerships: tuple[UUID, ...] = ()
    link: str = ""


NOBODY = Acting()
Become = Callable[[Acting], None]
_current: ContextVar[Acting] = ContextVar("acting", default=NOBODY)


@contextmanager
def acting(who: Acting) -> Iterator[None]:
    """Open a transaction (or a savepoint in one) whose row policies see `who`; on leaving, whom they saw before.

    After an error the rollback restores the settings; after success they are set back here, since a local
    setting outlives the savepoint it was made in.
    """
    with becoming() as become:
        become(who)
        yield


@contextmanager
def becoming() -> Iterator[Become]:
    """As `acting`, for loaders: they learn the governments first and by them the partnerships, in one transaction.

    Acts for nobody until the yielded function is called; each call replaces all four settings.
    """
    before, outermost = _current.get(), not connection.in_atomic_block
    token = _current.set(NOBODY)
    try:
        with transaction.atomic():
            yield _become
            # The settings of the outermost transaction end with it.
            if not outermost and not connection.needs_rollback:
                _become(before)
    finally:
        _current.reset(token)


def acting_now() -> Acting:
    """For whom this transaction acts, as its row policies see it."""
    return _current.get()


def _become(who: Acting) -> None:
    """Set all four, empty ones included."""
    _current.set(who)
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('interlocal.person', %s, true), set_config('interlocal.governments', %s, true),"
            " set_config('interlocal.partnerships', %s, true), set_config('interlocal.link', %s, true)",
            [str(who.person or ""), _array(who.governments), _array(who.partnerships), who.link],
        )


def _array(ids: tuple[UUID, ...]) -> str:
    return "{" + ",".join(map(str, ids)) + "}"


class ActsFor(Protocol):
    """What the middleware keeps as `request.actor`."""

    @property
    def acting(self) -> Acting: ...


View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def own_transaction(view: View) -> View:
    """Mark a view that opens its own transactions: it calls `acting()` around each query and action."""
    view.own_transaction = True  # type: ignore[attr-defined]
    return view


class ActingMiddleware:
    """One transaction a request, acting for the signed-in person; nothing of a failed request is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.load_actor: Callable[[HttpRequest, Become], ActsFor] = import_string(settings.ACTING_LOADER)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _opens_its_own(request):
            return self.get_response(request)
        if request.method == "POST":
            _ = request.POST  # read whole before the transaction opens: a slow sender holds nothing open
        with becoming() as become:
            request.actor = self.load_actor(request, become)  # type: ignore[attr-defined]
            become(request.actor.acting)  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Undo what a view wrote before it raised: Django turns the exception into a response before we see it."""
        if connection.in_atomic_block and not _opens_its_own(request):
            transaction.set_rollback(True)


def _opens_its_own(request: HttpRequest) -> bool:
    """Whether the view is marked. A path that leads nowhere is not: its page looks like one that is not yours."""
    try:
        view: Any = resolve(request.path_info).func
    except Resolver404:
        return False
    view = getattr(view, "view_class", view)
    return getattr(view, "own_transaction", False) or view.__module__.startswith("allauth.")
