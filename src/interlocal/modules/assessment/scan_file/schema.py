"""What scan.schema.json says against a tree, in words that say what to do."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator, ValidationError

from interlocal.modules.assessment.scan_file.tree import Path, Tree
from interlocal.platform.problems import Problem

SCHEMA = files("interlocal.modules.assessment") / "scan.schema.json"


@cache
def validator() -> Draft202012Validator:
    """The validator of the shipped schema."""
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def schema_problems(tree: Tree) -> Iterator[Problem]:
    """Everything that the schema has against the tree, each with its place."""
    told = set()
    for error in validator().iter_errors(tree.value):
        for path, message in _told(error, tuple(error.absolute_path)):
            if (path, message) not in told:
                told.add((path, message))
                yield tree.problem(path, message)


def _told(error: ValidationError, path: Path) -> Iterator[tuple[Path, str]]:
    """The places that an error is about (an unknown field, a missing one), each with its message."""
    found, wanted = error.instance, error.validator_value
    match error.validator:
        case "additionalProperties":
            known = list(error.schema["properties"])
            for name in found:
                if name not in known:
                    yield (*path, name), _unknown(name, known)
        case "required":
            for name in wanted:
                if name not in found:
                    yield (*path, name), _("is missing; add it.")
        case "dependentRequired":
            for name in ("unit", "period"):
                if name not in found:
                    words = {"choices": _choices(_claim(name))}
                    yield (*path, name), _("is missing; a figure needs it. Write %(choices)s.") % words
        case _:
            yield path, _value_message(str(error.validator), found, wanted) or f"{error.message}."


def _value_message(rule: str, found: Any, wanted: Any) -> str:
    """What one value does wrong, and what to write; empty for a rule that needs no words of ours."""
    words = {"found": _shown(found), "wanted": wanted}
    match rule:
        case "enum":
            return _("is %(found)s; write %(choices)s.") % {"found": _shown(found), "choices": _choices(wanted)}
        case "const":
            return _("is %(found)s; write %(wanted)s.") % words
        case "type":
            return _("is %(found)s; it must be %(kind)s.") % {"found": _shown(found), "kind": _kind(wanted)}
        case "pattern" if wanted.startswith("^http"):
            return _("is %(found)s; an address begins with http:// or https://.") % words
        case "pattern":
            return _("is %(found)s; a key is made of lower-case letters and digits, joined by single hyphens.") % words
        case "minLength" | "minItems":
            return _("needs at least %(wanted)d.") % words
        case "maxLength" | "maxItems":
            return _("has %(count)d; %(wanted)d are the most.") % {"count": len(found), "wanted": wanted}
        case "minimum":
            return _("is %(found)s; %(wanted)d is the least.") % words
        case "maximum":
            return _("is %(found)s; %(wanted)d is the most.") % words
    return ""


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    if near:
        return _("is not a field; did you mean %(near)s?") % {"near": near[0]}
    return _("is not a field; the fields here are %(fields)s.") % {"fields": ", ".join(known)}


def _claim(name: str) -> list[str]:
    properties: dict[str, Any] = validator().schema["$defs"]["claim"]["properties"]
    choices: list[str] = properties[name]["enum"]
    return choices


def _choices(values: list[str]) -> str:
    return _("%(all)s or %(last)s") % {"all": ", ".join(values[:-1]), "last": values[-1]}


def _kind(wanted: str) -> str:
    kinds = {
        "object": _("fields"),
        "array": _("a list"),
        "string": _("text"),
        "integer": _("a whole number"),
        "number": _("a number (digits only: 558000)"),
        "boolean": _("true or false"),
    }
    return kinds[wanted]


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return _("a list") if isinstance(value, list) else _("a group of fields")
    text = json.dumps(value, ensure_ascii=False, default=str) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 60 else f"{text[:57]}..."
