"""Folders for servers of the tests' own."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from .processes import Supervised


@pytest.fixture(scope="module")
def shared_folder() -> Iterator[Path]:
    """A folder for the tests of one file that, unlike pytest's own, the system user of root can reach too."""
    made = Path(tempfile.mkdtemp(prefix="interlocal-test-", dir="/var/tmp"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def folder(shared_folder: Path) -> Iterator[Path]:
    """A part of it for one test."""
    made = shared_folder / "one"
    made.mkdir(mode=0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def supervise() -> Iterator[Callable[..., Supervised]]:
    """Starts supervisors as `Supervised` does, and ends them with the test."""
    with ExitStack() as ends:

        def start(*arguments: object, **options: bool) -> Supervised:
            return ends.enter_context(closing(Supervised(*arguments, **options)))

        yield start
