"""What every registered module keeps to, so that whoever knows one knows them all."""

import ast
import inspect
import os
import re
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

import interlocal
from interlocal.core.access.roles import Role
from interlocal.core.audit.actions import ACTIONS
from interlocal.platform.modules import Module, modules

pytestmark = pytest.mark.contract

#: The same names in every module; one that a module does not need is not there.
ANATOMY = {
    "__init__.py",
    "apps.py",
    "module.py",
    "permissions.py",
    "rules",
    "rules.py",
    "models",
    "models.py",
    "queries",
    "queries.py",
    "actions",
    "actions.py",
    "forms",
    "forms.py",
    "views",
    "views.py",
    "urls.py",
    "link_urls.py",
    "tasks.py",
    "todo.py",
    "headlines.py",
    "templates",
    "migrations",
}
#: What a module has beyond them, and why.
OWN_PARTS = {
    "assessment": {
        "scan.py": "the words of a scan: what its file, its rules and its report speak of",
        "scan.schema.json": "the form of a scan file",
        "example.scan.yaml": "an invented scan to fill in anew",
        "scan_file": "reads and writes scan files",
        "report": "makes the report on a scan",
        "issuing.py": "the report's files",
        "summary.py": "the scan as JSON, for the command line",
        "cautions.py": "what to know before using a scan",
        "progress.py": "how far the short forms of an own scan are",
        "overview.py": "the first page of an own scan",
        "answers.py": "what a member told, as its page shows it",
        "rated": "what raters say together, for its page and for reports",
        "workbook": "writes and reads a member's workbook of figures",
        "planning": "how the plan of an own scan is shown",
        "judgement": "how areas are judged, for the pages of an own scan",
        "compared.py": "two states of a scan side by side",
        "wording.py": "fixed words that report and summary share",
    },
    "example": {"doors.py": "the contract suite's list"},
}


def package(module: Module) -> str:
    return next(name for name in settings.MODULES if import_module(f"{name}.module").MODULE is module)


every_module = pytest.mark.parametrize("module", modules(), ids=lambda module: module.key)


def test_every_module_that_is_here_is_tested() -> None:
    """Whoever forgets to register one would see every other test pass, and none of them try it."""
    folder = Path(str(interlocal.__file__)).parent / "modules"
    here = {f"interlocal.modules.{path.parent.name}" for path in folder.glob("*/module.py")}
    assert here == {name for name in settings.MODULES if name.startswith("interlocal.")}


@every_module
def test_anatomy(module: Module) -> None:
    folder = Path(str(import_module(package(module)).__file__)).parent
    parts = {path.name for path in folder.iterdir() if path.name != "__pycache__"}
    assert parts - ANATOMY - set(OWN_PARTS.get(module.key, {})) == set()
    assert set(OWN_PARTS.get(module.key, {})) <= parts
    assert {"__init__.py", "apps.py", "module.py", "permissions.py", "urls.py"} <= parts
    assert import_module(package(module)).__doc__, "the package says what it is, who runs it, what it never does"


@every_module
def test_its_names_are_its_own(module: Module) -> None:
    assert all(permission.value.startswith(f"{module.key}.") for permission in module.permissions)
    assert import_module(module.urls).app_name == module.key
    for item in module.navigation:
        assert reverse(item.url_name, kwargs={"partnership": "any"}).startswith(f"/p/any/{module.key}/")


@every_module
def test_some_role_holds_each_permission(module: Module) -> None:
    held = frozenset().union(*module.held_by.values())
    assert held == set(module.permissions)
    assert set(module.held_by) <= set(Role)


@every_module
def test_every_verb_that_it_records_has_a_sentence(module: Module) -> None:
    folder = Path(str(import_module(package(module)).__file__)).parent
    verbs = {
        verb
        for path in (*folder.glob("actions.py"), *folder.glob("actions/*.py"))
        for verb in re.findall(r'record\(\s*"([a-z_.]+)"', path.read_text("utf-8"))
    }
    assert verbs == set(module.events)


def rules_files() -> list[Path]:
    source = Path(str(interlocal.__file__)).parent
    found = [*source.glob("*/*/rules.py"), *source.glob("*/*/rules/**/*.py")]
    return [path for path in found if path.parts[-3] != "tests"]


@pytest.mark.parametrize("path", rules_files(), ids=lambda path: "/".join(path.parts[-3:]))
def test_rules_are_decisions_without_tables(path: Path) -> None:
    """import-linter can't forbid a part of a package that is not ours."""
    imported = {
        name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not {name for name in imported if name.startswith(("django.db", "psycopg")) or name.endswith(".models")}


def action_modules() -> list[str]:
    core = ("access", "audit", "governments", "people", "catalogue", "participation", "measures", "agreements")
    return [f"interlocal.core.{name}.actions" for name in core if name not in ("access", "audit")] + [
        f"{name}.actions" for name in settings.MODULES if find_spec(f"{name}.actions")
    ]


@pytest.mark.parametrize("name", action_modules())
def test_every_public_function_of_an_actions_file_is_an_action(name: str) -> None:
    """The decorator holds each to keyword-only arguments, one transaction and one audit event."""
    file = import_module(name)
    public = {
        f"{value.__module__}.{function}"
        for function, value in vars(file).items()
        # Of a package, what it offers from its own files.
        if inspect.isfunction(value) and f"{value.__module__}.".startswith(f"{name}.") and not function.startswith("_")
    }
    assert public, "an actions file without actions"
    assert public <= set(ACTIONS)


@pytest.mark.parametrize(
    "chosen", ["", *settings.MODULES], ids=["none", *(m.rsplit(".", 1)[1] for m in settings.MODULES)]
)
def test_the_core_boots_with_no_module_and_with_each_alone(chosen: str) -> None:
    boot = (
        "import django; django.setup();"
        "from django.core.management import call_command; call_command('check');"
        "from django.urls import get_resolver; get_resolver().url_patterns;"
        "from interlocal.platform.modules import modules; print(*[module.key for module in modules()])"
    )
    done = subprocess.run(
        [sys.executable, "-c", boot],
        env=os.environ | {"INTERLOCAL_MODULES": chosen},
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    expected = import_module(f"{chosen}.module").MODULE.key if chosen else ""
    assert done.stdout.splitlines()[-1].strip() == expected
