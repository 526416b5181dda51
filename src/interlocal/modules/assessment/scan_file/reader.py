"""Reads a scan file whole, or refuses it with all that is wrong with it."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path, PurePath

from django.utils.translation import gettext as _

from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file.checks import contradictions
from interlocal.modules.assessment.scan_file.json_text import read_json
from interlocal.modules.assessment.scan_file.plain import to_scan
from interlocal.modules.assessment.scan_file.schema import schema_problems
from interlocal.modules.assessment.scan_file.tree import Tree, tidy
from interlocal.modules.assessment.scan_file.workbook_reader import read_tables
from interlocal.modules.assessment.scan_file.yaml_text import read_yaml
from interlocal.platform.problems import BadFile, Place, Problem

LARGEST = 5_000_000  # bytes
ENOUGH = 1_000
"""So many problems of one kind are looked for: a flood of them must not take minutes to count."""
MOST_PROBLEMS = 200
"""And so many are told."""


def read_scan_path(path: Path) -> Scan:
    """Read a scan from a file. Raises `BadFile`, also when the file cannot be opened."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise BadFile(
            [Problem(Place(path.name), _("cannot be opened: %(reason)s.") % {"reason": error.strerror})]
        ) from error
    return read_scan(content, path.name)


def read_scan(content: bytes, name: str) -> Scan:
    """Read a scan from the content of a file; the name's ending tells the format.

    Raises `BadFile` with every problem found, in the order of the file.
    """
    if len(content) > LARGEST:
        raise BadFile(
            [
                Problem(
                    Place(name),
                    _("is larger than %(limit)d MB; a scan needs far less.") % {"limit": LARGEST // 1_000_000},
                )
            ]
        )
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise BadFile(
            [
                Problem(
                    Place(name),
                    _("ends in none of %(endings)s; the ending tells how to read it.")
                    % {"endings": ", ".join(READERS)},
                )
            ]
        )
    tree = tidy(reader(content, name))
    unread = {problem.where for problem in tree.problems}
    found = (*islice(schema_problems(tree), ENOUGH), *islice(contradictions(tree), ENOUGH))
    problems = [*tree.problems, *(problem for problem in found if problem.where not in unread)]
    if problems:
        raise BadFile(_in_order(problems))
    return to_scan(tree.value)


def _text(read: Callable[[str, str], Tree]) -> Callable[[bytes, str], Tree]:
    def decode(content: bytes, name: str) -> Tree:
        try:
            return read(content.decode("utf-8-sig"), name)
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise BadFile([Problem(Place(name, line=line), _("is not UTF-8; save the file as UTF-8."))]) from error

    return decode


READERS: dict[str, Callable[[bytes, str], Tree]] = {
    ".yaml": _text(read_yaml),
    ".yml": _text(read_yaml),
    ".json": _text(read_json),
    ".xlsx": read_tables,
}


def _in_order(problems: list[Problem]) -> list[Problem]:
    ordered = sorted(problems, key=lambda problem: problem.where.line or 0)
    if len(ordered) <= MOST_PROBLEMS:
        return ordered
    return [
        *ordered[:MOST_PROBLEMS],
        Problem(Place(ordered[0].where.file), _("has more problems than are listed here.")),
    ]
