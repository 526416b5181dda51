"""Reading people through the roles that they hold."""

import datetime
import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.governments.models import Membership
from interlocal.platform.acting import Acting, acting
from interlocal.platform.fields import Erased, blanks
from interlocal.platform.terms import holds_on

from .models import Invitation, Person, RoleAssignment


def people_of(actor: Actor, partnership: UUID, day: datetime.date) -> QuerySet[RoleAssignment]:
    """Roles held on `day` at governments that are members on `day`, by government and name."""
    members = Membership.objects.filter(holds_on(day), partnership_id=partnership).values("government_id")
    return (
        RoleAssignment.objects.filter(holds_on(day), government_id__in=members)
        .select_related("person", "government")
        .order_by("government__name", "person__name", "id")
    )


def role_of(actor: Actor, partnership: UUID, key: UUID, day: datetime.date) -> RoleAssignment:
    """One of those roles; Refused if it is not held."""
    held = people_of(actor, partnership, day).filter(id=key).first()
    if held is None:
        raise Refused
    return held


def persons_of(actor: Actor, partnership: UUID, day: datetime.date) -> QuerySet[Person]:
    """Those people, each once, by name."""
    return Person.objects.filter(id__in=people_of(actor, partnership, day).order_by().values("person_id")).order_by(
        "name"
    )


def open_invitations(actor: Actor, partnership: UUID, at: datetime.datetime) -> QuerySet[Invitation]:
    """Invitations to members' governments that can still be taken up."""
    members = Membership.objects.filter(holds_on(actor.today(at, partnership)), partnership_id=partnership).values(
        "government_id"
    )
    return (
        Invitation.objects.filter(government_id__in=members)
        .filter(open_at(at))
        .select_related("government")
        .order_by("-invited_at")
    )


def invitation_of(actor: Actor, partnership: UUID, key: UUID, at: datetime.datetime) -> Invitation:
    """One of those invitations; Refused if it is not open."""
    invitation = open_invitations(actor, partnership, at).filter(id=key).first()
    if invitation is None:
        raise Refused
    return invitation


def invitations_waiting(actor: Actor, at: datetime.datetime) -> list[tuple[Invitation, tuple[UUID, ...]]]:
    """Invitations that can still be taken up, by expiry, each with those of her partnerships it belongs to."""
    found = list(Invitation.objects.filter(open_at(at)).select_related("government").order_by("expires_at", "id"))
    members: dict[UUID, tuple[UUID, ...]] = {}
    for government, partnership in Membership.objects.filter(
        holds_on(actor.today(at)),
        partnership_id__in=actor.partnerships,
        government_id__in={invitation.government_id for invitation in found},
    ).values_list("government_id", "partnership_id"):
        members[government] = (*members.get(government, ()), partnership)
    return [(invitation, members.get(invitation.government_id, ())) for invitation in found]


def names_of(persons: Iterable[UUID]) -> dict[UUID, str]:
    """Names of people whom the actor met by key, in an event or as a lead. Whoever was erased is left out."""
    return dict(Person.objects.filter(id__in=set(persons), erased_on=None).values_list("id", "name"))


def open_at(at: datetime.datetime) -> Q:
    """The filter "can still be taken up"."""
    return Q(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


def run_out_with_address(at: datetime.datetime) -> QuerySet[Invitation]:
    """Invitations that nobody took up in time and that say still to whom they went."""
    run_out = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__lte=at)
    return run_out.exclude(**blanks(Invitation, Erased.WHEN_DONE))


def hash_of(token: str) -> str:
    """What the database keeps of a link's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_by(token: str, at: datetime.datetime) -> Invitation:
    """The open invitation that a link leads to; Refused if it is forged, used, withdrawn or too old.

    Acts by the link alone, so call it outside any other context.
    """
    with acting(Acting(link=hash_of(token))):
        invitation = (
            Invitation.objects.filter(open_at(at), token_hash=hash_of(token)).select_related("government").first()
        )
    if invitation is None:
        raise Refused
    return invitation


def hold(person: UUID) -> Person:
    """A person who has an account here, kept so to the end of the transaction; Refused if she is gone.

    Whoever gives her a role holds her, as does her own erasure: the second finds what the first one did.
    """
    held = Person.objects.select_for_update(no_key=True).filter(id=person, is_active=True).first()
    if held is None:
        raise Refused
    return held
