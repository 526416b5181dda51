"""Whatever a file holds, the answer is a scan or a list of problems, never a crash."""

import copy
import json
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from interlocal.modules.assessment.cautions import cautions
from interlocal.modules.assessment.scan_file import read_scan
from interlocal.modules.assessment.summary import summary
from tests.modules.assessment.scan_file.files import GOOD, complaints

PLAIN = yaml.safe_load(GOOD)
ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["payroll", "report"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) inside a plain value."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]


def taken_or_refused(content: bytes, name: str) -> None:
    told = complaints(content, name)
    assert all(line.startswith(name) and len(line) > len(name) + 2 for line in told)
    if not told:
        scan = read_scan(content, name)
        json.dumps(summary(scan, extrapolate_to=7), allow_nan=False)
        assert all(cautions(scan))


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_good_scan_with_odd_values_in_it(data: st.DataObject) -> None:
    plain = copy.deepcopy(PLAIN)
    for _time in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(places(plain)))
        if isinstance(container, dict) and data.draw(st.booleans()):
            container[data.draw(st.sampled_from(["part_of", "follows", "axes", "scale", "low"]))] = data.draw(ODD)
        container[key] = data.draw(ODD)
    taken_or_refused(json.dumps(plain).encode(), "scan.json")


@settings(deadline=None)
@given(st.text(max_size=200) | st.text("abc:-[]{}&*!|>'\"\n\t #,?%@`", max_size=60))
def test_any_text(text: str) -> None:
    for name in ("scan.yaml", "scan.json"):
        taken_or_refused(text.encode("utf-8", "surrogatepass"), name)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    for name in ("scan.yaml", "scan.json", "scan.xlsx"):
        taken_or_refused(content, name)


@settings(deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 30), st.text("abc:-[]{}&*!|>'\"\n\t #,?%@`0", max_size=10))
def test_a_good_scan_with_odd_text_in_it(start: int, length: int, text: str) -> None:
    taken_or_refused((GOOD[:start] + text + GOOD[start + length :]).encode(), "scan.yaml")
