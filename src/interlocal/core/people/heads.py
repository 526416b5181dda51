"""Audit heads by mail: whoever may see a partnership's log is sent its head now and then, to keep outside."""

import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.core.access.roles import Role, as_member
from interlocal.core.audit.actions import action, record
from interlocal.core.audit.chains import partnership_chain
from interlocal.core.audit.models import Event
from interlocal.core.audit.queries import head_of
from interlocal.core.governments.models import Membership, Partnership
from interlocal.platform.mail.outbox import post
from interlocal.platform.terms import holds_on

from .models import Person

#: How old the last mailed head is when the next goes out.
EVERY = datetime.timedelta(days=28)
MAILED = "head.mailed"


def head_is_due(partnership: UUID, at: datetime.datetime) -> bool:
    """Whether something happened since the last mail, which is old enough."""
    events = Event.objects.filter(chain=partnership_chain(partnership))
    last = events.order_by("-number").values_list("verb", flat=True).first()
    return last not in (None, MAILED) and not events.filter(verb=MAILED, at__gt=at - EVERY, at__lte=at).exists()


def keepers_of(partnership: UUID, day: datetime.date) -> QuerySet[Person]:
    """Those of its members today who may see its audit log, by key."""
    members = Membership.objects.filter(holds_on(day), partnership_id=partnership)
    return (
        Person.objects.filter(
            holds_on(day, "roles__"),
            is_active=True,
            roles__government__in=members.values("government"),
            roles__role__in=[role for role in Role if Permission.SEE_AUDIT in as_member(role)],
        )
        .distinct()
        .order_by("id")
    )


@action
def mail_head(*, partnership: Partnership, by: Actor, at: datetime.datetime) -> None:
    """Send the head of the partnership's chain, as it stands, to each of its keepers: one mail each."""
    chain = partnership_chain(partnership.id)
    head = head_of(chain)
    number, digest = head.split(":")
    for person in keepers_of(partnership.id, at.date()):
        with translation.override(person.language):
            post(
                to=person.email,
                subject=_("Audit head of %(partnership)s") % {"partnership": partnership.name},
                text=_(
                    "%(name)s,\n\nplease keep this message where nobody who runs the server can change it. It proves"
                    " later that nothing was taken out of the log of %(partnership)s, which has %(number)s events"
                    " today. Its head:\n\n%(chain)s %(head)s\n\nWhoever runs the server checks it so: put that line"
                    " into a file, heads.txt, and run\n\ninterlocal audit verify --heads heads.txt\n"
                )
                % {
                    "name": person.name,
                    "partnership": partnership.name,
                    "number": number,
                    "chain": chain,
                    "head": head,
                },
                at=at,
            )
    record(
        "head.mailed",
        by=by,
        at=at,
        partnership=partnership.id,
        subject=partnership.id,
        facts={"number": int(number), "head": digest},
    )
