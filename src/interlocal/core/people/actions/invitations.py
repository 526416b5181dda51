"""Offering a role by e-mail, and taking it up."""

import datetime
import secrets
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.access.roles import Role
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import current_members_of, is_sponsored
from interlocal.core.people.actors import actor_of
from interlocal.core.people.calendars import today_at
from interlocal.core.people.models import Invitation, Person, RoleAssignment
from interlocal.core.people.queries import hash_of, hold, open_at, run_out_with_address
from interlocal.core.people.ranks import convenes, outranks, require_rank, require_something_to_direct
from interlocal.platform.acting import Acting, acting
from interlocal.platform.erasure import OVERDUE, at_address
from interlocal.platform.fields import Erased, blanks
from interlocal.platform.mail.outbox import post
from interlocal.platform.terms import holds_on

INVITATION_DAYS = 14


@action
def invite(
    *,
    government: Government,
    partnership: UUID | None,
    email: str,
    name: str,
    role: str,
    address: str,
    by: Actor,
    at: datetime.datetime,
) -> tuple[Invitation, str]:
    """Offer a role by e-mail; return the invitation and its link, which is shown this once.

    `address` is the public address with `{token}` in it. Who works for a government is its own to say; the convener
    invites the first person of a member that it sponsors. Without a partnership the event stands on the
    government's own chain.
    """
    if not by.may(Permission.INVITE_PEOPLE, government=government.id) and not _sponsors(by, government.id, partnership):
        raise Refused
    require_rank(by, government.id, role)
    require_something_to_direct(government, role)
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        government=government,
        email=email.lower(),
        name=name,
        role=role,
        token_hash=hash_of(token),
        invited_by_id=by.person,
        invited_at=at,
        expires_at=at + datetime.timedelta(days=INVITATION_DAYS),
    )
    invitation.full_clean()
    invitation.save(force_insert=True)
    link = address.replace("{token}", token)
    post(
        to=invitation.email,
        subject=_("Your invitation to interlocal"),
        text=_(
            "%(name)s,\n\nyou are invited to work for %(government)s on interlocal, where local governments share"
            " services.\n\nTo accept, open this address within %(days)s days. It works once:\n\n%(link)s\n"
        )
        % {"name": name, "government": government.name, "days": INVITATION_DAYS, "link": link},
        at=at,
    )
    record(
        "person.invited",
        by=by,
        at=at,
        partnership=partnership,
        government=None if partnership else government.id,
        subject=invitation.id,
        facts={"government": government.id, "role": role},
    )
    return invitation, link


@action
def withdraw_invitation(*, invitation: Invitation, partnership: UUID, by: Actor, at: datetime.datetime) -> Invitation:
    """Make an invitation's link useless: whoever sent it, or whoever answers for that government's people."""
    if invitation.invited_by_id != by.person:
        by.require(Permission.INVITE_PEOPLE, government=invitation.government_id)
    Invitation.objects.filter(open_at(at), id=invitation.id).update(
        withdrawn_at=at, **blanks(Invitation, Erased.WHEN_DONE)
    )
    record("invitation.withdrawn", by=by, at=at, partnership=partnership, subject=invitation.id)
    return invitation


@action
def erase_run_out(*, by: Actor, at: datetime.datetime) -> int:
    """Forget to whom invitations went that nobody took up in time; return how many."""
    with acting(OVERDUE):
        erased = run_out_with_address(at).update(**blanks(Invitation, Erased.WHEN_DONE))
    record("invitation.run_out_erased", by=by, at=at, facts={"count": erased})
    return erased


def withdraw_all_to(address: str, at: datetime.datetime) -> None:
    """Make every invitation to an address useless, wherever it leads: its person is being erased."""
    with acting(at_address(address)):
        found = list(Invitation.objects.filter(email__iexact=address).values_list("token_hash", flat=True))
    for link in found:  # few, and each opened by its own link: a row must stay its writer's when the address is gone
        with acting(Acting(link=link)):
            Invitation.objects.filter(token_hash=link).update(withdrawn_at=at, **blanks(Invitation, Erased.WHEN_DONE))


@action
def accept_invitation(
    *, token: str, password: str | None, by: Actor, at: datetime.datetime, synthetic: bool = False
) -> Person:
    """Take up an invitation: make the person, unless her address is known, and give her the role.

    A known person proves who she is by signing in first: `by` is she, and `password` None. Whoever holds the role
    already keeps it as it is. Refused as for `invitation_by`; ValidationError where she must sign in first.
    """
    link = hash_of(token)
    with acting(Acting(link=link)):
        invitation = Invitation.objects.select_for_update(of=("self",)).filter(open_at(at), token_hash=link).first()
    if invitation is None:
        raise Refused
    person = Person.objects.filter(email__iexact=invitation.email).first()
    if person is None:
        person = Person(email=invitation.email, name=invitation.name, synthetic=synthetic)
        person.set_password(password)
        person.full_clean(exclude=["password"])
        person.save(force_insert=True)
    elif by.person != person.id:
        raise ValidationError(_("You already have an account here. Sign in, then open the link again."))
    else:
        hold(person.id)
    actor, today = Actor(person.id), today_at(invitation.government_id, at)
    with acting(Acting(person.id, (invitation.government_id,), link=link)):
        # Held to the end: of two who would be its first, the second finds that somebody speaks for it.
        government = Government.objects.select_for_update().get(id=invitation.government_id)
        if not _still_counts(invitation, at):
            raise Refused
        if not government.spoken_for:
            Government.objects.filter(id=government.id).update(spoken_for=True)
        held = RoleAssignment(person=person, government=government, role=invitation.role, starts_on=today)
        if not person.roles.filter(holds_on(today), government=government, role=held.role).exists():
            held.full_clean()
            held.save(force_insert=True)
        Invitation.objects.filter(id=invitation.id).update(accepted_at=at, **blanks(Invitation, Erased.WHEN_DONE))
        record(
            "invitation.accepted",
            by=actor,
            at=at,
            government=invitation.government_id,
            subject=invitation.id,
            facts={"person": person.id, "role": invitation.role},
        )
    return person


def _still_counts(invitation: Invitation, at: datetime.datetime) -> bool:
    """Whether its sender could send it today, by all that holds for `invite`: her roles, her account, the membership.

    A convener's lapses when somebody speaks for the government. Whoever runs the server, who is no person, could.
    """
    government = invitation.government_id
    if invitation.role == Role.PROGRAMME_DIRECTOR and not convenes(government):
        return False
    if invitation.invited_by_id is None:
        return True
    sender = actor_of(invitation.invited_by_id, at)
    if not outranks(sender, government, invitation.role):
        return False
    if sender.may(Permission.INVITE_PEOPLE, government=government):
        return True
    return any(
        _sponsors(sender, government, place.id)
        and current_members_of(sender, place.id, sender.today(at, place.id)).filter(id=government).exists()
        for place in sender.places
    )


def _sponsors(by: Actor, government: UUID, partnership: UUID | None) -> bool:
    """Whether she may invite the first person of a government, for the partnership that sponsors it."""
    return by.may(Permission.INVITE_PEOPLE, partnership=partnership) and is_sponsored(government, partnership)
