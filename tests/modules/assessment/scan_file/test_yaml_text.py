import pytest

from interlocal.modules.assessment.scan_file import read_scan
from tests.modules.assessment.scan_file.files import GOOD, complaints


def test_unreadable_yaml_is_told_with_line_and_column() -> None:
    (told,) = complaints(GOOD.replace("next_step: Compare calendars", "next_step: 'Compare calendars"))
    assert told.startswith("scan.yaml, line ")
    assert "cannot be read as YAML (column " in told


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "a tab": (
            "a:\n\tb: 1",
            "line 2: cannot be read as YAML (column 1): found character that cannot start any token",
        ),
        "an anchor alone": ("a: &x 1\nb: *x", "line 2, b: uses the alias *x; write the value out."),
        "a tag": (
            "a: !!python/object:os.system x",
            "line 1, a: carries the tag tag:yaml.org,2002:python/object:os.system",
        ),
        "a repeated key": (
            "title: A\nkey: b\ntitle: C",
            "line 3, title: stands twice (first on line 1); keep one of them.",
        ),
        "a second document": ("a: 1\n---\nb: 2", "line 2: starts a second document (---); a scan file holds one."),
        "a list as a key": ("[a, b]: 1", "line 1: has a field name that is not plain text; write `name: value`."),
        "depth": ("a: " + "[" * 40 + "]" * 40, "is nested too deeply or holds too many values for a scan."),
        "nothing": ("", "scan.yaml: is empty; see docs/formats/scan.md for what it needs."),
        "comments alone": ("# nothing\n", "is empty"),
        "a control character": (
            "a: \x00",
            "cannot be read as YAML: control characters are not allowed at character 4.",
        ),
    }.values(),
)
def test_what_yaml_must_not_hold(text: str, expected: str) -> None:
    told = complaints(text)
    assert [line for line in told if expected in line], told


def test_what_could_not_be_read_is_not_called_missing_too() -> None:
    text = GOOD.replace("source: {document: report, place: page 2}", "source: *page")
    assert complaints(text) == ["scan.yaml, line 17, areas, item 2, source: uses the alias *page; write the value out."]


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{level}: &a{level} [*a{level - 1}, *a{level - 1}, *a{level - 1}]\n" for level in range(1, 60)
    )
    assert any("uses the alias" in line for line in complaints(bomb))


def test_a_flood_of_values_is_refused_soon() -> None:
    (told,) = complaints("a: [" + "1," * 2_000_000 + "1]")
    assert "holds too many values" in told


def test_words_stay_words_and_numbers_lose_no_digit() -> None:
    text = (
        GOOD.replace("title: Two cities", "title: no")
        .replace("low: 100", "low: 99.10")
        .replace("[low, high]", "[none, high]")
    )
    scan = read_scan(text.encode(), "scan.yaml")
    assert scan.title == "no"
    assert scan.areas[0].verdict == "yes"
    assert str(scan.claims[0].low) == "99.1"
    assert scan.factor_sets[0].scale == ("none", "high")


def test_empty_fields_count_as_absent() -> None:
    scan = read_scan(GOOD.replace("verdict: yes", "verdict:").replace("Compare calendars", "'  '").encode(), "scan.yml")
    assert (scan.areas[0].verdict, scan.areas[0].next_step) == (None, "")
