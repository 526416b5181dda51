"""What a person changes of herself, and erasing her."""

import datetime

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.audit.actions import action, record
from interlocal.core.people.actions.invitations import withdraw_all_to
from interlocal.core.people.calendars import today_at
from interlocal.core.people.models import Person
from interlocal.core.people.queries import hold
from interlocal.core.people.ranks import step_down
from interlocal.core.people.sign_in import forget_sign_in
from interlocal.platform.acting import Acting, acting
from interlocal.platform.fields import Erased, blanks
from interlocal.platform.mail.outbox import remove_messages_to
from interlocal.platform.modules import modules


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

    Her sessions end at once, on every device, and her roles today, so that no roster of today or later shows her.
    Mail that waits for her and invitations to her, wherever they lead, go too, and what modules keep of her address.
    ValidationError as for `end_role`.
    """
    if by.person != person.id:
        raise Refused
    hold(person.id)
    # Always in one order, since stepping down locks.
    for held in person.roles.select_related("government").order_by("government_id", "id"):
        today = today_at(held.government_id, at)
        if held.ends_on is None or held.ends_on > today:
            # Where her role only begins later she acts for that government now, to take it back.
            with acting(Acting(person.id, (held.government_id,))):
                step_down(held, today)
    withdraw_all_to(person.email, at)
    remove_messages_to(person.email)
    for module in modules():
        if module.forget:
            module.forget(person.email, at)
    values = blanks(Person, Erased.WITH_PERSON) | {
        "email": f"{person.id}@erased.invalid",
        "is_active": False,
        "erased_on": at.date(),
    }
    Person.objects.filter(id=person.id).update(**values)
    forget_sign_in(person)
    record("person.erased", by=by, at=at, subject=person.id)
    return person
