import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .installation import Installation


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where the server's own account can reach; removed afterwards."""
    base = Path(tempfile.mkdtemp(prefix="interlocal-cli-", dir="/var/tmp" if os.geteuid() == 0 else None))  # noqa: S108
    base.chmod(0o755)
    yield base
    shutil.rmtree(base)


@pytest.fixture(scope="module")
def sample(folder: Path) -> Installation:
    """The sample regions, on no server just now."""
    installation = Installation(folder / "data")
    installation.run("demo", "--no-serve")
    return installation
