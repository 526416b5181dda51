"""The registry: settings list the modules, each describes itself in `module.py`, everything else asks here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

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
class Module:
    """All that a module adds. It grows only when a second module needs a field."""

    key: str
    title: str | Promise
    urls: str  # dotted name of the URL configuration, mounted at /p/<partnership>/<key>/
    permissions: type[StrEnum]
    held_by: Mapping[StrEnum, frozenset[StrEnum]]  # role -> permissions
    navigation: tuple[NavigationItem, ...] = ()
    todo: Callable[[Any], list[Any]] | None = None  # actor -> what waits for this person


@cache
def modules() -> tuple[Module, ...]:
    """The registered modules, in the order of the settings."""
    return tuple(import_string(f"{name}.module.MODULE") for name in settings.MODULES)
