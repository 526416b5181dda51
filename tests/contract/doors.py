"""The doors of the product: every address below /p/<partnership>/, and who may go in or act there.

Each module lists its own in `tests/modules/<key>/doors.py` (the example in `tests/example_module/doors.py`), the core
in `core_doors.py`. A door that is missing from the lists fails a test.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from interlocal.platform.modules import modules
from tests.worlds import World

Prepare = Callable[[World], dict[str, Any]]
MEMBER = "any member"


def nothing(world: World) -> dict[str, Any]:
    """A door that needs no more than its partnership."""
    return {}


@dataclass(frozen=True)
class Door:
    """One address. `get` and `post` say who may: any member, a permission, or nobody (the method isn't offered).

    `prepare` makes what the address leads to and returns its arguments; `body` is a form that the action refuses or
    accepts, either will do. `grow(world, n)` adds n rows to what the page lists.
    """

    name: str
    get: str | StrEnum | None = MEMBER
    post: str | StrEnum | None = None
    prepare: Prepare = nothing
    body: dict[str, str] = field(default_factory=dict)
    grow: Callable[[World, int], None] | None = None

    def address(self, world: World, **arguments: Any) -> str:
        return reverse(self.name, kwargs={"partnership": world.partnership.key, **arguments})


def all_doors() -> list[Door]:
    """Those of the core and of every registered module."""
    lists = ["tests.contract.core_doors", *(_doors_of(module.key) for module in modules())]
    return [door for name in lists for door in import_module(name).DOORS]


def _doors_of(key: str) -> str:
    return "tests.example_module.doors" if key == "example" else f"tests.modules.{key}.doors"


def names_below_a_partnership() -> set[str]:
    """Every named address that takes a partnership."""
    return set(_names(get_resolver(), "", ()))


def _names(resolver: URLResolver, above: str, spaces: tuple[str, ...]) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _names(pattern, route, inner)
        elif isinstance(pattern, URLPattern) and "<slug:partnership>" in route:
            yield ":".join((*spaces, pattern.name or route))
