import json

import pytest
import yaml

from tests.modules.assessment.scan_file.files import GOOD, complaints

MISTAKES = {
    "unknown field": (
        "next_step: Compare",
        "nextstep: Compare",
        "line 13, areas, item 1, nextstep: is not a field; did you",
    ),
    "missing field": ("    name: Fleet\n", "", "areas, item 2, name: is missing; add it."),
    "wrong type": (
        "low: 100",
        "low: $100",
        'line 31, claims, item 1, low: is "$100"; it must be a number (digits only',
    ),
    "text for a list": ("areas: [payroll, fleet]", "areas: payroll", 'areas: is "payroll"; it must be a list.'),
    "bad key": ("key: fleet", "key: Our Fleet", 'item 2, key: is "Our Fleet"; a key is made of lower-case letters'),
    "bad verdict": ("verdict: yes", "verdict: perhaps", 'verdict: is "perhaps"; write yes, maybe or no.'),
    "true for yes": ("verdict: yes", "verdict: true", "verdict: is true; write yes, maybe or no."),
    "no period": (
        "    period: annual\n",
        "",
        "claims, item 1, period: is missing; a figure needs it. Write annual, per",
    ),
    "no unit": ("    unit: usd\n", "", "claims, item 1, unit: is missing; a figure needs it. Write usd or percent."),
    "cycle without name": ("period: annual", "period: per_cycle", "period_of: is missing; say which cycle"),
    "period of a year": ("period: annual", "period: annual\n    period_of: FY2013", "period_of: goes with the periods"),
    "inverted range": (
        "low: 100",
        "low: 300",
        "line 31, claims, item 1, low: is 300, above the high end 200; exchange",
    ),
    "no figure at all": ("    low: 100\n    high: 200\n", "", "has neither low, high nor no_estimate"),
    "figure and none": (
        "low: 100",
        "low: 100\n    no_estimate: unknown",
        "no_estimate: stands beside a figure; keep one",
    ),
    "too fine": ("low: 100", "low: 99.999", "low: has more than two decimals"),
    "too large": ("high: 200", "high: 20000000000000", "high: is 20000000000000; 1000000000000 is the most."),
    "more answered than asked": (
        "answered: 2",
        "asked: 1\n    answered: 2",
        "answered: is 2, more than were asked (1).",
    ),
    "more than members": ("answered: 2", "answered: 3", "answered: is 3, but the study has 2 members; correct one"),
    "nobody": ("answered: 2", "answered: 0", "answered: is 0; 1 is the least."),
    "hedge of nothing": ("grade: estimate", "grade: estimate\n    qualifies: high", "qualifies: needs a qualifier"),
    "reading of nothing": (
        "low: 100\n    high: 200\n    unit: usd\n    period: annual",
        "no_estimate: Not counted.\n    period_is: our reading",
        "period_is: needs a period",
    ),
    "base of dollars": ("grade: estimate", "grade: estimate\n    base: fuel", "base: goes with percentages only"),
    "repeated area": ("key: fleet", "key: payroll", 'areas, item 2, key: repeats the key "payroll" of item 1;'),
    "repeated name": ("name: Fleet", "name: Payroll", 'areas, item 2, name: repeats the name "Payroll" of item 1;'),
    "unknown document": (
        "{document: report, place: page 2}",
        "{document: deck, place: x}",
        '"deck" is not in the list of doc',
    ),
    "unknown area": ("area: payroll", "area: payrol", '"payrol" is not the key of another area; check the spelling'),
    "part of nothing": (
        "name: Fleet",
        "name: Fleet\n    part_of: garage",
        'part_of: "garage" is not the key of another',
    ),
    "part of itself": ("name: Fleet", "name: Fleet\n    part_of: fleet", '"fleet" is itself a part; areas have parts,'),
    "follows itself": ("name: Fleet", "name: Fleet\n    follows: [fleet]", '"fleet" is not the key of another area'),
    "a circle": (
        "  - key: fleet\n",
        "    follows: [fleet]\n  - key: fleet\n    follows: [payroll]\n",
        "areas: wait for one another (",
    ),
    "outside the scale": (
        "{ease: high}",
        "{ease: medium}",
        'ease: "medium" is outside the scale of this table: low, high.',
    ),
    "no scale": ("    scale: [low, high]\n", "", "is rated, but the table states no scale; add `scale`"),
    "scale upside down": ("[low, high]", "[high, low]", "scale: must go from low to high, each level once"),
    "unknown factor": ("{ease: high}", "{cost: high}", '"cost" is not a factor of this table; its factors are ease.'),
    "row outside": ("areas: [payroll, fleet]", "areas: [fleet]", '"payroll" is not in the areas of this table; add it'),
    "row twice": (
        "areas: [payroll, fleet]",
        "areas: [fleet, fleet, payroll]",
        'areas, item 2: repeats the area "fleet"',
    ),
    "nothing that the copy lacks": (
        "      payroll: {ease: high}\n",
        "      payroll: {ease: high}\n      fleet: {ease: low}\n    not_in_copy: The chart is a picture.\n",
        "not_in_copy: stands beside a table with every cell rated; delete it.",
    ),
    "bad axes": (
        "scale: [low, high]",
        "scale: [low, high]\n    axes: [ease, cost]",
        '"cost" must be the key of a factor',
    ),
    "statement of both": (
        "claims:",
        "statements:\n- {area: fleet, subject: x, aspect: a, value: v, source: {document: report, place: p}}\nclaims:",
        "statements, item 1: needs either an area (by key) or a subject (in words), one of the two.",
    ),
    "another format": (
        "interlocal-scan-1",
        "interlocal-scan-9",
        'format: is "interlocal-scan-9"; write interlocal-scan-1.',
    ),
    "bad address": (
        "title: Report}",
        "title: Report, address: 'ftp://x'}",
        "an address begins with http:// or https://.",
    ),
    "control character": (
        "title: Two cities",
        'title: "Two\\a cities"',
        "title: holds a character that cannot be written (U+0007); delete it.",
    ),
}


