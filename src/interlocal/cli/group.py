"""Which commands there are, and what stands ready before each is imported."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import django
import typer
from typer.core import TyperGroup

#: These start other processes and decide what environment Django's settings read.
STARTERS = {"demo": "interlocal.cli.demo", "start": "interlocal.cli.start", "serve": "interlocal.cli.serve"}
#: These run inside an installation.
INSIDE = {
    "assess": "interlocal.cli.assess",
    "audit": "interlocal.cli.audit",
    "backup": "interlocal.cli.backup",
    "import": "interlocal.cli.imports",
    "invite": "interlocal.cli.invite",
    "migrate": "interlocal.cli.migrate",
    "restore": "interlocal.cli.restore",
    "worker": "interlocal.cli.worker",
}


class Commands(TyperGroup):
    """Imports a command's module, which holds a Typer `app`, when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(STARTERS | INSIDE)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        name = (STARTERS | INSIDE).get(cmd_name)
        if name is None:
            return None
        if cmd_name in INSIDE:
            django.setup()
        app: typer.Typer = import_module(name).app
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _set_data(folder: Path | None) -> None:
    """While options are read: a command is looked up right after, and looking one up reads the settings."""
    if folder is not None:
        os.environ["INTERLOCAL_DATA"] = str(folder.expanduser().absolute())


@app.callback(no_args_is_help=True)
def interlocal(
    data: Annotated[
        Path | None,
        typer.Option(help="The data folder; INTERLOCAL_DATA says the same.", file_okay=False, callback=_set_data),
    ] = None,
) -> None:
    """What to share, with whom, who pays and who answers, and what it saved."""


def main() -> None:
    """Run the command line; what is wrong with the installation is said in a line, not in a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interlocal.config.settings")
    try:
        app(prog_name="interlocal")
    except Exception as why:
        # By name, since most runs need nothing of it.
        told = import_module("interlocal.cli.mishaps").in_words(why)
        if told is None:
            raise
        print(told, file=sys.stderr)
        sys.exit(1)
