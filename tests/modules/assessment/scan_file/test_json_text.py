import pytest

from tests.modules.assessment.scan_file.files import complaints


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "cut off": ('{\n"key": ', "scan.json, line 2: cannot be read as JSON (column 8): Expecting value."),
        "repeated": ('{"key": "a", "key": "b"}', "scan.json, key: stands twice in one object; keep one of them."),
        "not a number": ('{"members": NaN}', "cannot be read as JSON: NaN is not a number here; leave the field out."),
        "endless digits": ('{"members": ' + "9" * 5000 + "}", "cannot be read as JSON: Exceeds the limit"),
        "beyond all bounds": ('{"members": 1e999999999}', "members: is too large or too small a number."),
        "depth": ("[" * 100_000, "is nested too deeply or holds too many values for a scan."),
        "less depth": ("[" * 500 + "]" * 500, "is nested too deeply or holds too many values for a scan."),
        "a flood": ("[" + "1," * 100_000 + "1]", "is nested too deeply or holds too many values for a scan."),
        "half a letter": (
            '{"title": "\\ud800"}',
            "title: holds a character that cannot be written (U+D800); delete it.",
        ),
        "half a letter in a name": (
            '{"a\\ud800": 1}',
            "has a name with a character that cannot be written (U+D800); delete it.",
        ),
        "half a letter in a name, twice": (
            '{"a\\ud800": 1, "a\\ud800": 2}',
            "a\N{REPLACEMENT CHARACTER}: stands twice in one object; keep one of them.",
        ),
        "text that runs backwards": (
            '{"title": "a\\u202eb"}',
            "title: holds a character that cannot be written (U+202E); delete it.",
        ),
        "a name that runs backwards": (
            '{"claims": [{"a\\u2066": 1}]}',
            "claims, item 1: has a name with a character that cannot be written (U+2066); delete it.",
        ),
        "a list": ("[]", "scan.json: is a list; it must be fields."),
        "nothing": ("", "scan.json, line 1: cannot be read as JSON (column 1): Expecting value."),
    }.values(),
)
def test_what_json_must_not_hold(text: str, expected: str) -> None:
    told = complaints(text, "scan.json")
    assert [line for line in told if expected in line], told
    assert "\n".join(told).encode()
