"""The registry: settings list the modules, each describes itself in `module.py`, everything else asks here."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string


class Movement(StrEnum):
    """The four movements; every screen belongs to one."""

    ASSESS = "assess"
    AGREE = "agree"
    RUN = "run"
    PROVE = "prove"


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the side navigation; `permission` None means any member of the partnership."""

    title: str | Promise
    url_name: str
    movement: Movement
    permission: StrEnum | None = None


@dataclass(frozen=True)
class Todo:
    """Something that waits for a person: what, where to do it, why, by when if stated.

    In one of her partnerships, or in one that would become hers.
    """

    partnership: UUID
    title: str
    url: str
    why: str
    due: datetime.date | None = None


@dataclass(frozen=True)
class Headline:
    """What a module found in a partnership, in one line: of what, where it is told in full, and the answer."""

    partnership: UUID
    title: str
    url: str
    answer: str


#: What waits for an actor at a moment, over all her partnerships, in a number of queries that does not grow.
Waiting = Callable[[Any, datetime.datetime], Iterable[Todo]]
#: What an actor may read of those partnerships, in a number of queries that does not grow with them.
Headlines = Callable[[Any, Collection[UUID]], Iterable[Headline]]


#: Titles of rows by key, for what holds keys alone; one query, however many keys.
Names = Callable[[Iterable[UUID]], Mapping[UUID, str]]
#: Blanks what is kept of an e-mail address whose person is being erased, at a moment; it leaves no event of its own.
Forget = Callable[[str, datetime.datetime], None]


@dataclass(frozen=True)
class Module:
    """All that a module adds. It grows only when a second module needs a field."""

    key: str
    title: str | Promise
    urls: str  # dotted name of the URL configuration, mounted at /p/<partnership>/<key>/
    permissions: type[StrEnum]
    held_by: Mapping[Any, Collection[StrEnum]]  # role -> permissions
    navigation: tuple[NavigationItem, ...] = ()
    todo: Waiting | None = None
    headlines: Headlines | None = None
    #: What its audit events say in plain words: verb -> sentence, with facts as %(slots)s, and keys by their `names`.
    events: Mapping[str, str | Promise] = field(default_factory=dict)
    names: Names | None = None
    #: Dotted name of the addresses for bearers of a link, mounted at /links/<key>/: decision 18.
    links: str = ""
    forget: Forget | None = None


@cache
def modules() -> tuple[Module, ...]:
    """The registered modules, in the order of the settings."""
    return tuple(import_string(f"{name}.module.MODULE") for name in settings.MODULES)


def headlines_of(actor: Any, partnerships: Collection[UUID]) -> tuple[Headline, ...]:
    """Those of every module, in their order."""
    return tuple(line for module in modules() if module.headlines for line in module.headlines(actor, partnerships))
