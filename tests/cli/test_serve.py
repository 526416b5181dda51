"""`interlocal serve`, on a real server: what it refuses, that it serves, and that nothing of it is left."""

import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from interlocal.platform.embedded import Server, url

from .installation import Installation

SAFE = {
    "INTERLOCAL_SECRET_KEY": "k" * 50,
    "INTERLOCAL_URL": "https://share.example.gov",
    "INTERLOCAL_HOSTS": "127.0.0.1",
}
ENDED = 20.0


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[dict[str, str]]:
    """A server with an empty, migrated database, and the addresses of its three roles."""
    home = folder / "database"
    Installation(home).run("migrate")
    with Server(home):
        yield {
            "DATABASE_URL": url(home, "app"),
            "DATABASE_URL_OWNER": url(home, "owner"),
            "DATABASE_URL_AUDIT": url(home, "audit"),
            "superuser": url(home, "superuser"),
        }


def test_all_unsafe_settings_are_listed_at_once(folder: Path) -> None:
    told = Installation(folder / "production").run("serve", expect=1)
    for variable in ("DATABASE_URL", "INTERLOCAL_SECRET_KEY", "INTERLOCAL_URL"):
        assert f"  - {variable} " in told
    assert not (folder / "production").exists()


@pytest.mark.parametrize(
    ("variable", "role", "words"),
    [
        ("DATABASE_URL", "superuser", ("is a superuser", "may bypass row security")),
        ("DATABASE_URL", "DATABASE_URL_AUDIT", ("may bypass row security",)),
        ("DATABASE_URL", "DATABASE_URL_OWNER", ("owns",)),
        ("DATABASE_URL_AUDIT", "DATABASE_URL_OWNER", ("bypassrls", "could write")),
        ("DATABASE_URL_OWNER", "DATABASE_URL_AUDIT", ("may not make tables",)),
    ],
)
def test_a_role_that_is_not_what_it_should_be_is_refused(
    database: dict[str, str], folder: Path, variable: str, role: str, words: tuple[str, ...]
) -> None:
    app_alone = {"DATABASE_URL": database["DATABASE_URL"]}
    told = Installation(folder / "production").run("serve", expect=1, **SAFE | app_alone | {variable: database[role]})
    assert all(word in told for word in words), told
    assert "Traceback" not in told


def test_a_database_that_does_not_answer_is_said_at_once(folder: Path) -> None:
    began = time.monotonic()
    nowhere = {"DATABASE_URL": "postgresql://interlocal_app:hunter2@127.0.0.1:1/interlocal"}
    told = Installation(folder / "production").run("serve", expect=1, **SAFE | nowhere)
    assert "DATABASE_URL: connection failed" in told
    assert "hunter2" not in told
    assert time.monotonic() - began < 15


class Serving:
    """`interlocal serve` in a session of its own, and the processes that came of it."""

    def __init__(self, installation: Installation, environ: dict[str, str]) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "interlocal.cli", "serve", "--bind", self.address, "--workers", "1"],
            env=installation.environ(**environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def status(self, path: str, **headers: str) -> int:
        request = Request(f"http://{self.address}{path}", headers={"X-Forwarded-Proto": "https"} | headers)
        for _ in range(300):
            try:
                with urlopen(request, timeout=10) as answer:  # noqa: S310  our own
                    return int(answer.status)
            except HTTPError as refused:
                return refused.code
            except OSError:  # not yet
                assert self.process.poll() is None, self.process.communicate()[0]
                time.sleep(0.1)
        raise AssertionError("It does not open.")

    def family(self) -> set[int]:
        """Itself and all that it started."""
        parents = {}
        for place in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = place.read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents[int(place.parent.name)] = int(fields[1])
        found = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return found


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="Reads /proc.")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_it_serves_and_leaves_nothing_running(database: dict[str, str], folder: Path, number: int) -> None:
    installation = Installation(folder / f"serving-{number}")
    environ = {name: value for name, value in database.items() if name != "superuser"}
    serving = Serving(installation, SAFE | environ)
    family: set[int] = set()
    try:
        assert serving.status("/accounts/login/") == 200
        family = serving.family()
        assert len(family) >= 4, "itself, web server, its process, worker"
        assert stat.S_IMODE(installation.data.stat().st_mode) & 0o066 == 0
        assert stat.S_IMODE((installation.data / "log").stat().st_mode) == 0o700
        code = installation.data / "set-up-code"
        assert stat.S_IMODE(code.stat().st_mode) == 0o600
        for pid in family - {serving.process.pid}:
            known = Path(f"/proc/{pid}/environ").read_bytes()
            assert b"DATABASE_URL=" in known
            assert b"DATABASE_URL_OWNER" not in known
            assert b"DATABASE_URL_AUDIT" not in known
    finally:
        serving.process.send_signal(number)
        told = serving.process.communicate(timeout=ENDED)[0]
    assert code.read_text() in told
    assert "INTERLOCAL_EMAIL_URL is not set" in told
    until = time.monotonic() + ENDED
    while any(map(alive, family)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not [pid for pid in family if alive(pid)]
