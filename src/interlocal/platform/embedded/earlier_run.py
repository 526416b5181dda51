"""What a killed run may have left: a server without supervisor, files that keep the next from starting."""

import os
import re
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from .addresses import SOCKET
from .failures import ServerFailed

PROCESSES = Path("/proc")
#: A fast shutdown, then one that leaves recovery to the next start; with the seconds that each is given.
SHUTDOWN = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0))


def end_earlier_run(cluster: Path, sockets: Path) -> None:
    """Stop the server that an earlier run left, and delete the files by which it held its place.

    Call it with the folder's lock held. PostgreSQL alone would take any living process that got the number in
    one of these files for the server, and refuse to start.
    """
    pid = postmaster(cluster)
    if pid is not None and not _ends(cluster, pid):
        raise ServerFailed(f"PostgreSQL of an earlier run, process {pid}, does not end. Try `kill -9 {pid}`.")
    for left in (cluster / "postmaster.pid", sockets / f"{SOCKET}.lock", sockets / SOCKET):
        left.unlink(missing_ok=True)


def postmaster(cluster: Path) -> int | None:
    """The process in postmaster.pid, if it lives and serves this folder: its number may be another's now."""
    try:
        pid = int((cluster / "postmaster.pid").read_text().partition("\n")[0])
    except (FileNotFoundError, ValueError):
        return None
    server_of_this_folder = rf"postgres.* -D {re.escape(str(cluster))}( |$)"
    return pid if re.search(server_of_this_folder, _command_line(pid)) else None


def _ends(cluster: Path, pid: int) -> bool:
    """Send the signals; the first one does nothing more where the kernel has sent it already."""
    for number, seconds in SHUTDOWN:
        with suppress(ProcessLookupError):
            os.kill(pid, number)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if postmaster(cluster) != pid:
                return True
            time.sleep(0.02)
    return False


def _command_line(pid: int) -> str:
    """What the process was started with; empty if there is none, or only its exit status is left."""
    if PROCESSES.is_dir():
        with suppress(OSError):
            return (PROCESSES / str(pid) / "cmdline").read_text(errors="surrogateescape").replace("\0", " ").rstrip()
        return ""
    listed = subprocess.run(["/bin/ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True)  # noqa: S603
    return listed.stdout.rstrip()
