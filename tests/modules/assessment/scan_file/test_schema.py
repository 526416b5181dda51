"""The schema, the dataclasses and the words of core say the same."""

from dataclasses import fields
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from interlocal.core.sources import Grade
from interlocal.modules.assessment import scan
from interlocal.modules.assessment.scan_file.schema import validator
from interlocal.ui import words

SCHEMA: dict[str, Any] = validator().schema
PARTS = SCHEMA["$defs"]
CLAIM = PARTS["claim"]["properties"]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("listed", "literal"),
    [
        (PARTS["level"], scan.Level),
        (PARTS["area"]["properties"]["verdict"], scan.Verdict),
        (CLAIM["unit"], scan.Unit),
        (CLAIM["period"], scan.PeriodKind),
        (CLAIM["period_is"], scan.PeriodIs),
        (CLAIM["qualifies"], scan.End),
        (CLAIM["grade"], scan.Grade),
        (PARTS["phase"]["properties"]["state"], scan.PhaseState),
        (PARTS["finding"]["properties"]["kind"], scan.FindingKind),
    ],
)
def test_its_words_are_those_of_the_dataclasses(listed: dict[str, list[str]], literal: Any) -> None:
    assert tuple(listed["enum"]) == get_args(literal)


def test_its_words_are_those_of_core_and_of_every_page() -> None:
    assert set(CLAIM["grade"]["enum"]) == {grade.value for grade in Grade}
    assert set(CLAIM["period"]["enum"]) == set(words.PERIOD)
    assert set(PARTS["level"]["enum"]) == set(words.RATING)
    assert set(PARTS["area"]["properties"]["verdict"]["enum"]) == set(words.VERDICT)


@pytest.mark.parametrize(
    ("part", "dataclass", "elsewhere"),
    [
        ("document", scan.Document, set()),
        ("area", scan.Area, set()),
        ("factor_set", scan.FactorSet, set()),
        ("claim", scan.Claim, {"period_of"}),
        ("phase", scan.Phase, set()),
        ("statement", scan.Statement, set()),
        ("finding", scan.Finding, set()),
    ],
)
def test_its_fields_are_those_of_the_dataclasses(part: str, dataclass: Any, elsewhere: set[str]) -> None:
    assert set(PARTS[part]["properties"]) - elsewhere == {field.name for field in fields(dataclass)}
