"""Processes of our own: each in its own session, ended by the kernel when we die, its words in a log file."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from interlocal.platform import leash

LOG_LIMIT = 5_000_000  # bytes; a longer log is set aside at the next start, as NAME.log.1
LAST_LINES = 20
FAMILY_SECONDS = 2.0  # for killed processes to be gone; init may take its time to count them out


class Child:
    """A program, named by its whole path, that can be started, watched, stopped and started again.

    `user` is (uid, gid), ourselves if it is not given; another than ourselves takes root.
    `death_signal` is what the kernel sends it when we die (on Linux).
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        log: Path,
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        user: tuple[int, int] | None = None,
        death_signal: signal.Signals = signal.SIGTERM,
    ) -> None:
        self._argv, self._log, self._environ, self._cwd = argv, log, environ, cwd
        self._uid, self._gid = user or (os.geteuid(), os.getegid())
        self._death_signal = death_signal
        self._log_start = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, from the main thread: for the kernel the parent that dies is a thread, not a process."""
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("Start a child from the main thread; it would end with the thread that starts it.")
        if self._log.exists() and self._log.stat().st_size > LOG_LIMIT:
            self._log.replace(f"{self._log}.1")
        leashed = [sys.executable, "-I", "-S", leash.__file__]
        terms = [os.getpid(), int(self._death_signal), self._uid, self._gid]
        with open(self._log, "ab", opener=_for_its_owner) as log, _uninterrupted():
            self._log_start = log.tell()
            self._process = subprocess.Popen(  # noqa: S603  the callers' own programs
                [*leashed, *map(str, terms), *map(str, self._argv)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._environ,
                cwd=self._cwd,
                start_new_session=True,
            )

    def alive(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def wait(self, seconds: float) -> int | None:
        """Its exit status (negative: the signal that ended it), or None if it still runs after `seconds`."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(seconds) if self._process else None
        return None

    def stop(self, *steps: tuple[signal.Signals, float]) -> None:
        """Send each signal and wait its number of seconds for the end; then kill what is left of its family."""
        if self._process is None or not self.alive():
            return
        for number, seconds in steps:
            self._process.send_signal(number)
            if self.wait(seconds) is not None:
                break
        deadline = time.monotonic() + FAMILY_SECONDS
        with suppress(ProcessLookupError, PermissionError):  # nobody is left; macOS refuses when only zombies are
            while time.monotonic() < deadline:
                os.killpg(self._process.pid, signal.SIGKILL)  # a session's first group has its leader's number
                self._process.poll()
                time.sleep(0.01)

    def last_words(self) -> str:
        """The end of what it wrote since its last start."""
        with self._log.open("rb") as log:
            log.seek(self._log_start)
            return "\n".join(log.read().decode(errors="replace").splitlines()[-LAST_LINES:])


def _for_its_owner(path: str, flags: int) -> int:
    """Open a file that nobody else can read, one that an earlier release left open to all included."""
    handle = os.open(path, flags, 0o600)
    os.fchmod(handle, 0o600)
    return handle


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Have signals wait: one whose handler raises would leave a process that nobody knows of."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
