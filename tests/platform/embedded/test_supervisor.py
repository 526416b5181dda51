"""The supervisor keeps its commands running, says why it can't, and leaves nothing running."""

import os
import signal
import socket
import sys

import pytest

from interlocal.platform.embedded import Server
from interlocal.platform.embedded.earlier_run import postmaster
from interlocal.platform.supervisor import pause_before_restart

from .processes import answers, processes_of, server_processes, wait_until

FAIL = [sys.executable, "-c", "raise SystemExit('the port is taken')"]


@pytest.fixture(scope="module")
def data(shared_folder):
    with Server(shared_folder / "data"):
        pass
    return shared_folder / "data"


@pytest.fixture
def web(data):
    """A command that serves, with worker processes of its own, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = [f"--bind=127.0.0.1:{port}", "--workers=2", f"--chdir={data}", f"--pid={data}/web.pid"]
    return {"web": [sys.executable, "-m", "gunicorn", *options, "wsgiref.simple_server:demo_app"]}, port


def leader(data):
    """The process that the supervisor started as its command, from the file that it writes itself."""
    file = data / "web.pid"
    return int(file.read_text() or 0) if file.exists() else 0


def serves(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything(supervise, data, web, number):
    programs, port = web
    supervised = supervise(data, programs)
    wait_until(lambda: serves(port))
    assert supervised.end(number) == ""
    assert supervised.process.returncode == 0
    assert processes_of(data) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_a_killed_supervisor_takes_everything_with_it(supervise, data, web):
    programs, port = web
    supervised = supervise(data, programs)
    wait_until(lambda: serves(port))
    supervised.end(signal.SIGKILL)
    wait_until(lambda: processes_of(data) == [], seconds=10)
    assert not serves(port)


def test_a_signal_cuts_a_first_start_short(supervise, folder):
    data = folder / "data"
    supervised = supervise(data, ready=False)
    wait_until(lambda: any(data.glob("initialising-postgresql-*")))
    assert supervised.end(signal.SIGINT) == ""
    assert supervised.process.returncode == 0
    assert not list(data.glob("initialising-*"))
    assert processes_of(data) == []


def test_a_command_that_dies_is_started_again_and_its_last_words_are_told(supervise, data, web):
    programs, port = web
    supervised = supervise(data, programs)
    wait_until(lambda: serves(port))
    killed = leader(data)
    os.kill(killed, signal.SIGTERM)
    wait_until(lambda: leader(data) not in (0, killed))
    wait_until(lambda: serves(port))
    told = supervised.end()
    assert "web has ended by itself" in told
    assert "Shutting down: Master" in told
    assert "Starting it again in 0.25 s." in told


def test_a_database_that_dies_is_started_again_under_the_running_commands(supervise, data, web):
    programs, port = web
    supervised = supervise(data, programs)
    wait_until(lambda: serves(port))
    web_before, killed = leader(data), server_processes(data)[0]
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: postmaster(data / "postgresql") not in (None, killed))
    wait_until(lambda: answers(data))
    assert leader(data) == web_before
    assert "The database has ended by itself" in supervised.end()


def test_a_command_that_dies_again_and_again_is_given_up_with_the_reason(supervise, data):
    supervised = supervise(data, {"web": FAIL}, ready=False)
    told = supervised.process.communicate(timeout=60)[1]
    assert supervised.process.returncode == 1
    assert told.count("the port is taken") == 4
    assert told.endswith("That was the 4th time within a minute: giving up.\n")
    assert processes_of(data) == []


def test_a_second_supervisor_says_who_holds_the_folder_and_ends(supervise, data):
    first = supervise(data)
    second = supervise(data, ready=False)
    told = second.process.communicate(timeout=60)[1]
    assert second.process.returncode == 1
    assert f"in use by process {first.process.pid}" in told
    first.end()


@pytest.mark.parametrize(
    ("deaths", "pause"),
    [
        ([100.0], 0.25),
        ([99.0, 100.0], 0.5),
        ([90.0, 99.0, 100.0], 1.0),
        ([80.0, 90.0, 99.0, 100.0], None),
        ([1.0, 39.0, 40.0, 100.0], 0.25),
    ],
)
def test_pauses_grow_with_the_deaths_of_the_last_minute_until_giving_up(deaths, pause):
    assert pause_before_restart(deaths, now=100.0) == pause