def test_the_good_scan_is_good() -> None:
    assert complaints(GOOD) == []


@pytest.mark.parametrize(("right", "wrong", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_once_with_its_place_and_what_to_do(right: str, wrong: str, expected: str) -> None:
    assert right in GOOD
    told = complaints(GOOD.replace(right, wrong, 1))
    assert [line for line in told if expected in line], told
    assert len(told) <= 2
    assert all(line.startswith("scan.yaml, ") for line in told)


def test_all_mistakes_come_out_at_once_in_the_order_of_the_file() -> None:
    text = GOOD
    for name in ("unknown field", "repeated name", "inverted range", "no period"):
        text = text.replace(*MISTAKES[name][:2], 1)
    text = text.replace("members: 2", "members: two", 1)
    told = complaints(text)
    assert len(told) == 5
    lines = [int(line.split("line ")[1].split(",")[0]) for line in told]
    assert lines == sorted(lines)


def test_the_same_mistakes_are_told_of_json() -> None:
    plain = yaml.safe_load(GOOD)
    plain["claims"][0] |= {"low": 300, "hihg": 1}
    plain["areas"][0]["verdict"] = "yes"
    assert complaints(json.dumps(plain), "scan.json") == [
        "scan.json, claims, item 1, hihg: is not a field; did you mean high?",
        "scan.json, claims, item 1, low: is 300, above the high end 200; exchange the two.",
    ]


def test_a_file_that_is_something_else_is_refused_by_name_size_or_letters() -> None:
    assert complaints(GOOD, "scan.docx") == [
        "scan.docx: ends in none of .yaml, .yml, .json, .xlsx; the ending tells how to read it."
    ]
    assert complaints(b"#" * 5_000_001) == ["scan.yaml: is larger than 5 MB; a scan needs far less."]
    assert complaints(GOOD.encode() + b"\nnote: caf\xe9") == [
        "scan.yaml, line 39: is not UTF-8; save the file as UTF-8."
    ]
    assert complaints("- a\n- b\n") == ["scan.yaml, line 1: is a list; it must be fields."]
    assert complaints("just text") == ['scan.yaml, line 1: is "just text"; it must be fields.']


def test_a_flood_of_mistakes_is_cut_short() -> None:
    told = complaints("\n".join(f"wrong{number}: 1" for number in range(1000)))
    assert len(told) == 201
    assert told[-1].endswith("has more problems than are listed here.")
