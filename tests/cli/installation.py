"""The `interlocal` command on a data folder, as whoever runs a server uses it: real processes."""

import os
import subprocess
import sys
from pathlib import Path

OURS = ("INTERLOCAL_", "DATABASE_")


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

    def environ(self, **environ: str) -> dict[str, str]:
        """What its processes see of variables: ours are those given, and no other."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        return kept | {"INTERLOCAL_DATA": str(self.data)} | environ

    def _do(self, arguments: list[str], expect: int, environ: dict[str, str]) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            env=self.environ(**environ),
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout + done.stderr
