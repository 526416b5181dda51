"""Audit events as a table in plain words: when, who, what."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor
from interlocal.core.access.roles import Role
from interlocal.core.agreements.queries import agreement_titles
from interlocal.core.audit.models import Event
from interlocal.core.catalogue.queries import service_titles
from interlocal.core.governments.queries import decision_titles, government_names
from interlocal.core.measures.models import Audience
from interlocal.core.measures.service import MEASURES
from interlocal.core.participation.queries import shared_service_titles
from interlocal.core.people.queries import names_of
from interlocal.platform.days import last_day
from interlocal.platform.modules import Names, modules
from interlocal.ui.dates import day_text, moment_text
from interlocal.ui.tables import Column, Table
from interlocal.ui.words import word

from .sentences import sentence

#: Where the name behind a key may stand: one query each, however many events there are.
NAMES: tuple[Names, ...] = (
    names_of,
    government_names,
    decision_titles,
    service_titles,
    shared_service_titles,
    agreement_titles,
)


def trail(title: str, events: Sequence[Event], actor: Actor) -> Table:
    """The events as rows, in the order in which they come."""
    keys = {key for event in events for key in _keys(event)}
    names: dict[UUID, str] = {}
    for found in (*NAMES, *(module.names for module in modules() if module.names)):
        names |= found(keys)
    columns = (
        Column("number", _("Number"), "number"),
        Column("at", _("When")),
        Column("who", _("Who"), missing=_("somebody no longer known")),
        Column("what", _("What")),
    )
    return Table(
        title,
        columns,
        tuple((event.number, moment_text(event.at), _who(event, names), _what(event, names)) for event in events),
    )


def _who(event: Event, names: Mapping[UUID, str]) -> str | None:
    if event.person:
        return names.get(event.person)
    match event.verb:
        case "member.declined":  # by whom is not the partners' to know: see core.governments.admissions
            return _("somebody of that government")
        case "head.mailed":
            return _("interlocal itself")
    return _("the command line on the server")


def _what(event: Event, names: Mapping[UUID, str]) -> str:
    wording = sentence(event.verb, of_one=event.subject in names)
    if wording is None:
        return event.verb
    facts = {"government": event.government, "subject": event.subject, **event.facts}
    # An event of an earlier release may lack a fact that its sentence names today.
    slots: dict[str, str] = defaultdict(lambda: _("something not recorded"))
    slots.update({name: _text(name, fact, names) for name, fact in facts.items()})
    return str(wording) % slots


def _text(name: str, fact: Any, names: Mapping[UUID, str]) -> str:
    """A fact in words: a key by its name, an enumerated word by its own, a day as readers write it."""
    key = _key(fact)
    if key:
        return names.get(key, _("something no longer known"))
    if fact is None:
        return _("not stated")
    try:
        return _worded(name, fact)
    except (TypeError, ValueError):
        # A word or a day that this release does not know is shown as it stands.
        return str(fact)


def _worded(name: str, fact: Any) -> str:
    """ValueError or TypeError where `fact` is none of the words, or no day, that its name promises."""
    match name:
        case "role":
            return str(Role(fact).label)
        case "stage" | "from" | "to":
            return word("stage", fact)
        case "mode" | "verdict":
            return word(name, fact)
        case "measure":
            return str(MEASURES[fact].title) if fact in MEASURES else fact
        case "audience":
            return str(Audience(fact).label)
        case "ends_on":
            return day_text(last_day(datetime.date.fromisoformat(fact))) or ""
    return str(fact)


def _keys(event: Event) -> Iterator[UUID]:
    for fact in (event.person, event.government, event.subject, *event.facts.values()):
        key = _key(fact)
        if key:
            yield key


def _key(fact: Any) -> UUID | None:
    if isinstance(fact, UUID):
        return fact
    try:
        return UUID(fact) if isinstance(fact, str) and len(fact) == 36 else None
    except ValueError:
        return None
