from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.actions import edit_government
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import government_of, members_of
from interlocal.core.measures.queries import readings_of
from interlocal.core.measures.standard import STANDARD_MEASURES
from interlocal.core.participation.queries import participations_of
from interlocal.office.contacts import ask_its_people
from interlocal.office.figures import key_figures, readings_table
from interlocal.office.forms.governments import GovernmentEditForm
from interlocal.office.involvement import involvement
from interlocal.office.pages import ask, done, link, offered, sent, show
from interlocal.office.participations import participations_table
from interlocal.office.register.sections import of_government
from interlocal.platform.clock import now
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page


@require_safe
@partnership_page
def government(request: Request, place: Place, government: str) -> HttpResponse:
    """A public body: where it takes part, what it agreed to, its figures."""
    actor, today = request.actor, timezone.localdate(now())
    found = government_of(actor, place.id, government)
    readings = list(readings_of(actor, [found.id], *STANDARD_MEASURES))
    terms = [term for term in members_of(actor, place.id) if term.government_id == found.id]
    participations = list(participations_of(actor, place.id, government=found.id))
    may_enter = actor.may(Permission.ENTER_READINGS, government=found.id, partnership=place.id)
    return show(
        request,
        place,
        "government",
        title=found.name,
        whom=ask_its_people(actor, place, found, Permission.ENTER_READINGS, today),
        government=found,
        convenes=found.id == place.convener,
        terms=terms,
        involvement=involvement(actor, place, found, participations, today),
        is_member=any(term.holds(today) for term in terms),
        figures=key_figures(readings),
        may_enter=may_enter,
        readings=readings_table(place, found, readings),
        participations=participations_table(place, participations, by_service=True, today=today)
        if participations
        else None,
        agreements=of_government(actor, place, found, today),
        acts=offered(
            (may_enter, _("Enter a figure"), link("reading-enter", place, found.key)),
            (_may_edit(actor, place, found), _("Edit"), link("government-edit", place, found.key)),
        ),
    )


@partnership_page
def edit(request: Request, place: Place, government: str) -> HttpResponse:
    """Correct the directory's entry."""
    found = government_of(request.actor, place.id, government)
    if not _may_edit(request.actor, place, found):
        request.actor.require(Permission.EDIT_GOVERNMENT, government=found.id)
    form = GovernmentEditForm(sent(request), instance=found)
    if form.is_valid():
        with errors_into(form):
            edit_government(
                government=found, version=form.cleaned_data["version"], by=request.actor, at=now(), **form.values
            )
            return done(request, _("The entry was changed."), link("government", place, found.key))
    above = (Item(found.name, link("government", place, found.key)),)
    return ask(
        request,
        place,
        form,
        title=_("Edit %(name)s") % {"name": found.name},
        lead=_("The directory is the same for every partnership."),
        submit=_("Save"),
        above=above,
    )


def _may_edit(actor: Actor, place: Place, government: Government) -> bool:
    """Its own people; and the convener, while nobody has ever spoken for it."""
    return actor.may(Permission.EDIT_GOVERNMENT, government=government.id) or (
        actor.may(Permission.ADMIT_MEMBERS, partnership=place.id) and not government.spoken_for
    )
