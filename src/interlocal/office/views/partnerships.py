from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.actions import edit_partnership, record_resolution
from interlocal.core.governments.models import Resolution
from interlocal.core.governments.queries import (
    admissions_of,
    decisions_of,
    governments_ever_of,
    members_of,
    partnership_of,
    resolutions_of,
)
from interlocal.core.governments.rules import adoptions
from interlocal.core.measures.queries import readings_of
from interlocal.core.measures.standard import STANDARD_MEASURES
from interlocal.core.participation.queries import shared_services_of, team_of
from interlocal.office.admissions import admissions_table
from interlocal.office.contacts import ask_the_convener
from interlocal.office.decided import logged
from interlocal.office.figures import figures_text
from interlocal.office.forms.partnerships import PartnershipForm, ResolutionForm
from interlocal.office.memberships import memberships_table
from interlocal.office.pages import ask, done, link, offered, sent, show
from interlocal.office.stages import by_stage
from interlocal.platform.clock import now
from interlocal.platform.modules import headlines_of
from interlocal.ui.pages import Request, errors_into, partnership_page

LATEST = 3


@require_safe
@partnership_page
def overview(request: Request, place: Place) -> HttpResponse:
    """What the partnership is, who belongs to it, what it shares and what it decided last."""
    actor, today = request.actor, timezone.localdate(now())
    partnership = partnership_of(actor, place.key)
    memberships = list(members_of(actor, place.id))
    current = [membership for membership in memberships if membership.holds(today)]
    others = [membership for membership in memberships if not membership.holds(today)]
    figures = figures_text(readings_of(actor, [each.government_id for each in current], *STANDARD_MEASURES))
    may_edit = actor.may(Permission.EDIT_PARTNERSHIP, partnership=place.id)
    may_admit = actor.may(Permission.ADMIT_MEMBERS, partnership=place.id)
    admissions = list(admissions_of(actor, place.id))
    return show(
        request,
        place,
        "partnership",
        title=place.name,
        whom=ask_the_convener(actor, place, Permission.EDIT_PARTNERSHIP, today),
        charter=partnership,
        members=memberships_table(
            place, _("Members today, with the convener"), current, figures=figures, ended_by=actor
        ),
        other_terms=memberships_table(place, _("Past and coming terms"), others) if others else None,
        admissions=admissions_table(place, admissions, may_withdraw=may_admit) if admissions else None,
        member_count=sum(membership.government_id != place.convener for membership in current),
        adoptions=adoptions(resolutions_of(actor, place.id)),
        stages=by_stage(shared_services_of(actor, place.id)),
        headlines=headlines_of(actor, [place.id]),
        decisions=logged(decisions_of(actor, place.id)[:LATEST]),
        team=team_of(actor, place.id),
        may_edit=may_edit,
        may_admit=may_admit,
        may_log=actor.may(Permission.LOG_DECISIONS, partnership=place.id),
        acts=offered(
            (may_edit, _("Edit"), link("partnership-edit", place)),
            (may_admit, _("Admit a member"), link("member-find", place)),
        ),
    )


@partnership_page
def edit(request: Request, place: Place) -> HttpResponse:
    """Name, statement of common purpose, time zone."""
    request.actor.require(Permission.EDIT_PARTNERSHIP, partnership=place.id)
    partnership = partnership_of(request.actor, place.key)
    form = PartnershipForm(sent(request), instance=partnership)
    if form.is_valid():
        with errors_into(form):
            edit_partnership(
                partnership=partnership,
                version=form.cleaned_data["version"],
                by=request.actor,
                at=now(),
                **form.values,
            )
            return done(request, _("The partnership was changed."), link("partnership", place))
    return ask(request, place, form, title=_("Edit the partnership"), submit=_("Save"))


@partnership_page
def resolution(request: Request, place: Place) -> HttpResponse:
    """That a council adopted the statement of common purpose, as one source says it."""
    request.actor.require(Permission.EDIT_PARTNERSHIP, partnership=place.id)
    among = {"government": governments_ever_of(request.actor, place.id)}
    form = ResolutionForm(sent(request), instance=Resolution(), among=among)
    if form.is_valid():
        with errors_into(form):
            partnership = partnership_of(request.actor, place.key)
            record_resolution(partnership=partnership, by=request.actor, at=now(), **form.values)
            return done(request, _("The resolution was recorded."), link("partnership", place))
    return ask(
        request,
        place,
        form,
        title=_("Record a resolution"),
        lead=_("Where two sources give different dates, record both: they are shown side by side."),
        submit=_("Record"),
    )
