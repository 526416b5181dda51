"""A file as plain values, with where each value stands: what every format is turned into first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from interlocal.platform.problems import BadFile, Place, Problem
from interlocal.ui.plain_text import UNWRITABLE

Path = tuple[str | int, ...]
DEEPEST = 12
MOST_VALUES = 100_000


@dataclass(frozen=True)
class Tree:
    """`value` is made of dict, list, str, int, Decimal and bool; `places` knows the place of most paths."""

    value: Any
    places: Mapping[Path, Place]
    problems: tuple[Problem, ...] = ()

    def problem(self, path: Path, message: str) -> Problem:
        """A problem with the value at `path`, or nearest to it."""
        known = path
        while known not in self.places:
            known = known[:-1]
        return Problem(replace(self.places[known], field=field(path)), message)


def field(path: Path) -> str | None:
    """A path in words: `claims, item 3, low`."""
    parts = (_("item %(number)d") % {"number": part + 1} if isinstance(part, int) else part for part in path)
    return ", ".join(parts) or None


def too_much() -> str:
    """What to say of a file that no scan can be."""
    return _("is nested too deeply or holds too many values for a scan.")


def tidy(tree: Tree) -> Tree:
    """Drop what is null or blank, trim text, make whole Decimals integers; refuse unwritable characters.

    Raises `BadFile` for more values, or deeper ones, than a scan can have.
    """
    problems: list[Problem] = []
    count = 0

    def writable(text: str, path: Path, otherwise: str) -> bool:
        found = UNWRITABLE.search(text)
        if found:  # by its number, as most of them cannot be seen
            problems.append(tree.problem(path, otherwise % f"U+{ord(found[0]):04X}"))
        return found is None

    def clean(value: Any, path: Path) -> Any:
        nonlocal count
        count += 1
        if count > MOST_VALUES or len(path) > DEEPEST:
            raise BadFile([tree.problem(path, too_much())])
        if isinstance(value, dict):
            cleaned = {
                key: clean(item, (*path, key))
                for key, item in value.items()
                if writable(str(key), path, _("has a name with a character that cannot be written (%s); delete it."))
            }
            return {key: item for key, item in cleaned.items() if item is not None}
        if isinstance(value, list):
            return [clean(item, (*path, index)) for index, item in enumerate(value)]
        if isinstance(value, str):
            writable(value, path, _("holds a character that cannot be written (%s); delete it."))
            return "\n".join(line.rstrip() for line in value.strip().splitlines()) or None
        if isinstance(value, Decimal):
            if value and not -18 <= value.adjusted() < 18:
                problems.append(tree.problem(path, _("is too large or too small a number.")))
                return None
            return int(value) if value == int(value) else value.normalize()
        return value

    value = clean(tree.value, ())
    return replace(tree, value=value, problems=(*tree.problems, *problems))
