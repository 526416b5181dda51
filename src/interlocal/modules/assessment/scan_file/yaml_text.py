"""YAML, kept plain: no aliases, no tags, no repeated keys, and `yes` is a word, not a truth value (as in YAML 1.2)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml

from interlocal.modules.assessment.scan_file.tree import DEEPEST, MOST_VALUES, TOO_MUCH, Path, Tree
from interlocal.platform.problems import BadFile, Place, Problem

WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "false": False}
WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
BROKEN = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")


def read_yaml(text: str, file: str) -> Tree:
    """Read one YAML document. Raises `BadFile` where it cannot be read on; other problems are collected."""
    reader = _Reader(text, file)
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, line=mark.line + 1 if mark else None)
        column = f" (column {mark.column + 1})" if mark else ""
        raise BadFile(
            [
                *reader.problems,
                Problem(
                    place,
                    f"cannot be read as YAML{column}: {error.problem}. Check indentation, quotes and colons here.",
                ),
            ]
        ) from error
    except yaml.reader.ReaderError as error:
        raise BadFile(
            [Problem(Place(file), f"cannot be read as YAML: {error.reason} at character {error.position + 1}.")]
        ) from error


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.file = file
        self.places: dict[Path, Place] = {(): Place(file, line=1)}
        self.problems: list[Problem] = []
        self.count = 0

    def document(self) -> Tree:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise BadFile([Problem(Place(self.file), "is empty; see docs/formats/scan.md for what it needs.")])
        value = self._value(next(self.events), ())
        next(self.events)  # the end of the document
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._complain(after, (), "starts a second document (---); a scan file holds one.")
        return Tree(value, self.places, tuple(self.problems))

    def _value(self, event: Any, path: Path) -> Any:
        self.count += 1
        if len(path) > DEEPEST or self.count > MOST_VALUES:
            self._complain(event, path, TOO_MUCH)
            raise BadFile(self.problems)
        if isinstance(event, yaml.AliasEvent):
            self._complain(event, path, f"uses the alias *{event.anchor}; write the value out.")
            return None
        if event.tag is not None:
            self._complain(event, path, f"carries the tag {event.tag}; delete the tag.")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return _scalar(event.value) if event.implicit[0] else event.value

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._complain(event, path, "has a field name that is not plain text; write `name: value`.")
                raise BadFile(self.problems)
            key = event.value
            where = (*path, key)
            if key in mapping:
                first = self.places[where].line
                self._complain(event, where, f"stands twice (first on line {first}); keep one of them.")
                self._value(next(self.events), where)
                continue
            self._mark(event, where)
            mapping[key] = self._value(next(self.events), where)
        return mapping

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            where = (*path, len(items))
            self._mark(event, where)
            items.append(self._value(event, where))
        return items

    def _mark(self, event: Any, path: Path) -> None:
        self.places[path] = Place(self.file, line=event.start_mark.line + 1)

    def _complain(self, event: Any, path: Path, message: str) -> None:
        place = Place(self.file, line=event.start_mark.line + 1)
        self.problems.append(Tree(None, {(): place}).problem(path, message))


def _scalar(text: str) -> Any:
    if text in WORDS:
        return WORDS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if BROKEN.fullmatch(text) else text
