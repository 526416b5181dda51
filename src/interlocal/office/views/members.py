from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.agreements.queries import current, register_of, with_party
from interlocal.core.governments.actions import add_government, admit_government, end_membership
from interlocal.core.governments.models import Government, Membership
from interlocal.core.governments.queries import (
    directory_entry,
    find_governments,
    joins_at_once,
    may_end,
    membership_of,
    partnership_of,
)
from interlocal.core.participation.queries import participations_of
from interlocal.office.forms.governments import EndForm, FindForm, GovernmentForm, MembershipForm
from interlocal.office.pages import ask, done, link, sent
from interlocal.platform.clock import now
from interlocal.platform.days import end_after
from interlocal.platform.terms import holds_on
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page

#: How many agreements the page of an end names.
NAMED = 50


@require_safe
@partnership_page
def find(request: Request, place: Place) -> HttpResponse:
    """First step of admitting: look the government up in the directory."""
    request.actor.require(Permission.ADMIT_MEMBERS, partnership=place.id)
    form = FindForm(request.GET or None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    return ask(
        request,
        place,
        form,
        title=_("Admit a member"),
        submit=_("Look up"),
        template="find_government",
        words=words,
        found=find_governments(request.actor, words) if words else (),
    )


@partnership_page
def enter(request: Request, place: Place) -> HttpResponse:
    """A government that the directory lacks; then on to its term."""
    request.actor.require(Permission.ADMIT_MEMBERS, partnership=place.id)
    form = GovernmentForm(sent(request), instance=Government(name=request.GET.get("name", "")))
    if form.is_valid():
        with errors_into(form):
            government = add_government(by=request.actor, at=now(), synthetic=place.synthetic, **form.values)
            return redirect(link("member-admit", place, government.key))
    return ask(
        request,
        place,
        form,
        title=_("Enter a government"),
        lead=_("It joins the directory that all partnerships share. Its term as a member comes next."),
        submit=_("Enter it, and go on"),
        above=(_admitting(place),),
    )


@partnership_page
def admit(request: Request, place: Place, government: str) -> HttpResponse:
    """Second step: for what term."""
    request.actor.require(Permission.ADMIT_MEMBERS, partnership=place.id)
    found = directory_entry(request.actor, government)
    speaks_for_it = request.actor.may(Permission.JOIN_PARTNERSHIPS, government=found.id)
    form = MembershipForm(sent(request), instance=Membership())
    if form.is_valid():
        with errors_into(form):
            partnership = partnership_of(request.actor, place.key)
            admitted = admit_government(
                partnership=partnership, government=found, by=request.actor, at=now(), **form.values
            )
            told = (
                _("%(name)s is a member.")
                if isinstance(admitted, Membership)
                else _("%(name)s was asked. It is a member once its people accept.")
            )
            return done(request, told % {"name": found.name}, link("partnership", place))
    return ask(
        request,
        place,
        form,
        title=_("Admit %(name)s") % {"name": found.name},
        lead=_("For what term is it a member? Leave both empty if it always was and no end is set.")
        if speaks_for_it or joins_at_once(found.id, place.id)
        else _("For what term? Its own people are asked, and it joins when they accept, or later."),
        submit=_("Admit"),
        above=(_admitting(place),),
    )


@partnership_page
def end(request: Request, place: Place, membership: UUID) -> HttpResponse:
    """End a membership, for the convener or for the member; what the government still takes part in is named."""
    found = membership_of(request.actor, place.id, membership)
    if not may_end(request.actor, found):
        raise Refused
    today = timezone.localdate(now())
    agreements = with_party(register_of(request.actor, place.id), found.government_id)
    # Its own people type the day: what they set the convener alone can undo.
    tomorrow = end_after(today) if request.actor.may(Permission.ADMIT_MEMBERS, partnership=place.id) else None
    form = EndForm(sent(request), initial={"ends_on": found.ends_on or tomorrow})
    if form.is_valid():
        with errors_into(form):
            end_membership(membership=found, by=request.actor, at=now(), **form.cleaned_data)
            return done(
                request,
                _("The membership of %(name)s has an end.") % {"name": found.government.name},
                link("partnership", place),
            )
    return ask(
        request,
        place,
        form,
        title=_("End the membership of %(name)s") % {"name": found.government.name},
        submit=_("End the membership"),
        danger=True,
        template="end_membership",
        still_in=participations_of(request.actor, place.id, government=found.government_id).filter(holds_on(today)),
        party_to=current(agreements, today)[:NAMED],
    )


def _admitting(place: Place) -> Item:
    return Item(_("Admit a member"), link("member-find", place))
