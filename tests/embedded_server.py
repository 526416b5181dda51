"""Starts one PostgreSQL for the whole run, before the settings are read. Loaded by `-p` in pyproject.toml.

With DATABASE_URL set (bin/test on Debian's PostgreSQL 15) that server is used, and nothing is started.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from interlocal.config.env import Environment
from interlocal.platform.embedded import Server, make_data_folder

os.environ["INTERLOCAL_MODE"] = "test"
os.environ["INTERLOCAL_MODULES"] = ",".join((*Environment.modules, "tests.example_module"))
os.environ["INTERLOCAL_URL"] = "http://testserver"
os.environ["INTERLOCAL_SECRET_KEY"] = "only-for-tests-" * 5
# Playwright's synchronous interface runs an event loop in the thread in which tests use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def _start() -> None:
    # Not pytest's own folder: as root, the server runs as a system user, which must be able to reach it.
    base = "/var/tmp" if os.geteuid() == 0 else None  # noqa: S108
    folder = Path(tempfile.mkdtemp(prefix="interlocal-tests-", dir=base))
    folder.chmod(0o755 if os.geteuid() == 0 else 0o700)
    data = folder / "data"
    os.environ["INTERLOCAL_DATA"] = str(data)
    make_data_folder(data)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if not os.environ.get("DATABASE_URL"):
        server = Server(data, durable=False)
        server.start()
        atexit.register(server.stop)


_start()
