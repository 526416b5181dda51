"""A back-up: one tar file with the database's dump, every stored file, and a manifest that says what must come back.

manifest.json   rows of each table, SHA-256 of each file, and what the caller adds (heads of the audit chains)
database.dump   pg_dump's custom format
files/ab/ab...  the store's contents
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from interlocal.platform.database import Role, address_of
from interlocal.platform.embedded.binaries import installed
from interlocal.platform.files import store

FORMAT = "interlocal-backup-1"
PART = re.compile(r"manifest\.json|database\.dump|files/[0-9a-f]{2}/[0-9a-f]{64}")
Manifest = dict[str, Any]


class BadArchive(Exception):
    """The archive is damaged, or what it restored is not what was backed up; the message says which part."""


def write(target: Path, *, about: Mapping[str, Any]) -> Manifest:
    """Write a back-up to `target`, complete or not at all; connected as the audit role, which sees every row.

    The dump and the counts are of one moment. Files are only ever added under their hash, so those read after
    that moment include all that its rows speak of.
    """
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump = Path(folder, "database.dump")
        with _one_moment() as snapshot:
            rows = count_rows()
            _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={dump}", address("audit"))
        contents = {place.name: place for place in sorted(store.contents())}
        manifest = {"format": FORMAT, "rows": rows, "files": sorted(contents), "dump": _sha256(dump), **about}
        listing = Path(folder, "manifest.json")
        listing.write_text(json.dumps(manifest, indent=1), "utf-8")
        whole = Path(folder, "whole.tar")
        whole.touch(mode=0o600)  # it holds everything, whatever the umask
        with tarfile.open(whole, "w") as tar:
            tar.add(listing, "manifest.json")
            tar.add(dump, "database.dump")
            for name, place in contents.items():
                tar.add(place, f"files/{name[:2]}/{name}")
        with whole.open("rb") as written:
            os.fsync(written.fileno())
        whole.replace(target)
    return manifest


def read(source: Path) -> Manifest:
    """Bring an archive back into an empty database and store; raises BadArchive, having restored nothing or all.

    Runs as owner. The caller grants rights afterwards and compares with the manifest, which is returned.
    """
    with tempfile.TemporaryDirectory(prefix="interlocal-restore-") as folder:
        try:
            _unpack(source, Path(folder))
            manifest: Manifest = json.loads(Path(folder, "manifest.json").read_text("utf-8"))
        except (OSError, tarfile.TarError, ValueError) as error:
            raise BadArchive(f"{source.name} is not a whole back-up of interlocal: {error}.") from error
        if manifest.get("format") != FORMAT:
            raise BadArchive(f"{source.name} is not a back-up of interlocal.")
        dump = Path(folder, "database.dump")
        if _sha256(dump) != manifest["dump"]:
            raise BadArchive(f"{source.name}: the database's dump is damaged.")
        for name in manifest["files"]:
            place = Path(folder, "files", name[:2], name)
            if not place.is_file() or _sha256(place) != name:
                raise BadArchive(f"{source.name}: the stored file {name} is damaged or missing.")
        _restore(dump, Path(folder, "script.sql"))
        for name in manifest["files"]:
            with Path(folder, "files", name[:2], name).open("rb") as content:
                store.put(iter(lambda content=content: content.read(1 << 20), b""), limit=1 << 40)  # type: ignore[misc]
    return manifest


def count_rows() -> dict[str, int]:
    """The number of rows of every table."""
    counts = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'select count(*) from "{table}"')  # noqa: S608  names come from the catalogue
            counts[table] = cursor.fetchone()[0]
    return counts


def differences(manifest: Manifest) -> list[str]:
    """Where database and store differ from what was backed up; connected as the audit role."""
    rows = count_rows()
    wrong = [
        f"table {table}: {rows.get(table, 0)} rows instead of {count}"
        for table, count in manifest["rows"].items()
        if rows.get(table, 0) != count
    ]
    here = {place.name for place in store.contents()}
    return wrong + [f"stored file {name} is missing" for name in manifest["files"] if name not in here]


def address(role: Role) -> str:
    """The connection string of a role, for the database in use."""
    parts = conninfo_to_dict(address_of(role))
    return make_conninfo(**parts | {"dbname": connection.settings_dict["NAME"]})


@contextmanager
def _one_moment() -> Iterator[str]:
    """A repeatable-read transaction, and the snapshot by which pg_dump sees the same."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read")
        cursor.execute("select pg_export_snapshot()")
        yield cursor.fetchone()[0]


def _unpack(source: Path, folder: Path) -> None:
    """Write the parts of an archive below `folder`: those with a name of ours, so that none leads out of it.

    Not by tarfile's own filter, which Debian 12's Python does not have.
    """
    with tarfile.open(source, "r:") as tar:
        for part in tar:
            if part.isfile() and PART.fullmatch(part.name) and (content := tar.extractfile(part)):
                place = folder / part.name
                place.parent.mkdir(parents=True, exist_ok=True)
                with content, place.open("wb") as target:
                    shutil.copyfileobj(content, target)


def _restore(dump: Path, script: Path) -> None:
    _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump))
    # A parameter that servers before 17 do not know; it only says that there is no limit.
    preamble = script.with_suffix(".ready.sql")
    with script.open("rb") as lines, preamble.open("wb") as kept:
        kept.writelines(line for line in lines if line != b"SET transaction_timeout = 0;\n")
    one_go = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
    _run("psql", *one_go, f"--file={preamble}", f"--dbname={address('owner')}")


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run([installed() / program, *arguments], capture_output=True, text=True)  # noqa: S603  our own
    if done.returncode:
        raise BadArchive(f"{program} failed: {done.stderr.strip()[-800:]}")


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
