"""What a person changes of herself, and erasing her."""

import datetime

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.audit.actions import action, record
from interlocal.core.people.calendars import today_at
from interlocal.core.people.models import Person, RoleAssignment
from interlocal.core.people.ranks import leave_a_director
from interlocal.core.people.sign_in import forget_sign_in
from interlocal.platform.fields import Erased, blanks


@action
def edit_person(*, person: Person, name: str, language: str, by: Actor, at: datetime.datetime) -> Person:
    """Change one's own name or language."""
    if by.person != person.id:
        raise Refused
    person.name, person.language = name, language
    person.full_clean()
    person.save(update_fields=["name", "language"])
    record("person.edited", by=by, at=at, subject=person.id)
    return person


@action
def erase_person(*, person: Person, by: Actor, at: datetime.datetime) -> Person:
    """Erase what we know of a person, at her own wish. Her key stays where she acted, and leads to nobody.

    Her sessions end at once, on every device. ValidationError as for `end_role`.
    """
    if by.person != person.id:
        raise Refused
    roles = list(RoleAssignment.objects.filter(person=person, ends_on=None).select_related("government"))
    today = {held.government_id: today_at(held.government_id, at) for held in roles}
    for held in roles:
        leave_a_director(held, today[held.government_id])
    values = blanks(Person, Erased.WITH_PERSON) | {
        "email": f"{person.id}@erased.invalid",
        "is_active": False,
        "erased_on": at.date(),
    }
    Person.objects.filter(id=person.id).update(**values)
    for held in roles:
        ends_on = today[held.government_id]
        RoleAssignment.objects.filter(id=held.id, starts_on__lt=ends_on).update(ends_on=ends_on)
    forget_sign_in(person)
    record("person.erased", by=by, at=at, subject=person.id)
    return person
