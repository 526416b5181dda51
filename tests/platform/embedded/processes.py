"""What the tests start, watch and kill."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg

from interlocal.platform import embedded

ROOT = Path(__file__).parents[3]
PATIENCE = 30.0


def wait_until(happens: Callable[[], bool], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.01)


def answers(data: Path) -> bool:
    with suppress(psycopg.OperationalError), psycopg.connect(embedded.url(data, "app")):
        return True
    return False


def server_processes(data: Path) -> list[int]:
    """The main process first, then all the others, as the server itself lists them."""
    main = int((data / "postgresql" / "postmaster.pid").read_text().partition("\n")[0])
    with psycopg.connect(embedded.url(data, "superuser")) as connection:
        others = connection.execute("select pid from pg_stat_activity where pid <> pg_backend_pid()").fetchall()
    return [main, *(pid for (pid,) in others)]


def processes_of(data: Path) -> list[int]:
    """Every process that names the folder in its command line, or works in it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (process / "cmdline").read_bytes()
            if os.fsencode(data) in command or (process / "cwd").resolve().is_relative_to(data):
                found.append(int(process.name))
    return found


class Supervised:
    """A supervisor in a process of its own, with the seconds that its server took to come up."""

    def __init__(self, data: Path, programs: dict[str, list[str]] | None = None, *, ready: bool = True) -> None:
        began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.platform.embedded.supervised", data, json.dumps(programs or {})],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": "src"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        if ready:
            assert self.process.stdout is not None
            assert self.process.stdout.readline() == "prepared\n", self.end()
        self.seconds = time.monotonic() - began

    def close(self) -> None:
        """End it, if a failed test left it."""
        if self.process.poll() is None:
            self.end()
        self.process.communicate()

    def end(self, number: signal.Signals = signal.SIGTERM) -> str:
        """Send the signal, and give what it said on stderr until it ended."""
        self.process.send_signal(number)
        return self.process.communicate(timeout=60)[1]


class Writer:
    """Writes numbered rows as fast as it can, and keeps the numbers that the server acknowledged."""

    def __init__(self, data: Path, first: int) -> None:
        self.acknowledged: list[int] = []
        self._url = embedded.url(data, "owner")
        self._thread = threading.Thread(target=self._write, args=[first])
        self._thread.start()
        wait_until(lambda: len(self.acknowledged) >= 50)

    def _write(self, number: int) -> None:
        with suppress(psycopg.OperationalError), psycopg.connect(self._url, autocommit=True) as connection:
            while True:
                connection.execute("insert into written values (%s)", [number])
                self.acknowledged.append(number)
                number += 1

    def wait_for_the_cut(self) -> list[int]:
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "The server still serves the writer."
        return self.acknowledged
