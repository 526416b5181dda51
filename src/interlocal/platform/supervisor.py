"""Keeps the embedded server and the programs that use it running, and ends them all when it is told to."""

import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from interlocal.platform.children import Child
from interlocal.platform.embedded import Server, ServerBusy, ServerFailed

LOOK_SECONDS = 0.1
STOP_SECONDS = 10.0
#: Whatever dies this often within WINDOW_SECONDS won't get better by another start.
GIVE_UP_AFTER = 4
WINDOW_SECONDS = 60.0
FIRST_PAUSE_SECONDS = 0.25


@dataclass(frozen=True)
class Command:
    """A program to keep running; it writes to log/NAME.log in the data folder. No `environ` means ours."""

    name: str
    argv: Sequence[str]
    environ: Mapping[str, str] | None = None


class GaveUp(Exception):
    """A program dies again and again."""


def pause_before_restart(deaths: Sequence[float], now: float) -> float | None:
    """Seconds to wait before another start, doubled for each recent death; None means give up.

    `deaths` and `now` are readings of one clock, in seconds.
    """
    recent = sum(now - death < WINDOW_SECONDS for death in deaths)
    return None if recent >= GIVE_UP_AFTER else FIRST_PAUSE_SECONDS * 2 ** (recent - 1)


class Watch:
    """One thing that is kept running: notes its deaths and says when to start it again."""

    def __init__(self, name: str, running: Child | Server) -> None:
        self.name = name
        self.running = running
        self._deaths: deque[float] = deque(maxlen=GIVE_UP_AFTER)
        self._start_at: float | None = None

    def tend(self) -> None:
        """Start it if it is due; note and tell a death. Raises GaveUp."""
        now = time.monotonic()
        if self._start_at is not None:
            if now >= self._start_at:
                self._start_at = None
                self.running.start()
        elif not self.running.alive():
            self._deaths.append(now)
            pause = pause_before_restart(self._deaths, now)
            told = f"{self.name} has ended by itself. Its last words:\n{self.running.last_words()}\n"
            if pause is None:
                raise GaveUp(f"{told}That was the {GIVE_UP_AFTER}th time within a minute: giving up.")
            _tell(f"{told}Starting it again in {pause:g} s.")
            self._start_at = now + pause


class Supervisor:
    """Runs `server` (if it is ours to run), then `prepare` (migrations, say), then `commands`, until SIGINT, SIGTERM
    or SIGHUP. What the commands say goes to files in the folder `log`.
    """

    def __init__(
        self,
        commands: Sequence[Command],
        *,
        log: Path,
        server: Server | None = None,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self._server = server
        self._prepare = prepare
        self._log = log
        self._children = {
            command.name: Child(command.argv, environ=command.environ, log=log / f"{command.name}.log")
            for command in commands
        }
        self._asked_to_stop = False
        self._interruptible = False

    def run(self) -> int:
        """Run until told to stop (returns 0), or until something can't be kept running (1; stderr says why).

        Call it from the main thread. Nothing that it started is left when it returns: within 10 seconds for
        each command and 40 for the server. If it is killed, the kernel sees to that.
        """
        with self._signals():
            try:
                with self._interruption():
                    if self._server:
                        self._server.start()
                    self._log.mkdir(mode=0o700, parents=True, exist_ok=True)
                    self._prepare()
                self._keep_running()
            except KeyboardInterrupt:
                pass  # while starting
            except (ServerBusy, ServerFailed, GaveUp) as why:
                _tell(str(why))
                return 1
            finally:
                for child in reversed(self._children.values()):
                    child.stop((signal.SIGTERM, STOP_SECONDS))
                if self._server:
                    self._server.stop()
        return 0

    def _keep_running(self) -> None:
        for child in self._children.values():
            child.start()
        database = Watch("The database", self._server) if self._server else None
        programs = [Watch(name, child) for name, child in self._children.items()]
        while not self._asked_to_stop:
            with self._interruption():
                if database:
                    database.tend()
            for program in programs:
                program.tend()
            time.sleep(LOOK_SECONDS)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """Have the signals ask to stop, and mean what they meant before on leaving."""
        numbers = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup asks to outlive the terminal
            numbers.append(signal.SIGHUP)
        before = {number: signal.signal(number, self._ask_to_stop) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._asked_to_stop = True
        if self._interruptible:
            self._interruptible = False  # a second signal must not cut the clearing up short
            raise KeyboardInterrupt

    @contextmanager
    def _interruption(self) -> Iterator[None]:
        """What may take long, and is therefore cut off by the signals, which else wait for the next look."""
        self._interruptible = True
        try:
            yield
        finally:
            self._interruptible = False


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
