"""One server for a data folder: an exclusive lock that ends with its holder, however that dies."""

import fcntl
import os
from pathlib import Path

from .failures import ServerBusy


class FolderLock:
    """The lock of a data folder; its file holds the number of the process that took it last."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._file: int | None = None

    def take(self) -> None:
        """Take it, unless we hold it already; raise ServerBusy if another has it."""
        if self._file is not None:
            return
        file = os.open(self._data / "server.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(file, 20).decode().strip()
            os.close(file)
            raise ServerBusy(
                f"The data folder {self._data} is in use by process {holder}. Stop that one "
                f"(Ctrl-C where it runs, or `kill {holder}`), or choose another folder with --data."
            ) from None
        os.truncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())
        self._file = file

    def release(self) -> None:
        """Give it back; does nothing if it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
