"""Who may see a field, and when what it says of a person is erased. Each model declares every field of its own;
a test fails on one that is missing. Keys and foreign keys follow the row and need no word."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models


class Seen(StrEnum):
    """By whom."""

    SIGNED_IN = "anyone who is signed in"
    ROW = "whoever may see the row"
    NOBODY = "nobody; the software compares it, and never shows it"


class Erased(StrEnum):
    """When."""

    NEVER = "never; it says nothing of a person"
    WITH_PERSON = "when the person is erased"
    WHEN_DONE = "as soon as it has served its purpose"


@dataclass(frozen=True)
class FieldRule:
    """The declaration of one field; `blank` is what stands there after erasing."""

    seen: Seen
    erased: Erased = Erased.NEVER
    blank: Any = ""


PUBLIC = FieldRule(Seen.SIGNED_IN)
ROW = FieldRule(Seen.ROW)
SECRET = FieldRule(Seen.NOBODY)
FieldRules = Mapping[str, FieldRule]


def personal(*, erased: Erased = Erased.WITH_PERSON, seen: Seen = Seen.ROW, blank: Any = "") -> FieldRule:
    """A field that says something of a person."""
    return FieldRule(seen, erased, blank)


def undeclared(model: type[models.Model]) -> set[str]:
    """Names of the fields of `model` that no rule covers, and of rules that cover no field."""
    rules: FieldRules = getattr(model, "field_rules", {})
    own = {field.name for field in model._meta.concrete_fields if not field.primary_key and not field.is_relation}
    return own ^ set(rules)


def blanks(model: type[models.Model], when: Erased) -> dict[str, Any]:
    """The values that erase a row of `model` at the occasion `when`."""
    rules: FieldRules = getattr(model, "field_rules", {})
    return {name: rule.blank for name, rule in rules.items() if rule.erased is when}
