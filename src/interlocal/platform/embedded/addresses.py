"""Where the embedded server is reached: known from the data folder alone, so settings need no server."""

import hashlib
import os
import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from .account import account_name

Role = Literal["app", "owner", "audit", "superuser"]
ROLE_NAMES: dict[Role, str] = {
    "app": "interlocal_app",
    "owner": "interlocal_owner",
    "audit": "interlocal_audit",
    "superuser": "postgres",
}
DATABASE = "interlocal"
PORT = 5432  # no port is opened; it is part of the socket's name
SOCKET = f".s.PGSQL.{PORT}"
LONGEST_SOCKET = 100  # bytes of its whole path; Linux takes 107, macOS 103


def socket_folder(data: Path) -> Path:
    """The folder of the server's socket: inside the data folder or, if that can't be, a short one in /tmp.

    It can't be where the path is too long, or has a letter with a meaning for libpq (a comma parts hosts).
    """
    home = data.resolve()
    inside = home / "socket"
    plain = re.fullmatch(r"[\w./-]+", str(inside), re.ASCII)
    if plain and len(os.fsencode(inside / SOCKET)) <= LONGEST_SOCKET:
        return inside
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    return Path(f"/tmp/interlocal-{os.geteuid()}-{digest}")  # noqa: S108  folders.make_private guards it


def url(data: Path, role: Role, database: str = DATABASE) -> str:
    """The libpq address of `database` for one of the roles, over the Unix socket."""
    folder = socket_folder(data)
    # Anyone can make a folder in /tmp: libpq then refuses a server that somebody else runs.
    peer = {} if folder.is_relative_to(data.resolve()) else {"requirepeer": account_name()}
    query = urlencode({"host": str(folder), "port": PORT, **peer}, safe="/")
    return f"postgresql://{ROLE_NAMES[role]}@/{database}?{query}"
