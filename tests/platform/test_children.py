"""Children obey, are killed if they don't, and end with whoever started them."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from interlocal.platform import children
from interlocal.platform.children import Child

from .embedded.processes import ROOT, wait_until

SAY_AND_SLEEP = "import sys, time; print('ready', flush=True); time.sleep(60)"
STUBBORN = """
import signal, subprocess, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
grandchild = subprocess.Popen(["sleep", "60"])
print("ready", grandchild.pid, flush=True)
time.sleep(60)
"""
PARENT = """
import sys, time
from pathlib import Path
from interlocal.platform.children import Child
Child(["/bin/sh", "-c", "echo $$; exec sleep 60"], log=Path(sys.argv[1])).start()
time.sleep(60)
"""


def ended(pid):
    """Whether there is no such process, or only its exit status is left."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z"


@pytest.fixture
def start(tmp_path):
    """Starts a Python program as a child and waits for its first word; stops it at the end."""
    started = []

    def start_program(program):
        child = Child([sys.executable, "-c", program], log=tmp_path / "child.log")
        child.start()
        started.append(child)
        wait_until(lambda: "ready" in child.last_words())
        return child

    yield start_program
    for child in started:
        child.stop()


def test_an_obedient_child_ends_by_the_first_signal(start):
    child = start(SAY_AND_SLEEP)
    child.stop((signal.SIGTERM, 30))
    assert child.wait(0) == -signal.SIGTERM


def test_a_stubborn_child_is_killed_with_its_own_children(start):
    child = start(STUBBORN)
    grandchild = int(child.last_words().split()[1])
    child.stop((signal.SIGTERM, 0.2))
    assert child.wait(0) == -signal.SIGKILL
    wait_until(lambda: ended(grandchild))


def test_a_child_that_cannot_be_run_says_so(tmp_path):
    child = Child([tmp_path / "absent"], log=tmp_path / "child.log")
    child.start()
    assert child.wait(30) == 1
    assert child.last_words() == f"{tmp_path}/absent can't be run: No such file or directory."


def test_last_words_are_those_since_the_last_start_and_a_long_log_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(children, "LOG_LIMIT", 100)
    (tmp_path / "child.log").write_text("earlier\n")
    child = Child([sys.executable, "-c", "print('\\n'.join(map(str, range(1000))))"], log=tmp_path / "child.log")
    child.start()
    assert child.wait(30) == 0
    assert child.last_words().splitlines() == [str(number) for number in range(980, 1000)]
    child.start()
    assert child.wait(30) == 0
    assert (tmp_path / "child.log.1").read_text().startswith("earlier\n0\n")
    assert (tmp_path / "child.log").read_text().startswith("0\n")


def test_a_log_is_for_its_owner_s_eyes_old_ones_too(tmp_path):
    for name in ("new.log", "old.log"):
        log = tmp_path / name
        if name == "old.log":
            log.touch(0o644)
        child = Child(["/bin/true"], log=log)
        child.start()
        assert child.wait(30) == 0
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_broken_pipe_ends_a_child_as_it_ends_any_program(tmp_path):
    child = Child(["/bin/sh", "-c", "yes | head -n 1"], log=tmp_path / "child.log")
    child.start()
    assert child.wait(30) == 0
    assert child.last_words() == "y"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_a_child_ends_with_whoever_started_it(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT, tmp_path / "child.log"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
        stdout=subprocess.PIPE,
    )
    wait_until(lambda: (tmp_path / "child.log").exists() and (tmp_path / "child.log").read_text() != "")
    pid = int((tmp_path / "child.log").read_text())
    assert not ended(pid)
    process.kill()
    process.communicate()
    wait_until(lambda: ended(pid))
