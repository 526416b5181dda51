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
from interlocal.core.people.actions import edit_person, seat_first_person
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
    """Make the convener, its program director, the first partnership and its members, figures included.

    Refused once anybody exists. ValidationError where something can't be entered as it is given.
    """
    # The event comes first: whoever else sets up in this instant waits for its place in the chain, and then sees us.
    record("installation.set_up", by=by, at=at, facts={"members": len(members)})
    if not is_empty():
        raise Refused
    host, person = seat_first_person(
        government=Government(
            key=free_key(Government, convener.name), name=convener.name, kind=convener.kind, state=convener.state
        ),
        name=director.name,
        email=director.email,
        role=Role.PROGRAMME_DIRECTOR,
        password=director.password,
        by=by,
        at=at,
        time_zone=partnership.time_zone,
    )
    founder = actor_of(person.id, at)
    with acting(founder.acting):
        edit_person(person=person, name=person.name, language=director.language, by=founder, at=at)
        founded = found_partnership(
            name=partnership.name,
            convener=host,
            purpose=partnership.purpose,
            time_zone=partnership.time_zone,
            synthetic=host.synthetic,
            by=founder,
            at=at,
        )
    by = actor_of(person.id, at)
    with acting(by.acting):
        # Those with a short name of their own first, before another's name takes it.
        for new in sorted(members, key=lambda new: not new.key):
            government = host if new.is_same_as(convener) else _admit(new, founded, by, at)
            _record_figures(new, government, founded, by, at)
    return person


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
