"""The page on register files names every column, limit and mark as the code has them."""

import re
from pathlib import Path

from interlocal.office.register.sheet import REGISTER
from interlocal.ui.import_wizard.actions import KEPT
from interlocal.ui.import_wizard.fields import EXAMPLE
from interlocal.ui.import_wizard.table import MOST_ROWS
from interlocal.ui.workbooks import LIMITS

TEXT = (Path(__file__).parents[2] / "docs" / "formats" / "register.md").read_text()


def test_every_column_is_named_in_order() -> None:
    rows = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| ")][1:]
    named = [name.strip() for row in rows for name in row.split(", ")]
    assert named == [str(field.title) for field in REGISTER.columns]


def test_the_longest_texts_are_as_stated() -> None:
    for field in REGISTER.fields:
        line = next(line for line in TEXT.splitlines() if line.startswith("|") and str(field.title) in line)
        stated = re.search(r"([\d,]+) characters", line)
        if stated:
            assert int(stated[1].replace(",", "")) == field.longest, field.title


def test_limits_and_marks_are_as_stated() -> None:
    for said in (f"{LIMITS.file_bytes // 1_000_000} MB", f"{MOST_ROWS:,} rows", f'"{EXAMPLE}"', f"{KEPT.days} days"):
        assert said in TEXT
