"""What the checks share: careful access to values of any kind, and complaints about them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from interlocal.modules.assessment.scan_file.tree import Path

Complaint = tuple[Path, str]
Item = dict[str, Any]


def complain(path: Path, message: str, **words: object) -> Complaint:
    """A complaint about the value at `path`; `words` fill the places of the message."""
    return path, message % words if words else message


def items(holder: Item, name: str) -> Iterator[tuple[Path, Item]]:
    """The items of a list that are groups of fields, each with its path."""
    found = holder.get(name)
    for index, item in enumerate(found if isinstance(found, list) else ()):
        if isinstance(item, dict):
            yield (name, index), item


def strings(value: Any) -> list[str]:
    """The texts of a list."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def keys(holder: Item, name: str) -> list[str]:
    """The keys of the items of a list."""
    return strings([item.get("key") for path, item in items(holder, name)])


def repeated(values: Iterable[tuple[Path, object, str]], message: str) -> Iterator[Complaint]:
    """A complaint for each value, other than None, that an earlier one equals; its text is what is shown."""
    first: dict[object, Path] = {}
    for path, value, shown in values:
        if value in first:
            number = 1 + next(part for part in reversed(first[value]) if isinstance(part, int))
            yield complain(path, message, value=shown, number=number)
        elif value is not None:
            first[value] = path


def nowhere(path: Path, key: str) -> Complaint:
    """A complaint about a key that no area has."""
    return complain(path, _('"%(key)s" is not the key of another area; check the spelling or add the area.'), key=key)
