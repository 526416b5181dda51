"""The database of this installation, for commands that run inside one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from interlocal.platform.embedded import Server, ServerBusy


@contextmanager
def database_running() -> Iterator[None]:
    """Start the embedded server for a command's duration, unless it runs already or another database is used."""
    if not settings.ENVIRONMENT.embedded:
        yield
        return
    server = Server(settings.DATA)
    try:
        server.start()
    except ServerBusy:  # `interlocal start` or `demo` runs it
        yield
        return
    try:
        yield
    finally:
        server.stop()
