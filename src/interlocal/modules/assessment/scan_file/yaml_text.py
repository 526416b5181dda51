"""YAML, kept plain: no aliases, no tags, no repeated keys, and `yes` is a word, not a truth value (as in YAML 1.2)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml
from django.utils.translation import gettext as _

from interlocal.modules.assessment.scan_file.tree import DEEPEST, MOST_VALUES, Path, Tree, too_much
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
        raise BadFile([*reader.problems, _unreadable(error, file)]) from error
    except yaml.reader.ReaderError as error:
        message = _("cannot be read as YAML: %(reason)s at character %(number)d.") % {
            "reason": error.reason,
            "number": error.position + 1,
        }
        raise BadFile([Problem(Place(file), message)]) from error


def _unreadable(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(Place(file), _("cannot be read as YAML: %(reason)s.") % {"reason": error.problem})
    message = _("cannot be read as YAML (column %(column)d): %(reason)s. Check indentation, quotes and colons here.")
    return Problem(Place(file, line=mark.line + 1), message % {"column": mark.column + 1, "reason": error.problem})


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
            raise BadFile([Problem(Place(self.file), _("is empty; see docs/formats/scan.md for what it needs."))])
        value = self._value(next(self.events), ())
        next(self.events)  # the end of the document
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._complain(after, (), _("starts a second document (---); a scan file holds one."))
        return Tree(value, self.places, tuple(self.problems))

    def _value(self, event: Any, path: Path) -> Any:
        self.count += 1
        if len(path) > DEEPEST or self.count > MOST_VALUES:
            self._complain(event, path, too_much())
            raise BadFile(self.problems)
        if isinstance(event, yaml.AliasEvent):
            self._complain(event, path, _("uses the alias *%(alias)s; write the value out.") % {"alias": event.anchor})
            return None
        if event.tag is not None:
            self._complain(event, path, _("carries the tag %(tag)s; delete the tag.") % {"tag": event.tag})
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return _scalar(event.value) if event.implicit[0] else event.value

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._complain(event, path, _("has a field name that is not plain text; write `name: value`."))
                raise BadFile(self.problems)
            key = event.value
            where = (*path, key)
            if key in mapping:
                first = self.places[where].line
                self._complain(
                    event, where, _("stands twice (first on line %(line)d); keep one of them.") % {"line": first}
                )
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
