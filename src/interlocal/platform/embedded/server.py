"""A PostgreSQL server of our own, in one data folder, that comes back whatever process was killed."""

import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from interlocal.platform.children import Child

from .account import ensure_account
from .addresses import PORT, socket_folder, url
from .binaries import programs_for
from .cluster import ENVIRONMENT, initialise
from .earlier_run import SHUTDOWN, end_earlier_run
from .failures import ServerFailed
from .folders import make_data_folder, make_private, require_reachable
from .lock import FolderLock
from .roles import ensure_roles

ANSWER_SECONDS = 30.0
RECOVERY_SECONDS = 300.0  # while it says that it is replaying its log after a crash
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A failed statement is logged by its message alone: its text and the row that it names hold addresses and texts.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
#: Faster writes; a power cut would lose them.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Server:
    """The embedded server of the folder `data`; at most one runs at a time. `durable=False` is for tests."""

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data.resolve()
        self.log = self.data / "log"
        self._cluster = self.data / "postgresql"
        self._sockets = socket_folder(self.data)
        self._durable = durable
        self._lock = FolderLock(self.data)
        self._postmaster: Child | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start it, or start it again after it died; return when it answers. Call it from the main thread.

        Raises ServerBusy if another process holds the folder, ServerFailed if it can't start or answer.
        """
        try:
            make_data_folder(self.data)
            self._lock.take()
        except OSError as error:
            raise ServerFailed(f"The data folder {self.data} can't be used: {error.strerror}.") from error
        try:
            if self._postmaster is None:
                self._postmaster = self._prepare()
            self._come_up(self._postmaster)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop it (a fraction of a second as a rule, 40 seconds at most) and give the folder back."""
        if self._postmaster is not None:
            self._postmaster.stop(*SHUTDOWN)
            self._postmaster = None
            with suppress(OSError):
                self._sockets.rmdir()  # it may lie in /tmp
        self._lock.release()

    def alive(self) -> bool:
        """Whether its main process runs."""
        return self._postmaster is not None and self._postmaster.alive()

    def last_words(self) -> str:
        """The end of its log."""
        return self._postmaster.last_words() if self._postmaster else ""

    def _prepare(self) -> Child:
        """Make what must be there first (account, programs, folders, cluster); return the main process."""
        account = ensure_account()
        if account.foreign:
            require_reachable(self.data, account)
        self.log.mkdir(mode=0o700, exist_ok=True)
        log = self.log / "postgresql.log"
        programs = programs_for(account, self.data)
        make_private(self._sockets, account)
        initialise(self._cluster, programs, account, log, durable=self._durable)
        argv: list[str | Path] = [
            programs / "postgres",
            "-D",
            self._cluster,
            "-k",
            self._sockets,
            "-p",
            str(PORT),
        ]
        for name, value in (SETTINGS if self._durable else SETTINGS | FORGETFUL).items():
            argv += ["-c", f"{name}={value}"]
        user = (account.uid, account.gid)
        return Child(argv, log=log, environ=ENVIRONMENT, cwd=Path("/"), user=user, death_signal=SHUTDOWN[0][0])

    def _come_up(self, postmaster: Child) -> None:
        """Start the main process, again if need be, until the server lets us in.

        It ends at once while processes of a killed one hold the shared memory, which they leave in a moment.
        """
        address = make_conninfo(url(self.data, "superuser", "postgres"), connect_timeout=5)
        began = time.monotonic()
        while True:
            recovering = PGconn.ping(address.encode()) == Ping.REJECT
            if time.monotonic() - began > (RECOVERY_SECONDS if recovering else ANSWER_SECONDS):
                raise ServerFailed("PostgreSQL does not come up.", postmaster.last_words())
            if not postmaster.alive():
                end_earlier_run(self._cluster, self._sockets)
                postmaster.start()
            with suppress(psycopg.OperationalError), psycopg.connect(address, autocommit=True) as superuser:
                ensure_roles(superuser)
                return
            time.sleep(0.05 if postmaster.alive() else 0.2)
