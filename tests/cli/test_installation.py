"""The command line as whoever runs a server uses it: back-up, loss, restore; what is refused; queued work is done.

Real processes on an embedded server of their own.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from interlocal.platform.embedded import Server, url
from tests.modules.assessment.doors import SCANS


class Installation:
    """A data folder, and the `interlocal` command on it."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def run(self, *arguments: str, expect: int = 0, **environ: str) -> str:
        """Standard output, and standard error after it; the exit code is checked."""
        return self._do(["-m", "interlocal.cli", *arguments], expect, environ)

    def python(self, code: str) -> str:
        """Run a few lines inside the installation; it must be running."""
        return self._do(["-c", f"import django; django.setup()\n{code}"], 0, {"INTERLOCAL_MODE": "command"})

    def _do(self, arguments: list[str], expect: int, environ: dict[str, str]) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("INTERLOCAL_", "DATABASE_"))}
        done = subprocess.run(
            [sys.executable, *arguments],
            env=kept | {"INTERLOCAL_DATA": str(self.data)} | environ,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout + done.stderr


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


STORE_A_FILE = """
from interlocal.core.governments.models import PartnershipIndex
from interlocal.platform.acting import Acting, acting
from interlocal.platform.clock import now
from interlocal.platform.files.actions import take_in
partnership = PartnershipIndex.objects.first().partnership
with acting(Acting(partnerships=(partnership,))):
    print(take_in(chunks=[b"%PDF-1.7 minutes"], name="minutes.pdf", at=now(), partnership=partnership).sha256)
"""


def test_backup_destroy_restore(sample: Installation, folder: Path) -> None:
    with Server(sample.data):
        stored = sample.python(STORE_A_FILE).split()[-1]
    heads = json.loads(sample.run("audit", "heads"))
    assert sum(chain.startswith("partnership:") for chain in heads) == 4
    archive = folder / "backup.tar"
    assert "1 files, 14 audit chains" in sample.run("backup", str(archive))
    assert "never overwrites" in sample.run("backup", str(archive), expect=2)

    again = Installation(folder / "again")
    assert "all as backed up" in again.run("restore", str(archive))
    assert json.loads(again.run("audit", "heads")) == heads
    assert (again.data / "files" / stored[:2] / stored).read_bytes() == b"%PDF-1.7 minutes"
    assert "unchanged" in again.run("audit", "verify")
    assert "There is data here already" in again.run("restore", str(archive), expect=2)


def test_a_damaged_archive_restores_nothing(sample: Installation, folder: Path) -> None:
    archive = folder / "damaged.tar"
    sample.run("backup", str(archive))
    content = bytearray(archive.read_bytes())
    with tarfile.open(archive) as tar:
        dump = tar.getmember("database.dump")
    content[dump.offset_data + dump.size // 2] ^= 0xFF
    archive.write_bytes(content)
    empty = Installation(folder / "empty")
    assert "dump is damaged" in empty.run("restore", str(archive), expect=1)
    archive.write_bytes(content[:4000])
    assert "not a whole back-up" in empty.run("restore", str(archive), expect=1)
    archive.unlink()
    sample.run("backup", str(archive))
    empty.run("restore", str(archive))


def test_a_scan_is_loaded_once(sample: Installation) -> None:
    scan = str(SCANS / "milwaukee.scan.yaml")
    assert "Already loaded" in sample.run("import", "scan", scan, "--partnership", "milwaukee")
    assert "Loaded" in sample.run("import", "scan", scan, "--partnership", "crcog")
    refused = sample.run("import", "scan", scan, "--partnership", "nowhere", expect=2)
    assert "No partnership has the short name" in refused
    assert "imaginary-valley" in refused


def test_a_bad_scan_file_is_refused_with_its_places(sample: Installation, tmp_path: Path) -> None:
    bad = tmp_path / "bad.scan.yaml"
    bad.write_text("format: interlocal-scan-1\nkey: x\nsurprise: 1\n")
    told = sample.run("import", "scan", str(bad), "--partnership", "crcog", expect=1)
    assert "bad.scan.yaml" in told
    assert "line 3" in told
    assert "surprise" in told


def test_the_demo_is_refused_on_another_database(folder: Path) -> None:
    told = Installation(folder / "never").run("demo", expect=1, DATABASE_URL="postgresql://x@127.0.0.1/x")
    assert "the demo" in told
    assert not (folder / "never").exists()


def test_reset_deletes_nothing_but_a_demo(folder: Path) -> None:
    precious = folder / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work")
    told = Installation(precious).run("demo", "--reset", "--no-serve", expect=2)
    assert "Nothing was deleted" in told
    assert (precious / "thesis.txt").exists()


def test_serve_refuses_unsafe_settings_with_the_whole_list(folder: Path) -> None:
    told = Installation(folder / "production").run("serve", expect=1)
    for word in ("DATABASE_URL", "DATABASE_URL_AUDIT", "INTERLOCAL_SECRET_KEY", "INTERLOCAL_URL"):
        assert word in told
    same = "postgresql://owner@127.0.0.1/x"
    told = Installation(folder / "production").run(
        "serve",
        expect=1,
        DATABASE_URL=same,
        DATABASE_URL_OWNER=same,
        DATABASE_URL_AUDIT=same,
        INTERLOCAL_SECRET_KEY="k" * 50,
        INTERLOCAL_URL="https://share.example.gov",
    )
    assert "the owner's or the audit role's" in told


def test_serve_refuses_a_role_that_row_security_does_not_bind(sample: Installation) -> None:
    """The owner's address under the app's name, on a real server."""
    with Server(sample.data):
        owner = url(sample.data, "owner")
        told = sample.run(
            "serve",
            expect=1,
            DATABASE_URL=owner,
            DATABASE_URL_AUDIT=url(sample.data, "audit"),
            INTERLOCAL_SECRET_KEY="k" * 50,
            INTERLOCAL_URL="https://share.example.gov",
        )
    assert "owns" in told
    assert "row security would not hold" in told
