"""Becomes another program, one that the kernel ends when the process that started it dies.

Run by its path, not imported: `python -I -S leash.py PARENT SIGNAL UID GID PROGRAM ARGUMENT...`.
A program of its own, because code between fork and exec is unsafe in a process with threads.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def become(parent: int, death_signal: int, uid: int, gid: int, argv: list[str]) -> None:
    """Replace this process by `argv` (a whole path first), as `uid`; end at once if `parent` is gone."""
    if uid != os.geteuid():
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    if sys.platform == "linux":  # elsewhere the next start ends what was left
        # Only now: a change of user clears the signal.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, death_signal)
    if os.getppid() != parent:
        sys.exit("The process that started this one has ended.")
    signal.pthread_sigmask(signal.SIG_SETMASK, [])  # it was started with all of them blocked
    for ignored_by_python in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(ignored_by_python, signal.SIG_DFL)
    try:
        os.execv(argv[0], argv)  # noqa: S606  no shell is what we want
    except OSError as error:
        sys.exit(f"{argv[0]} can't be run: {error.strerror}.")


if __name__ == "__main__":
    parent, death_signal, uid, gid = map(int, sys.argv[1:5])
    become(parent, death_signal, uid, gid, sys.argv[5:])
