"""Data of the code before the newest migration, brought up to date by the code of today."""

import subprocess
from pathlib import Path

import psycopg
import pytest

from interlocal.core.catalogue.models import STANDARD, Service
from interlocal.platform.embedded import Server, url

from .installation import Installation

ROOT = Path(__file__).resolve().parents[2]
#: These only grow with the code; what they say of rows is nobody's data.
OF_DJANGO = {"django_migrations", "django_content_type", "auth_permission"}
Rows = dict[str, list[dict[str, object]]]
#: Columns whose values a migration put elsewhere: the rows that had them are otherwise as before.
MOVED = {"agreements_agreement": {"document_id"}}


def git(*arguments: str) -> bytes:
    """Standard output; empty where git has nothing to say, or is not here."""
    try:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, timeout=60).stdout
    except FileNotFoundError:
        return b""


@pytest.fixture
def earlier_code(tmp_path: Path) -> tuple[str, Path]:
    """The newest ancestor that lacks a migration of ours, and its `src`."""
    newest = git("log", "-1", "--diff-filter=A", "--format=%H", "--", ":(glob)src/**/migrations/*.py").decode().strip()
    before = git("rev-parse", "--verify", "--quiet", f"{newest}^").decode().strip() if newest else ""
    code = git("archive", before, "src") if before else b""
    if not code:
        pytest.skip("The history does not reach back before the newest migration: git fetch --unshallow")
    subprocess.run(["tar", "-x", "-C", tmp_path], input=code, check=True, timeout=60)
    return before[:12], tmp_path / "src"


def test_the_data_of_an_earlier_version_lives_on(earlier_code: tuple[str, Path], folder: Path) -> None:
    version, source = earlier_code
    installation = Installation(folder / "upgrade")
    installation.run("demo", "--no-serve", PYTHONPATH=str(source))
    with Server(installation.data):
        before = rows(installation.data)
        heads = installation.run("audit", "heads", PYTHONPATH=str(source))
        kept = folder / "heads.json"
        kept.write_text(heads)

        installation.run("migrate")
        assert "unchanged" in installation.run("audit", "verify", "--heads", str(kept))
        after = rows(installation.data)

    assert len(after["django_migrations"]) > len(before["django_migrations"])
    compared = 0
    for table in before.keys() - OF_DJANGO:
        assert table in after, f"{table} is gone"
        now = [row.items() for row in after[table]]
        data = [row for row in before[table] if not is_standard_entry(table, row)]
        kept_in_place = [{name: row[name] for name in row.keys() - MOVED.get(table, set())} for row in data]
        lost = [row for row in kept_in_place if not any(row.items() <= other for other in now)]
        assert not lost, f"{table}: {len(lost)} of {len(before[table])} rows are not as before, such as {lost[0]}"
        compared += len(before[table])
    assert compared > 500
    print(  # noqa: T201  shown by pytest -s and where it fails
        f"From {version}: {len(after['django_migrations']) - len(before['django_migrations'])} migrations ran;"
        f" {compared} rows in {len(before.keys() - OF_DJANGO)} tables are as before; every audit chain verifies."
    )


def is_standard_entry(table: str, row: dict[str, object]) -> bool:
    """Entries of the standard catalogue are the product's own: an upgrade gives them the words of today."""
    return table == Service._meta.db_table and row["catalogue"] == str(STANDARD)


def rows(data: Path) -> Rows:
    """Every row of every table, each value as text."""
    with psycopg.connect(url(data, "superuser")) as connection:
        tables = connection.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        ).fetchall()
        return {
            table: [
                {name: str(value) for name, value in row.items()}
                for (row,) in connection.execute(f'select to_jsonb(t) from "{table}" t')
            ]
            for (table,) in tables
        }
