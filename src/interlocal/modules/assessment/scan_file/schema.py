"""What scan.schema.json says against a tree, in words that say what to do."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from interlocal.modules.assessment.scan_file.tree import Path, Tree
from interlocal.platform.problems import Problem

SCHEMA = files("interlocal.modules.assessment") / "scan.schema.json"

KINDS = {"object": "fields", "array": "a list", "string": "text", "integer": "a whole number"} | {
    "number": "a number (digits only: 558000)",
    "boolean": "true or false",
}


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
    found, wanted = error.instance, error.validator_value
    match error.validator:
        case "additionalProperties":
            for name in found:
                if name not in error.schema["properties"]:
                    yield (*path, name), _unknown(name, list(error.schema["properties"]))
        case "required":
            for name in wanted:
                if name not in found:
                    yield (*path, name), "is missing; add it."
        case "dependentRequired":
            for name in ("unit", "period"):
                if name not in found:
                    yield (*path, name), f"is missing; a figure needs it. Write {_choices(_claim(name))}."
        case "enum":
            yield path, f"is {_shown(found)}; write {_choices(wanted)}."
        case "const":
            yield path, f"is {_shown(found)}; write {wanted}."
        case "type":
            yield path, f"is {_shown(found)}; it must be {KINDS[wanted]}."
        case "pattern" if wanted.startswith("^http"):
            yield path, f"is {_shown(found)}; an address begins with http:// or https://."
        case "pattern":
            yield (
                path,
                f"is {_shown(found)}; a key is made of lower-case letters and digits, joined by single hyphens.",
            )
        case "minLength" | "minItems":
            yield path, f"needs at least {wanted}."
        case "maxLength" | "maxItems":
            yield path, f"has {len(found)}; {wanted} are the most."
        case "minimum":
            yield path, f"is {_shown(found)}; {wanted} is the least."
        case "maximum":
            yield path, f"is {_shown(found)}; {wanted} is the most."
        case _:
            yield path, f"{error.message}."


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    meant = f"did you mean {near[0]}?" if near else f"the fields here are {', '.join(known)}."
    return f"is not a field; {meant}"


def _claim(name: str) -> list[str]:
    properties: dict[str, Any] = validator().schema["$defs"]["claim"]["properties"]
    choices: list[str] = properties[name]["enum"]
    return choices


def _choices(values: list[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a group of fields"
    text = json.dumps(value, ensure_ascii=False, default=str) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 60 else f"{text[:57]}..."
