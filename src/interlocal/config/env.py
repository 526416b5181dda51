"""The environment variables that interlocal reads: one typed table, nothing read elsewhere."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

Mode = Literal["serve", "start", "demo", "test", "command"]
MODES: tuple[Mode, ...] = ("serve", "start", "demo", "test", "command")
DATABASE_VARIABLES = ("DATABASE_URL", "DATABASE_URL_OWNER", "DATABASE_URL_AUDIT")


class BadEnvironment(ValueError):
    """A variable is missing or can't be used; the message lists every one, with its remedy."""


def default_data_folder() -> Path:
    """Where an installation without further word keeps its data: /var/lib for root, the user's own folder else."""
    if os.geteuid() == 0:
        return Path("/var/lib/interlocal")
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "interlocal"


@dataclass(frozen=True)
class Environment:
    """What the environment says; each field names its variable."""

    mode: Mode = "command"  # INTERLOCAL_MODE: set by the command that starts the process
    data: Path = field(default_factory=default_data_folder)  # INTERLOCAL_DATA
    #: INTERLOCAL_MODULES: dotted names, comma-separated, of the modules that this installation has
    modules: tuple[str, ...] = ("interlocal.modules.assessment",)
    database_url: str = ""  # DATABASE_URL: the app role; empty means the embedded server
    database_url_owner: str = ""  # DATABASE_URL_OWNER: migrates, never serves
    database_url_audit: str = ""  # DATABASE_URL_AUDIT: reads everything, for back-up and `audit verify`
    secret_key: str = ""  # INTERLOCAL_SECRET_KEY: 50 characters or more; made and kept in the data folder if embedded
    url: str = "http://127.0.0.1:8000"  # INTERLOCAL_URL: the public address, used in links in e-mails
    hosts: tuple[str, ...] = ()  # INTERLOCAL_HOSTS: further host names, comma-separated
    email_url: str = ""  # INTERLOCAL_EMAIL_URL: smtp://user:password@host:587?tls=1; empty keeps mail in the outbox
    email_from: str = "interlocal@localhost"  # INTERLOCAL_EMAIL_FROM
    entra_tenant: str = ""  # INTERLOCAL_ENTRA_TENANT, _CLIENT_ID, _SECRET: sign-in with Microsoft Entra
    entra_client_id: str = ""
    entra_secret: str = ""
    google_client_id: str = ""  # INTERLOCAL_GOOGLE_CLIENT_ID, _SECRET: sign-in with Google
    google_secret: str = ""

    @property
    def embedded(self) -> bool:
        """Whether the embedded server is used."""
        return not self.database_url


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read the table from `environ`; raise BadEnvironment with everything that is wrong."""
    wrong: list[str] = []
    mode = environ.get("INTERLOCAL_MODE", "command")
    if mode not in MODES:
        wrong.append(f"INTERLOCAL_MODE is {mode!r}; it is one of {', '.join(MODES)}.")
        mode = "command"
    database_url = environ.get("DATABASE_URL", "")
    if database_url and mode == "demo":
        wrong.append("DATABASE_URL is set: the demo, with its one-click sign-in, runs on the embedded server only.")
    if database_url and mode == "start":
        wrong.append("DATABASE_URL is set: `interlocal start` brings a server of its own. Use `interlocal serve`.")
    modules = _list(environ["INTERLOCAL_MODULES"]) if "INTERLOCAL_MODULES" in environ else Environment.modules
    wrong += _wrong_addresses(environ) + _wrong_modules(modules, environ) + _wrong_directories(environ)
    if wrong:
        raise BadEnvironment("\n".join(wrong))
    data = environ.get("INTERLOCAL_DATA")
    return Environment(
        mode=mode,  # type: ignore[arg-type]  # checked against MODES above
        data=Path(data).expanduser().absolute() if data else default_data_folder(),
        modules=modules,
        database_url=database_url,
        database_url_owner=environ.get("DATABASE_URL_OWNER", ""),
        database_url_audit=environ.get("DATABASE_URL_AUDIT", ""),
        secret_key=environ.get("INTERLOCAL_SECRET_KEY", ""),
        url=environ.get("INTERLOCAL_URL", Environment.url).rstrip("/"),
        hosts=_list(environ.get("INTERLOCAL_HOSTS", "")),
        email_url=environ.get("INTERLOCAL_EMAIL_URL", ""),
        email_from=environ.get("INTERLOCAL_EMAIL_FROM", Environment.email_from),
        entra_tenant=environ.get("INTERLOCAL_ENTRA_TENANT", ""),
        entra_client_id=environ.get("INTERLOCAL_ENTRA_CLIENT_ID", ""),
        entra_secret=environ.get("INTERLOCAL_ENTRA_SECRET", ""),
        google_client_id=environ.get("INTERLOCAL_GOOGLE_CLIENT_ID", ""),
        google_secret=environ.get("INTERLOCAL_GOOGLE_SECRET", ""),
    )


def _list(value: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in value.split(",") if item.strip())


def _wrong_addresses(environ: Mapping[str, str]) -> list[str]:
    """What is wrong with the addresses of database and mail server. They hold passwords: none is repeated."""
    wrong = []
    names = set()
    for variable in DATABASE_VARIABLES:
        try:
            parts = conninfo_to_dict(environ.get(variable, ""))
        except ProgrammingError:
            parts = {"broken": "yes"}
        if not parts:
            continue
        if "user" in parts and "dbname" in parts:
            names.add(parts["dbname"])
        else:
            wrong.append(f"{variable} is not an address such as postgresql://role:password@host:5432/interlocal.")
    if len(names) > 1:
        wrong.append(f"The addresses {', '.join(DATABASE_VARIABLES)} name different databases.")
    mail = environ.get("INTERLOCAL_EMAIL_URL", "")
    if mail and (urlsplit(mail).scheme not in ("smtp", "smtps") or not urlsplit(mail).hostname):
        wrong.append("INTERLOCAL_EMAIL_URL is not an address such as smtp://user:password@host:587?tls=1.")
    return wrong


def _wrong_modules(modules: tuple[str, ...], environ: Mapping[str, str]) -> list[str]:
    """Modules that are not here."""
    place = "INTERLOCAL_MODULES" if "INTERLOCAL_MODULES" in environ else "Environment.modules in config/env.py"
    wrong = []
    for module in modules:
        try:
            found = find_spec(module)
        except (ModuleNotFoundError, ValueError):
            found = None
        if found is None:
            wrong.append(f"{place} names {module!r}, and there is no such module.")
    return wrong


def _wrong_directories(environ: Mapping[str, str]) -> list[str]:
    """What is wrong with the settings of Entra and Google."""
    wrong = []
    for name, parts in (("ENTRA", ("TENANT", "CLIENT_ID", "SECRET")), ("GOOGLE", ("CLIENT_ID", "SECRET"))):
        given = {part: environ.get(f"INTERLOCAL_{name}_{part}", "") for part in parts}
        if any(given.values()):
            wrong += [
                f"INTERLOCAL_{name}_{part} is missing: sign-in with {name.title()} needs all of {', '.join(parts)}."
                for part, value in given.items()
                if not value
            ]
    if environ.get("INTERLOCAL_ENTRA_TENANT", "").lower() in ("common", "organizations", "consumers"):
        wrong.append(
            "INTERLOCAL_ENTRA_TENANT names every directory there is; anybody could make up an address in her own."
            " Give the id of your own tenant (Entra admin centre, Overview, Tenant ID)."
        )
    return wrong
