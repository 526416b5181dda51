import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Actor, Place, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import current_members_of
from interlocal.core.people.actions import end_role, give_role, invite, withdraw_invitation
from interlocal.core.people.models import Invitation, RoleAssignment
from interlocal.core.people.queries import invitation_of, open_invitations, people_of, persons_of, role_of
from interlocal.office.forms.people import InvitationForm, RoleForm
from interlocal.office.pages import ask, done, link, offered, sent, show
from interlocal.office.rosters import invitations_table, people_table
from interlocal.platform.clock import now
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page


@require_safe
@partnership_page
def people(request: Request, place: Place) -> HttpResponse:
    """Who holds which role where: all of it for the convener, for others that of their own governments."""
    actor, at = request.actor, now()
    today = timezone.localdate(at)
    roles, waiting = people_of(actor, place.id, today), open_invitations(actor, place.id, at)
    everywhere = actor.may(Permission.INVITE_PEOPLE, partnership=place.id)
    hers = _seats(actor, place)
    if not everywhere:
        roles, waiting = roles.filter(government_id__in=place.seats), waiting.filter(government_id__in=hers)
    may_invite = everywhere or bool(hers)
    return show(
        request,
        place,
        "people",
        title=_("People"),
        everywhere=everywhere,
        people=people_table(place, roles, actor),
        invitations=invitations_table(place, waiting) if may_invite else None,
        may_invite=may_invite,
        acts=offered(
            (may_invite, _("Invite somebody"), link("person-invite", place)),
            (bool(hers), _("Give a role"), link("role-give", place)),
        ),
    )


@partnership_page
def invite_person(request: Request, place: Place) -> HttpResponse:
    """Offer a role by e-mail. Without a mail server the link is shown, this once, to be handed over."""
    actor, at = request.actor, now()
    form = InvitationForm(sent(request), instance=Invitation(), among={"government": _governments(actor, place, at)})
    if form.is_valid():
        with errors_into(form):
            address = f"{settings.PUBLIC_URL}/invitation/{{token}}/"
            invitation, secret = invite(partnership=place.id, address=address, by=actor, at=at, **form.values)
            # Shown in the answer itself: an address kept for a second page would have to be kept somewhere.
            return show(
                request,
                place,
                "invited",
                title=_("%(name)s is invited") % {"name": invitation.name},
                above=(_people(place),),
                invitation=invitation,
                link="" if settings.EMAIL_URL else secret,
            )
    return ask(request, place, form, title=_("Invite somebody"), submit=_("Invite"), above=(_people(place),))


@partnership_page
def withdraw(request: Request, place: Place, invitation: UUID) -> HttpResponse:
    """Make an invitation useless."""
    actor, at = request.actor, now()
    found = invitation_of(actor, place.id, invitation, at)
    if found.invited_by_id != actor.person:
        actor.require(Permission.INVITE_PEOPLE, government=found.government_id)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            withdraw_invitation(invitation=found, partnership=place.id, by=actor, at=at)
            return done(request, _("The invitation was withdrawn."), link("people", place))
    return ask(
        request,
        place,
        form,
        title=_("Withdraw the invitation of %(name)s?") % {"name": found.name},
        lead=_("Its link will lead nowhere. You can invite the same person again."),
        submit=_("Withdraw it"),
        above=(_people(place),),
        danger=True,
    )


@partnership_page
def give(request: Request, place: Place) -> HttpResponse:
    """One more role for somebody who is here already."""
    actor, at = request.actor, now()
    hers = _seats(actor, place)
    if not hers:
        raise Refused
    governments = current_members_of(actor, place.id, timezone.localdate(at)).filter(id__in=hers)
    known = persons_of(actor, place.id, timezone.localdate(at)).filter(roles__government__in=hers).distinct()
    form = RoleForm(sent(request), instance=RoleAssignment(), among={"person": known, "government": governments})
    if form.is_valid():
        with errors_into(form):
            held = give_role(partnership=place.id, by=actor, at=at, **form.values)
            names = {"person": held.person.name, "government": held.government.name, "role": held.get_role_display()}
            return done(request, _("%(person)s is %(role)s at %(government)s.") % names, link("people", place))
    return ask(
        request,
        place,
        form,
        title=_("Give a role"),
        lead=_("To somebody who is here already. Invite those who are not."),
        submit=_("Give the role"),
        above=(_people(place),),
    )


@partnership_page
def end(request: Request, place: Place, held: UUID) -> HttpResponse:
    """End a role today."""
    actor, at = request.actor, now()
    found = role_of(actor, place.id, held, timezone.localdate(at))
    actor.require(Permission.INVITE_PEOPLE, government=found.government_id)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            end_role(held=found, partnership=place.id, by=actor, at=at)
            return done(request, _("The role has ended."), link("people", place))
    names = {"person": found.person.name, "role": found.get_role_display(), "government": found.government.name}
    return ask(
        request,
        place,
        form,
        title=_("End a role of %(person)s?") % names,
        lead=_("%(person)s will no longer be %(role)s at %(government)s, from today on.") % names,
        submit=_("End it today"),
        above=(_people(place),),
        danger=True,
    )


def _seats(actor: Actor, place: Place) -> list[UUID]:
    """Her own governments for whose people she answers."""
    return [seat for seat in place.seats if actor.may(Permission.INVITE_PEOPLE, government=seat)]


def _governments(actor: Actor, place: Place, at: datetime.datetime) -> QuerySet[Government]:
    """Members to which she may invite: her own, and for the convener those without people that it sponsors.

    Refused where there can be none.
    """
    members = current_members_of(actor, place.id, timezone.localdate(at))
    hers = members.filter(id__in=_seats(actor, place))
    if actor.may(Permission.INVITE_PEOPLE, partnership=place.id):
        return hers | members.filter(spoken_for=False, sponsor=place.id)
    if not _seats(actor, place):
        raise Refused
    return hers


def _people(place: Place) -> Item:
    return Item(_("People"), link("people", place))
