"""An installation of its own to measure on, and its web server."""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import django

from interlocal.platform.embedded import Server, url
from interlocal.platform.garbage import settle


@contextmanager
def installation() -> Iterator[Path]:
    """An empty one on an embedded server, with Django set up for it; its data folder."""
    base = "/var/tmp" if os.geteuid() == 0 else None  # noqa: S108  the server's account must reach it
    with tempfile.TemporaryDirectory(prefix="interlocal-bench-", dir=base) as folder:
        Path(folder).chmod(0o755)
        data = Path(folder, "data")
        os.environ.update(
            INTERLOCAL_MODE="command",
            INTERLOCAL_DATA=str(data),
            INTERLOCAL_SECRET_KEY="only-for-bench-" * 5,
            DJANGO_SETTINGS_MODULE="bench.settings",
        )
        with Server(data):
            django.setup()
            import_module("interlocal.cli.migrate").bring_up_to_date()
            settle()  # as where it serves
            yield data


class Web:
    """Gunicorn as `interlocal serve` runs it, on a free port."""

    def __init__(self, data: Path, database: str) -> None:
        self.log = data / f"{database}.log"
        self.environ = os.environ | {"DATABASE_URL": url(data, "app", database), "INTERLOCAL_MODE": "command"}

    def __enter__(self) -> int:
        gunicorn = ("-m", "gunicorn", "interlocal.config.wsgi", "--bind=127.0.0.1:0", "--workers=1")
        self.process = subprocess.Popen(
            [
                sys.executable,
                *gunicorn,
                "--worker-class=gthread",
                "--threads=8",
                "--no-control-socket",
                "--keep-alive=75",
            ],
            env=self.environ,
            stderr=self.log.open("w"),
        )
        for _ in range(300):
            time.sleep(0.1)
            for line in self.log.read_text().splitlines():
                if "Listening at: http://127.0.0.1:" in line:
                    return int(line.split("127.0.0.1:")[1].split()[0])
        raise SystemExit(self.log.read_text())

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(20)


def percentile(values: list[float], percent: int) -> float:
    """The value that so many percent of them don't exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def machine() -> str:
    """What this was measured on, and the day."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    cpu = next((line.split(":")[1].strip() for line in lines if "model name" in line), "")
    return f"{os.cpu_count()} cores ({cpu}), Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}"


def say(text: str) -> None:
    """What is going on; results alone go to standard output."""
    print(text, file=sys.stderr)
