"""The database of this installation, for commands that run inside one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from interlocal.platform.embedded import Server, ServerBusy


class NoInstallation(Exception):
    """The data folder holds none; the message says which folder was meant."""


@contextmanager
def database_running(*, new: bool = False) -> Iterator[None]:
    """Start the embedded server for a command's duration, unless it runs already or another database is used.

    Without `new` a data folder that never had a server raises NoInstallation: a mistyped folder is not made.
    """
    if not settings.ENVIRONMENT.embedded:
        yield
        return
    if not new and not (settings.DATA / "postgresql").is_dir():
        raise NoInstallation(
            f"There is no installation in {settings.DATA}. Name its folder by --data or INTERLOCAL_DATA,"
            " or its database by DATABASE_URL."
        )
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
