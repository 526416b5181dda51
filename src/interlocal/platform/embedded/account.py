"""The account that PostgreSQL runs as: our own or, since it refuses root, a system user if we are root."""

import os
import pwd
import shutil
import subprocess
import sys
from dataclasses import dataclass

from .failures import ServerFailed

SYSTEM_USER = "interlocal"
USERADD = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
USERADD += ["--shell", "/usr/sbin/nologin", "--comment", "PostgreSQL of interlocal", SYSTEM_USER]
ALREADY_THERE = 9  # useradd's status when another start was faster


@dataclass(frozen=True)
class Account:
    """A user of the operating system."""

    name: str
    uid: int
    gid: int

    @property
    def foreign(self) -> bool:
        """Whether it is another than the one that this process runs as."""
        return self.uid != os.geteuid()


def account_name() -> str:
    """The account's name, whether or not it exists yet."""
    return SYSTEM_USER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def ensure_account() -> Account:
    """The account; the system user is made if it is missing, and stderr says so."""
    name = account_name()
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        _add_system_user()
        entry = pwd.getpwnam(name)
    return Account(name, entry.pw_uid, entry.pw_gid)


def _add_system_user() -> None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        raise ServerFailed(
            f"PostgreSQL refuses root, and there is no useradd to make the system user {SYSTEM_USER!r}. "
            "Make that user, or start interlocal as an ordinary user."
        )
    made = subprocess.run([useradd, *USERADD], capture_output=True, text=True)  # noqa: S603  nothing from outside
    if made.returncode not in (0, ALREADY_THERE):
        raise ServerFailed(f"The system user {SYSTEM_USER!r} can't be made: {made.stderr.strip()}")
    sys.stderr.write(f"Made the system user {SYSTEM_USER!r}, without login or home: PostgreSQL refuses root.\n")
