"""Reminding members of the short forms that say too little."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.models import Government
from interlocal.core.people.models import Person
from interlocal.modules.assessment.models import OwnScan, Reminder
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries.reminders import answerers_at, last_reminded
from interlocal.platform.mail.outbox import post
from interlocal.ui.dates import day_text

#: How long a member is left in peace.
REST = datetime.timedelta(days=3)
#: On what too little is in, by member: names of areas.
Missing = Mapping[Government, Sequence[str]]


@dataclass(frozen=True)
class Reminded:
    """Members that were reminded, by how many mails; and those at which nobody may answer."""

    members: int
    mails: int
    without_people: tuple[Government, ...]


@action
def remind(
    *, scan: OwnScan, missing: Missing, place: Place, address: str, by: Actor, at: datetime.datetime
) -> Reminded:
    """Mail everybody who may enter figures for a member of whose forms some are `missing`, at most once in three days.

    `missing` is what is not shared with the convener: whether it was answered for its own eyes, nobody knows.
    """
    by.require(Permission.RUN_SCAN, partnership=place.id)
    # Held to the end: of two who remind at once, the second finds that it was done.
    OwnScan.objects.select_for_update().get(partnership_id=place.id, id=scan.id)
    last = last_reminded(by, scan)
    late = {each.id: each for each in missing if each.id not in last or last[each.id] + REST <= at}
    people: dict[UUID, dict[UUID, Person]] = {}
    for held in answerers_at(late, by.today(at, place.id)):
        people.setdefault(held.government_id, {})[held.person_id] = held.person
    mails = 0
    for government, persons in people.items():
        for person in persons.values():
            _post(person, late[government], missing[late[government]], scan, place, address, at)
            mails += 1
    Reminder.objects.bulk_create(
        Reminder(partnership_id=place.id, scan=scan, government_id=government, sent_at=at) for government in people
    )
    record(
        "reminder.sent",
        by=by,
        at=at,
        partnership=place.id,
        subject=scan.id,
        facts={"members": len(people), "mails": mails},
    )
    return Reminded(len(people), mails, tuple(each for key, each in late.items() if key not in people))


def _post(
    person: Person,
    government: Government,
    areas: Sequence[str],
    scan: OwnScan,
    place: Place,
    address: str,
    at: datetime.datetime,
) -> None:
    with translation.override(person.language):
        words = {
            "name": person.name,
            "convener": place.convener_name,
            "scan": scan.title,
            "government": government.name,
            "areas": "\n".join(f"- {area}" for area in areas),
            "day": day_text(scan.answers_by),
            "link": address,
        }
        text = [
            _(
                "%(name)s,\n\n%(convener)s asks for the short forms of “%(scan)s”. As far as it is shared, less than"
                " half of the answers are in from %(government)s on:\n\n%(areas)s"
            ),
            _("Ten minutes each are enough, and you can send a form on to a department. Answers are due by %(day)s.")
            if scan.answers_by
            else _("Ten minutes each are enough, and you can send a form on to a department."),
            _("What you keep to your own government counts as not shared: then you need do nothing."),
            "%(link)s\n",
        ]
        subject = _("Short forms of “%(scan)s” that are not in") % words
        post(to=person.email, subject=subject, text="\n\n".join(text) % words, at=at)
