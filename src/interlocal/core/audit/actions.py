"""How every write is made: as an action, which leaves its event in the same transaction or does not happen."""

import datetime
import hashlib
import inspect
import json
import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, transaction

from interlocal.core.access.actor import Actor
from interlocal.platform.keys import ordered_key

Fact = UUID | int | bool | str | None
_WORD = re.compile(r"[a-z0-9_.:-]{1,80}")
_events: ContextVar[list[str] | None] = ContextVar("events", default=None)
Action = TypeVar("Action", bound=Callable[..., Any])

#: Every action of the product by dotted name; the contract suite walks it.
ACTIONS: dict[str, Callable[..., Any]] = {}


class UnauditedAction(AssertionError):
    """An action ended without its event: a mistake of ours, undone before it can count."""


def action(function: Action) -> Action:
    """Make `function` an action: keyword-only arguments with `by` and `at`, one transaction, one audit event.

    An action that calls another leaves its own event beside the other's.
    """
    name = f"{function.__module__}.{function.__qualname__}"
    parameters = inspect.signature(function).parameters
    by_name = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)
    if not {"by", "at"} <= set(parameters) or any(p.kind not in by_name for p in parameters.values()):
        raise TypeError(f"{name} is an action: its arguments are keyword-only, and by= and at= are among them.")

    @wraps(function)
    def run(**arguments: Any) -> Any:
        with transaction.atomic():
            events: list[str] = []
            token = _events.set(events)
            try:
                result = function(**arguments)
            finally:
                _events.reset(token)
            if len(events) != 1:
                raise UnauditedAction(f"{name} left {len(events)} audit events ({events}); an action leaves one.")
            return result

    ACTIONS[name] = run
    return run  # type: ignore[return-value]


def record(
    verb: str,
    *,
    by: Actor,
    at: datetime.datetime,
    government: UUID | None = None,
    partnership: UUID | None = None,
    subject: UUID | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> None:
    """Append one event to the chain of the partnership, else of the government, else of the installation.

    `facts` are keys, counts, enumerated words and fingerprints; free text is refused (TypeError). Chain, number and
    hash are the database's to give: nothing that serves may write an event or a head in another way.
    """
    keys = (ordered_key(), at, by.person, government, partnership, verb, subject, json.dumps(_plain(facts or {})))
    with connection.cursor() as cursor:
        cursor.execute("select audit_append(%s, %s, %s, %s, %s, %s, %s, %s)", keys)
    events = _events.get()
    if events is not None:
        events.append(verb)


def fingerprint(value: Any) -> str:
    """SHA-256 of a value's JSON: says that a content was the same, not what it was."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


def _plain(facts: Mapping[str, Fact]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, fact in facts.items():
        if isinstance(fact, UUID):
            plain[name] = str(fact)
        elif fact is None or isinstance(fact, int) or (isinstance(fact, str) and _WORD.fullmatch(fact)):
            plain[name] = fact
        else:
            raise TypeError(f"Audit fact {name!r} is free content; give a key, a number, a word or fingerprint().")
    return plain
