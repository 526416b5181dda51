"""The format pages tell the truth: their examples are read, their tables name every column and field."""

import re
from pathlib import Path

import pytest

from interlocal.modules.assessment.scan_file import read_scan
from interlocal.modules.assessment.scan_file.layout import SHEETS
from interlocal.modules.assessment.scan_file.schema import SCHEMA, validator
from interlocal.modules.assessment.summary import summary

PAGE = Path(__file__).parents[2] / "docs" / "formats" / "scan.md"
TEXT = PAGE.read_text()
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_good_scans(example: str) -> None:
    scan = read_scan(example.encode(), "example.yaml")
    assert scan.synthetic


def test_there_is_an_example_that_uses_every_list() -> None:
    scan = read_scan(EXAMPLES[0].encode(), "example.yaml")
    assert all((scan.areas, scan.factor_sets, scan.claims, scan.phases, scan.statements, scan.findings))


def test_the_page_points_to_the_schema_that_is_used() -> None:
    links = re.findall(r"\]\((\.\./[^)]+)\)", TEXT)
    assert (PAGE.parent / links[0]).resolve() == Path(str(SCHEMA)).resolve()
    assert all((PAGE.parent / link).exists() for link in links)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_page_lists_the_columns_of_each_sheet(sheet: str) -> None:
    row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{sheet}` |"))
    assert re.findall(r"`([a-z_]+)`", row)[1 : len(SHEETS[sheet]) + 1] == list(SHEETS[sheet])


def test_every_field_of_a_claim_is_explained() -> None:
    table = TEXT[TEXT.index("| field | meaning |") :]
    for field in set(validator().schema["$defs"]["claim"]["properties"]) - {"area", "what", "source", "note"}:
        assert f"`{field}`" in table


def test_the_page_names_every_key_of_the_json_output() -> None:
    scan = read_scan(EXAMPLES[0].encode(), "example.yaml")
    printed = TEXT[TEXT.index("## What `--json` prints") :]
    plain = summary(scan, extrapolate_to=9)
    parts = [plain, *plain["areas"], *plain["factor_sets"], *plain["claims"], *plain["totals"].values()]
    parts += [*plain["disagreements"], *plain["scenarios"], *plain["totals"]["annual"]["left_out"]]
    for key in {key for part in parts for key in part}:
        assert f"`{key}`" in printed, key


def test_the_first_example_is_the_one_that_the_page_of_scans_offers() -> None:
    assert (PAGE.parents[2] / "src/interlocal/modules/assessment/example.scan.yaml").read_text() == EXAMPLES[0]
