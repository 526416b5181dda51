"""kill -9 of whatever runs: the next start comes up by itself, with every row that was acknowledged.

By default each kind of crash is tried twice; INTERLOCAL_CRASH_ROUNDS=10 tries each ten times.
"""

import os
import signal
import sys
import time
from contextlib import suppress

import psycopg
import pytest

from interlocal.platform import embedded

from .processes import Writer, answers, processes_of, server_processes, wait_until

ROUNDS = range(int(os.environ.get("INTERLOCAL_CRASH_ROUNDS", "2")))
NOTHING, MAIN_PROCESS, EVERYTHING = slice(0), slice(1), slice(None)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")


@pytest.fixture(scope="module")
def data(shared_folder):
    """One folder for all crashes, so that each of them meets what the others left."""
    data = shared_folder / "data"
    with embedded.Server(data), psycopg.connect(embedded.url(data, "owner")) as owner:
        owner.execute("create table written (number bigint primary key)")
    return data


def rows(data):
    with psycopg.connect(embedded.url(data, "owner")) as owner:
        return {number for (number,) in owner.execute("select number from written")}


@pytest.mark.parametrize("round_number", ROUNDS)
@pytest.mark.parametrize(
    ("of_the_supervisor", "of_the_server"),
    [
        pytest.param(True, NOTHING, id="supervisor"),
        pytest.param(False, MAIN_PROCESS, id="server"),
        pytest.param(True, MAIN_PROCESS, id="supervisor and server"),
        pytest.param(False, EVERYTHING, id="all of PostgreSQL"),
        pytest.param(True, EVERYTHING, id="supervisor and all of PostgreSQL"),
    ],
)
def test_every_acknowledged_row_is_there_after_a_kill(supervise, data, of_the_supervisor, of_the_server, round_number):
    supervised = supervise(data)
    before = rows(data)
    writer = Writer(data, first=max(before, default=0) + 1)
    victims = server_processes(data)[of_the_server]
    if of_the_supervisor:
        victims.insert(0, supervised.process.pid)
    for pid in victims:
        with suppress(ProcessLookupError):  # it saw the main process end
            os.kill(pid, signal.SIGKILL)
    acknowledged = writer.wait_for_the_cut()
    if of_the_supervisor:
        supervised.process.wait()
        supervised = supervise(data)
    wait_until(lambda: answers(data))
    assert before | set(acknowledged) <= rows(data)
    supervised.end()
    assert processes_of(data) == []


@pytest.mark.parametrize("round_number", ROUNDS)
def test_a_first_start_that_is_killed_while_it_makes_the_cluster_leaves_nothing_in_the_way(
    supervise, folder, round_number
):
    data = folder / "data"
    first = supervise(data, ready=False)
    wait_until(lambda: any(data.glob("initialising-postgresql-*")))
    time.sleep(0.08 * round_number)
    first.process.kill()
    assert not (data / "postgresql").exists()
    first.process.wait()
    second = supervise(data)
    assert answers(data)
    assert not list(data.glob("initialising-*"))
    second.end()
    assert processes_of(data) == []
