"""Inviting people, giving and ending roles, erasing a person."""

import datetime
import secrets
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.access.roles import Role, as_member
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.models import Government, PartnershipIndex
from interlocal.core.governments.queries import is_spoken_for
from interlocal.platform.acting import Acting, acting
from interlocal.platform.fields import Erased, blanks
from interlocal.platform.mail.outbox import post
from interlocal.platform.terms import holds_on

from .calendars import today_at
from .models import Invitation, Person, RoleAssignment
from .queries import hash_of, open_at
from .sign_in import forget_sign_in

INVITATION_DAYS = 14


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
def invite(
    *,
    government: Government,
    partnership: UUID,
    email: str,
    name: str,
    role: str,
    address: str,
    by: Actor,
    at: datetime.datetime,
) -> tuple[Invitation, str]:
    """Offer a role by e-mail; return the invitation and its link, which is shown this once.

    `address` is the public address with `{token}` in it. Who works for a government is its own to say; the convener
    invites the first person of a member for which nobody ever spoke.
    """
    assert by.person is not None
    if not by.may(Permission.INVITE_PEOPLE, government=government.id):
        by.require(Permission.INVITE_PEOPLE, partnership=partnership)
        if is_spoken_for(government.id):
            raise Refused
    _require_rank(by, government.id, role)
    _require_something_to_direct(government, role)
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
    actor, today = Actor(person.id), today_at(invitation.government_id, at)
    with acting(Acting(person.id, (invitation.government_id,), link=link)):
        # Held to the end: of two who would be its first, the second finds that somebody speaks for it.
        government = Government.objects.select_for_update().get(id=invitation.government_id)
        if not _still_counts(invitation, today):
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
    _require_rank(by, government.id, role)
    _require_something_to_direct(government, role)
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
    _require_rank(by, held.government_id, held.role)
    today = today_at(held.government_id, at)
    _leave_a_director(held, today)
    if held.starts_on is not None and held.starts_on >= today:
        held.delete()
    else:
        held.ends_on = today
        held.save(update_fields=["ends_on"])
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


def _require_rank(by: Actor, government: UUID, role: str) -> None:
    """At a government that convenes, only a program director makes or unmakes one: the role is the convener's."""
    if (
        role == Role.PROGRAMME_DIRECTOR
        and (government, Role.PROGRAMME_DIRECTOR) not in by.roles
        and _convenes(government)
    ):
        raise Refused


def _require_something_to_direct(government: Government, role: str) -> None:
    """ValidationError for a program director of a government that convenes nothing: the role is the convener's."""
    if role == Role.PROGRAMME_DIRECTOR and not _convenes(government.id):
        raise ValidationError(
            {
                "role": _("%(government)s convenes no partnership, so it has no program director. Choose another role.")
                % {"government": government.name}
            }
        )


def _convenes(government: UUID) -> bool:
    """Asked of the index, which row security does not hide: whom it convenes may be none of the actor's business."""
    return PartnershipIndex.objects.filter(convener=government).exists()


def _still_counts(invitation: Invitation, day: datetime.date) -> bool:
    """Whether its sender could send it today: a convener's lapses when somebody speaks for the government."""
    if invitation.role == Role.PROGRAMME_DIRECTOR and not _convenes(invitation.government_id):
        return False
    senders = RoleAssignment.objects.filter(
        holds_on(day), government=invitation.government_id, person=invitation.invited_by_id
    )
    if any(Permission.INVITE_PEOPLE in as_member(held.role) for held in senders):
        return True
    return not is_spoken_for(invitation.government_id)


def _leave_a_director(held: RoleAssignment, day: datetime.date) -> None:
    """ValidationError if `held` makes the last program director of a government that convenes."""
    if held.role != Role.PROGRAMME_DIRECTOR or not _convenes(held.government_id):
        return
    others = RoleAssignment.objects.filter(holds_on(day), government=held.government_id, role=held.role, ends_on=None)
    if not others.exclude(id=held.id).filter(person__is_active=True).exists():
        raise ValidationError(
            _("%(government)s convenes a partnership and has no other program director. Give somebody the role first.")
            % {"government": held.government.name}
        )


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
        _leave_a_director(held, today[held.government_id])
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
