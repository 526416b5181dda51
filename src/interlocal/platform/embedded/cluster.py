"""PostgreSQL's own folder, which it calls a cluster: made whole, by initdb, or not at all."""

import pwd
from pathlib import Path

from interlocal.platform.children import Child

from .account import Account
from .failures import ServerFailed
from .folders import give, made_whole

INITDB_SECONDS = 300
#: Nothing of the caller's: a foreign locale or PG* variable must not change how the programs run.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
OPTIONS = ["--username=postgres", "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8"]
OPTIONS += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


def initialise(cluster: Path, programs: Path, account: Account, log: Path, *, durable: bool) -> None:
    """Run initdb, unless `cluster` is there already. A run that was cut off leaves nothing that counts."""
    if cluster.exists():
        _require_owner(cluster, account)
        return
    with made_whole(cluster) as making:
        give(making, account)
        argv: list[str | Path] = [
            programs / "initdb",
            "-D",
            making,
            *OPTIONS,
            *([] if durable else ["--no-sync"]),
        ]
        initdb = Child(argv, log=log, environ=ENVIRONMENT, cwd=Path("/"), user=(account.uid, account.gid))
        try:
            initdb.start()
            status = initdb.wait(INITDB_SECONDS)
        finally:
            initdb.stop()
        if status != 0:
            raise ServerFailed(f"PostgreSQL's initdb failed with status {status}.", initdb.last_words())


def _require_owner(cluster: Path, account: Account) -> None:
    owner = cluster.stat().st_uid
    if owner != account.uid:
        raise ServerFailed(
            f"{cluster} belongs to {pwd.getpwuid(owner).pw_name!r}, not to {account.name!r}. "
            "Start interlocal as the user who started it here before, or choose another folder with --data."
        )
