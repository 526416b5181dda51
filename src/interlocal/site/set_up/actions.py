"""Everything that stands at the end of set-up, or nothing of it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.roles import Role
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.actions import add_government, admit_government, found_partnership
from interlocal.core.governments.keys import free_key
from interlocal.core.governments.models import Government, Partnership
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.models import Audience
from interlocal.core.people.actions import give_role
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.core.sources import Grade
from interlocal.platform.acting import acting

from .door import is_empty
from .governments_list import NewGovernment


@dataclass(frozen=True)
class FirstPerson:
    """Who sets up, and directs the first partnership."""

    name: str
    email: str
    password: str
    language: str


@dataclass(frozen=True)
class FirstPartnership:
    """What is founded."""

    name: str
    purpose: str
    time_zone: str


@action
def set_up_installation(
    *,
    convener: NewGovernment,
    director: FirstPerson,
    partnership: FirstPartnership,
    members: Sequence[NewGovernment],
    by: Actor,
    at: datetime.datetime,
) -> Person:
    """Make the convener, its programme director, the first partnership and its members, figures included.

    Refused once anybody exists. ValidationError where something can't be entered as it is given.
    """
    person = Person(name=director.name, email=director.email, language=director.language)
    # The event comes first: whoever else sets up in this instant waits for its place in the chain, and then sees us.
    record("installation.set_up", by=Actor(person.id), at=at, subject=person.id, facts={"members": len(members)})
    if not is_empty():
        raise Refused
    person.set_password(director.password)
    person.full_clean(exclude=["password"])
    person.save(force_insert=True)
    host = _host(convener, person)
    to_be = Actor(person.id, ((host.id, Role.PROGRAMME_DIRECTOR),))
    with acting(to_be.acting):
        give_role(person=person, government=host, role=Role.PROGRAMME_DIRECTOR, by=to_be, at=at)
        founded = found_partnership(
            name=partnership.name,
            convener=host,
            purpose=partnership.purpose,
            time_zone=partnership.time_zone,
            by=to_be,
            at=at,
        )
    by = actor_of(person.id, at)
    with acting(by.acting):
        # Those with a short name of their own first, before another's name takes it.
        for new in sorted(members, key=lambda new: not new.key):
            government = host if new.is_same_as(convener) else _admit(new, founded, by, at)
            _record_figures(new, government, founded, by, at)
    return person


def _host(convener: NewGovernment, person: Person) -> Government:
    """The first government: nobody stands above it who could add it, so it comes with the set-up's own event."""
    host = Government(name=convener.name, kind=convener.kind, state=convener.state.upper())
    with acting(Actor(person.id).acting):
        host.key = free_key(Government, convener.name)
        host.full_clean()
        host.save(force_insert=True)
    return host


def _admit(new: NewGovernment, partnership: Partnership, by: Actor, at: datetime.datetime) -> Government:
    try:
        government = add_government(name=new.name, kind=new.kind, state=new.state, key=new.key, by=by, at=at)
    except ValidationError as error:
        raise ValidationError([f"{new.name}: {message}" for message in error.messages]) from error
    admit_government(partnership=partnership, government=government, by=by, at=at)
    return government


def _record_figures(
    new: NewGovernment, government: Government, partnership: Partnership, by: Actor, at: datetime.datetime
) -> None:
    for figure in new.figures:
        record_reading(
            government=government,
            measure=figure.measure,
            period=figure.period,
            value=figure.value,
            grade=Grade.NOT_STATED,
            audience=Audience.PARTNERSHIP,
            partnership=partnership.id,
            source_document=figure.source,
            by=by,
            at=at,
        )
