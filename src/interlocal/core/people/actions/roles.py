"""Giving and ending roles of people who are here."""

import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.models import Government
from interlocal.core.people.calendars import today_at
from interlocal.core.people.models import Person, RoleAssignment
from interlocal.core.people.queries import hold
from interlocal.core.people.ranks import require_rank, require_something_to_direct, step_down
from interlocal.platform.acting import Acting, acting


@action
def seat_first_person(
    *,
    government: Government,
    name: str,
    email: str,
    role: str,
    password: str | None,
    by: Actor,
    at: datetime.datetime,
    time_zone: str = "UTC",
    synthetic: bool = False,
) -> tuple[Government, Person]:
    """Enter a government that nobody speaks for yet, with the person who will.

    For setting up an installation or a sample region: whoever calls it has proved to run the server. `government`
    is not saved yet, `time_zone` is that of the partnership that it will convene. ValidationError where it, the
    person or the password is not as it should be.
    """
    person = Person(email=email.lower(), name=name, synthetic=synthetic)
    person.set_password(password)
    person.full_clean(exclude=["password"])
    with acting(Acting(person.id, (government.id,))):
        government.spoken_for = True
        government.full_clean()
        government.save(force_insert=True)
        person.save(force_insert=True)
        # Until it belongs to a partnership UTC's day counts for it, and from then on that one's: it begins on both.
        starts_on = min(timezone.localdate(at, ZoneInfo(time_zone)), at.date())
        RoleAssignment(person=person, government=government, role=role, starts_on=starts_on).save(force_insert=True)
        record(
            "government.seated",
            by=Actor(person.id),
            at=at,
            government=government.id,
            subject=government.id,
            facts={"person": person.id, "role": role},
        )
    return government, person


@action
def give_role(
    *,
    person: Person,
    government: Government,
    role: str,
    by: Actor,
    at: datetime.datetime,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    partnership: UUID | None = None,
) -> RoleAssignment:
    """Give a person one more role at one's own government."""
    by.require(Permission.INVITE_PEOPLE, government=government.id)
    require_rank(by, government.id, role)
    require_something_to_direct(government, role)
    hold(person.id)
    starts_on = starts_on or today_at(government.id, at)
    held = RoleAssignment(person=person, government=government, role=role, starts_on=starts_on, ends_on=ends_on)
    held.full_clean()
    held.save(force_insert=True)
    record(
        "role.given",
        by=by,
        at=at,
        partnership=partnership,
        government=government.id,
        subject=held.id,
        facts={"person": person.id, "role": role},
    )
    return held


@action
def end_role(*, held: RoleAssignment, partnership: UUID | None, by: Actor, at: datetime.datetime) -> RoleAssignment:
    """End a role at one's own government today. A role given today is taken back whole.

    ValidationError for the last program director of a government that convenes: nobody could name another.
    """
    by.require(Permission.INVITE_PEOPLE, government=held.government_id)
    require_rank(by, held.government_id, held.role)
    step_down(held, today_at(held.government_id, at))
    record(
        "role.ended",
        by=by,
        at=at,
        partnership=partnership,
        government=held.government_id,
        subject=held.id,
        facts={"person": held.person_id, "role": held.role},
    )
    return held
