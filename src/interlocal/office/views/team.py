from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission
from interlocal.core.participation.actions import call_to_team, release_from_team
from interlocal.core.participation.models import TeamMember
from interlocal.core.participation.queries import team_member_of, team_of
from interlocal.core.people.queries import persons_of
from interlocal.office.forms.partnerships import TeamForm
from interlocal.office.pages import ask, done, link, sent
from interlocal.platform.clock import now
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import way_back, with_way_back


@partnership_page
def call(request: Request, place: Place) -> HttpResponse:
    """Call somebody to the assessment team."""
    actor, at = request.actor, now()
    actor.require(Permission.EDIT_PARTNERSHIP, partnership=place.id)
    there = team_of(actor, place.id).values("person_id")
    among = {"person": persons_of(actor, place.id, timezone.localdate(at)).exclude(id__in=there)}
    form = TeamForm(sent(request), instance=TeamMember(), among=among)
    may_invite = actor.may(Permission.INVITE_PEOPLE, partnership=place.id)
    invite = with_way_back(link("person-invite", place), request.get_full_path()) if may_invite else ""
    if form.is_valid():
        with errors_into(form):
            call_to_team(partnership=place.id, by=actor, at=at, **form.values)
            back = way_back(request, place, link("partnership", place))
            return done(request, _("The team has a new member."), back)
    return ask(
        request,
        place,
        form,
        title=_("Add to the assessment team"),
        lead=_("The team sees the figures that members show to it and keep from the rest."),
        submit=_("Call to the team"),
        template="team_call",
        invite=invite,
    )


@partnership_page
def release(request: Request, place: Place, member: UUID) -> HttpResponse:
    """Take somebody off the team."""
    actor = request.actor
    actor.require(Permission.EDIT_PARTNERSHIP, partnership=place.id)
    found = team_member_of(actor, place.id, member)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            release_from_team(member=found, by=actor, at=now())
            return done(request, _("The team has one member less."), link("partnership", place))
    return ask(
        request,
        place,
        form,
        title=_("Take %(name)s off the team?") % {"name": found.person.name},
        lead=_("Figures that members show to the team alone can then not be seen any more."),
        submit=_("Take off the team"),
        danger=True,
    )
