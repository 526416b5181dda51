"""What a worker was at when it was killed is done by the next."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from interlocal.platform.embedded import Server, url

from .installation import Installation

QUEUE_A_MESSAGE = """
from interlocal.platform.acting import Acting, acting
from interlocal.platform.clock import now
from interlocal.platform.mail.outbox import post
from interlocal.platform.tasks.queue import take_up_again
with acting(Acting()):
    post(to="ann@example.gov", subject="Hello", text="Hello", at=now())
take_up_again.defer(timestamp=0)
"""
STATUS = "select status from procrastinate_jobs where id = %s"
#: As a worker leaves it that was killed: begun, and nobody at it. `attempts` is how often that happened before.
KILLED = """
    update procrastinate_jobs set status = 'doing', worker_id = null, attempts = %s
    where task_name = 'interlocal.platform.mail.send' and status = 'todo' returning id
"""


@pytest.fixture(scope="module")
def installation(folder: Path) -> Installation:
    new = Installation(folder / "worker")
    new.run("migrate")
    return new


@pytest.mark.parametrize(("before", "becomes"), [(0, "succeeded"), (2, "failed")])
def test_a_killed_task_is_taken_up_again_but_not_for_ever(
    installation: Installation, before: int, becomes: str
) -> None:
    with Server(installation.data), psycopg.connect(url(installation.data, "superuser"), autocommit=True) as database:
        installation.python(QUEUE_A_MESSAGE)
        (job,) = database.execute(KILLED, [before]).fetchone() or ()
        worker = subprocess.Popen([sys.executable, "-m", "interlocal.cli", "worker"], env=installation.environ())
        try:
            until = time.monotonic() + 30
            status = "doing"
            while status != becomes and time.monotonic() < until:
                time.sleep(0.1)
                (status,) = (
                    database.execute("select status from procrastinate_jobs where id = %s", [job]).fetchone() or ()
                )
        finally:
            worker.terminate()
            worker.wait(20)
    assert status == becomes
