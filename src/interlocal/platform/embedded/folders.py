"""The folders on disk, and who may enter them. No folder that held something before is opened wider."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .account import Account
from .failures import ServerFailed


def make_data_folder(data: Path) -> None:
    """Make the data folder and what is missing above it; leave a folder with content as it is.

    Root's can be passed through (0711), because PostgreSQL lives in a part of it and is another user then;
    the parts are closed.
    """
    mode = 0o711 if os.geteuid() == 0 else 0o700
    for folder in [*reversed(data.parents), data]:
        if not folder.exists():
            folder.mkdir()
            folder.chmod(mode)
    if not any(data.iterdir()):
        data.chmod(mode)


def require_reachable(data: Path, account: Account) -> None:
    """Raise ServerFailed, naming the first folder on the way to `data` that `account` can't pass through."""
    for folder in [*reversed(data.parents), data]:
        entry = folder.stat()
        bit = stat.S_IXOTH
        if entry.st_uid == account.uid:
            bit = stat.S_IXUSR
        elif entry.st_gid == account.gid:
            bit = stat.S_IXGRP
        if not entry.st_mode & bit:
            raise ServerFailed(
                f"For root, PostgreSQL runs as the system user {account.name!r}, who can't reach {data}: "
                f"{folder} lacks x for it ({stat.filemode(entry.st_mode)}, owner {entry.st_uid}). "
                f"Choose another data folder, for example --data /var/lib/interlocal/{data.name}"
            )


def make_private(folder: Path, account: Account) -> None:
    """Make `folder` for `account` alone; refuse a link or somebody else's folder, which /tmp may hold."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    entry = folder.lstat()
    ours = stat.S_ISDIR(entry.st_mode) and entry.st_uid in (account.uid, os.geteuid())
    if not ours or stat.S_IMODE(entry.st_mode) & 0o077:
        raise ServerFailed(
            f"{folder} is not a folder of {account.name!r} alone ({stat.filemode(entry.st_mode)}, "
            f"owner {entry.st_uid}). Find out who made it, and remove it; or choose a shorter --data."
        )
    give(folder, account)


def give(folder: Path, account: Account) -> None:
    """Make `account` the owner of `folder`."""
    if account.foreign:
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """Yield an empty folder that becomes `folder` when the block ends well: `folder` is never half-made.

    What a killed run left is wiped. A process of that run may write to it for another moment, which does no
    harm, because each run's has a name of its own.
    """
    prefix = f"initialising-{folder.name}-"
    _wipe(folder.parent, prefix)
    try:
        making = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
        yield making
        making.rename(folder)
    except BaseException:
        _wipe(folder.parent, prefix)
        raise
    parent = os.open(folder.parent, os.O_RDONLY)
    try:
        os.fsync(parent)  # else a power cut could undo the renaming, and the next start would wipe the folder
    finally:
        os.close(parent)


def _wipe(parent: Path, prefix: str) -> None:
    for left in parent.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
