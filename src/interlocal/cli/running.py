"""What `demo` and `start` share: the supervisor with web server and worker on this machine alone."""

import errno
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from interlocal.platform.embedded import Server
from interlocal.platform.supervisor import Command, Supervisor

HOST = "127.0.0.1"
UNPRIVILEGED = 1024  # the first port that everybody may use
LAST = 65535


def set_environment(mode: str, data: Path, port: int) -> None:
    """Decide what the settings of this process and its children read; before Django is imported."""
    os.environ["INTERLOCAL_MODE"] = mode
    os.environ["INTERLOCAL_DATA"] = str(data)
    os.environ["INTERLOCAL_URL"] = f"http://{HOST}:{port}"


def web_and_worker(bind: str, *, workers: int) -> list[Command]:
    """The two programs of every installation."""
    python = sys.executable
    gunicorn = ("-m", "gunicorn", "interlocal.config.wsgi", f"--bind={bind}", f"--workers={workers}")
    return [
        Command("web", [python, *gunicorn, "--worker-class=gthread", "--threads=8", "--no-control-socket"]),
        Command("worker", [python, "-m", "interlocal.cli", "worker"]),
    ]


def run(data: Path, port: int, *, prepare: Callable[[], str]) -> int:
    """Run database, web server and worker until Ctrl-C. Returns the exit code.

    `prepare` runs when the database is up and nothing else is; the words that it returns are printed when a page
    can be opened.
    """
    if why := obstacle(f"{HOST}:{port}"):
        other = port + 1 if UNPRIVILEGED <= port < LAST else 8000
        print(f"Port {port} {why}. Choose another: --port {other}", file=sys.stderr)
        return 1

    def prepare_and_announce() -> None:
        threading.Thread(target=_say_when_open, args=(port, prepare()), daemon=True).start()

    commands = web_and_worker(f"{HOST}:{port}", workers=1)
    return Supervisor(commands, server=Server(data), log=data / "log", prepare=prepare_and_announce).run()


def obstacle(bind: str) -> str:
    """What keeps us from listening at HOST:PORT, such as "is in use by another program"; empty if nothing does.

    Of other forms, which gunicorn knows, it knows nothing.
    """
    host, _, port = bind.rpartition(":")
    if not port.isdecimal():
        return ""
    if int(port) > LAST:
        return f"does not exist: ports end at {LAST}"
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), int(port)))
        except PermissionError:
            return f"needs root, as all below {UNPRIVILEGED} do"
        except OSError as error:
            in_use = error.errno == errno.EADDRINUSE
            return "is in use by another program" if in_use else f"can't be used: {error.strerror}"
    return ""


def _say_when_open(port: int, words: str) -> None:
    while True:
        time.sleep(0.05)
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((HOST, port)) == 0:
                break
    print(words, flush=True)
