"""A port that can't be used is refused with what keeps us from it."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from interlocal.cli.group import app
from interlocal.cli.running import obstacle

_FIRST = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not _FIRST.exists() or int(_FIRST.read_text()) < 1024, reason="Here everybody may use every port.")
def test_a_low_port_is_said_to_need_root_and_not_to_be_in_use(ordinary_user: None) -> None:
    assert obstacle("127.0.0.1:1023") == "needs root, as all below 1024 do"


def test_a_port_that_another_program_has_is_said_to_be_in_use() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        bind = f"127.0.0.1:{other.getsockname()[1]}"
        assert obstacle(bind) == "is in use by another program"
    assert obstacle(bind) == ""


def test_what_is_no_port_or_no_address_here_is_said_to_be_so() -> None:
    assert obstacle("127.0.0.1:99999") == "does not exist: ports end at 65535"
    assert obstacle("192.0.2.1:8000").startswith("can't be used: ")
    assert obstacle("unix:/run/interlocal.sock") == ""


@pytest.mark.parametrize(("port", "bound"), [("0", "equal to 1 "), ("99999", "equal to 65535 ")])
def test_start_takes_only_ports(port: str, bound: str) -> None:
    answer = CliRunner().invoke(app, ["start", "--port", port])
    assert answer.exit_code == 2
    assert bound in " ".join(answer.output.split())


@pytest.mark.parametrize("command", ["backup", "migrate", "restore", "serve", "start", "worker"])
def test_the_help_of_a_command_lists_only_its_own_options(command: str) -> None:
    answer = CliRunner().invoke(app, [command, "--help"])
    assert "--help" in answer.output
    assert "completion" not in answer.output
