"""The variables that are read, the table that the instructions give of them, and what is refused."""

import re
from pathlib import Path

import pytest

from interlocal.config.env import BadEnvironment, Environment, read

ROOT = Path(__file__).resolve().parents[2]
NAMES = re.compile(r"\b(?:INTERLOCAL_[A-Z_]+[A-Z]|DATABASE_URL(?:_[A-Z]+)?)\b")


class Asked(dict[str, str]):
    """An empty environment that notes what it is asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
        self.names.add(name)
        return default

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return False


def variables() -> set[str]:
    asked = Asked()
    read(asked)
    return asked.names


def test_the_instructions_have_every_variable_and_no_other() -> None:
    instructions = (ROOT / "docs/operate/install.md").read_text("utf-8")
    rows = re.findall(r"^\| `([A-Z_]+)` \|", instructions, re.MULTILINE)
    assert len(rows) == len(set(rows))
    assert set(rows) == variables() - {"INTERLOCAL_MODE"}, "INTERLOCAL_MODE alone is set by the commands"


def test_nothing_else_is_read_anywhere() -> None:
    partial = {"INTERLOCAL_ENTRA", "INTERLOCAL_GOOGLE"}
    for path in (ROOT / "src").rglob("*.py"):
        assert set(NAMES.findall(path.read_text("utf-8"))) - partial <= variables(), path


def test_an_empty_environment_means_an_embedded_server_on_this_machine() -> None:
    environment = read({})
    assert environment == Environment(data=environment.data)
    assert environment.embedded


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("INTERLOCAL_MODE", "production"),
        ("INTERLOCAL_MODULES", "interlocal.nowhere"),
        ("INTERLOCAL_MODULES", "nowhere.at.all"),
        ("INTERLOCAL_EMAIL_URL", "mail.example.gov:25"),
        ("INTERLOCAL_EMAIL_URL", "https://mail.example.gov"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgresql://db.example.gov/interlocal"),
        ("DATABASE_URL_OWNER", "postgresql://owner@db.example.gov"),
        ("INTERLOCAL_ENTRA_TENANT", "common"),
    ],
)
def test_what_cannot_be_used_is_named(variable: str, value: str) -> None:
    with pytest.raises(BadEnvironment, match=variable):
        read({variable: value})


def test_a_module_of_our_own_list_is_not_blamed_on_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "modules", ("interlocal.modules.nowhere",))
    with pytest.raises(BadEnvironment, match=r"Environment\.modules in config/env\.py names 'interlocal\.modules\."):
        read({})


def test_all_that_is_wrong_is_said_at_once_and_no_password() -> None:
    with pytest.raises(BadEnvironment) as told:
        read(
            {
                "DATABASE_URL": "postgresql://app:hunter2@127.0.0.1",
                "INTERLOCAL_EMAIL_URL": "mail:hunter2@x",
                "INTERLOCAL_MODULES": "nowhere",
            }
        )
    assert len(str(told.value).splitlines()) == 3
    assert "hunter2" not in str(told.value)


def test_the_three_addresses_are_of_one_database() -> None:
    with pytest.raises(BadEnvironment, match="different databases"):
        read({"DATABASE_URL": "user=app dbname=one", "DATABASE_URL_AUDIT": "user=audit dbname=two"})


@pytest.mark.parametrize(("mode", "remedy"), [("demo", "embedded server only"), ("start", "interlocal serve")])
def test_modes_with_a_server_of_their_own_refuse_another(mode: str, remedy: str) -> None:
    with pytest.raises(BadEnvironment, match=remedy):
        read({"INTERLOCAL_MODE": mode, "DATABASE_URL": "user=app dbname=interlocal"})
