"""Which settings `interlocal serve` refuses, and which it only warns of. Asks the settings alone, not the server."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from psycopg.conninfo import conninfo_to_dict

from .env import DATABASE_VARIABLES, Environment

ENCRYPTED = ("require", "verify-ca", "verify-full")


def unsafe(environment: Environment) -> list[str]:
    """Why `interlocal serve` won't serve with these settings: one line each, with what to do. Empty is good."""
    wrong = []
    if not environment.database_url:
        wrong.append("DATABASE_URL is not set. See docs/operate/install.md for the three roles.")
    elif _user(environment.database_url) in (
        _user(environment.database_url_owner),
        _user(environment.database_url_audit),
    ):
        wrong.append("DATABASE_URL is the owner's or the audit role's. Serve as the app role, which owns nothing.")
    wrong += [
        f"{variable} leads to another machine without encryption: add sslmode=verify-full to it."
        for variable, mode in _remote(environment).items()
        if mode not in ENCRYPTED
    ]
    if len(environment.secret_key) < 50:
        wrong.append("INTERLOCAL_SECRET_KEY needs 50 characters or more: openssl rand -base64 48")
    url = urlsplit(environment.url)
    if url.scheme != "https":
        wrong.append(f"INTERLOCAL_URL is {environment.url}; people sign in there, so it begins with https://")
    elif _is_loopback(url.hostname or "") or not url.hostname or url.path or url.query:
        wrong.append(f"INTERLOCAL_URL is {environment.url}; give the address that people type, without a path.")
    if environment.email_url and environment.email_from.endswith("@localhost"):
        wrong.append("INTERLOCAL_EMAIL_FROM is not set: mail servers refuse mail from localhost.")
    return wrong


def cautions(environment: Environment, bind: str) -> list[str]:
    """What whoever runs the server should know; `bind` is HOST:PORT, or unix:PATH, of the web server."""
    told = [
        f"{variable} is encrypted, but whose server it is goes unchecked: sslmode=verify-full checks it."
        for variable, mode in _remote(environment).items()
        if mode == "require"
    ]
    if not bind.startswith("unix:") and not _is_loopback(bind.rpartition(":")[0].strip("[]")):
        told.append(
            f"--bind {bind} may be reached without the proxy, by people who then can forge the address they come from."
            " Let nothing but the proxy through to it."
        )
    if not environment.email_url:
        told.append("INTERLOCAL_EMAIL_URL is not set: invitations and new passwords are written, but not sent.")
    return told


def _remote(environment: Environment) -> dict[str, str]:
    """The sslmode of each database address that leaves this machine, by variable."""
    addresses = (environment.database_url, environment.database_url_owner, environment.database_url_audit)
    parsed = {variable: conninfo_to_dict(url) for variable, url in zip(DATABASE_VARIABLES, addresses, strict=True)}
    return {
        variable: str(parts.get("sslmode", ""))
        for variable, parts in parsed.items()
        if not all(_is_here(host) for host in str(parts.get("hostaddr") or parts.get("host") or "").split(","))
    }


def _user(url: str) -> str | None:
    return conninfo_to_dict(url).get("user") if url else ""  # type: ignore[return-value]


def _is_here(host: str) -> bool:
    """Whether a database host is this machine; empty and a folder (or @name) mean a socket."""
    return host == "" or host.startswith(("/", "@")) or _is_loopback(host)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
