from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import government_of
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.models import SHARED, Audience, Reading
from interlocal.core.measures.queries import reading_of, versions_of
from interlocal.core.measures.standard import STANDARD_MEASURES
from interlocal.core.people.queries import names_of
from interlocal.office.figures import versions_table
from interlocal.office.forms.governments import CorrectionForm, ReadingForm
from interlocal.office.pages import ask, done, link, sent
from interlocal.platform.clock import now
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page


@partnership_page
def enter(request: Request, place: Place, government: str) -> HttpResponse:
    """The first version of a figure."""
    actor = request.actor
    found = government_of(actor, place.id, government)
    actor.require(Permission.ENTER_READINGS, government=found.id, partnership=place.id)
    audiences = _audiences(actor, found)
    blank = Reading(measure=request.GET.get("measure", ""), audience=audiences[0], version=0)
    form = ReadingForm(sent(request), instance=blank, audiences=audiences)
    if form.is_valid():
        values = form.values
        with errors_into(form):
            record_reading(
                government=found,
                measure=STANDARD_MEASURES[values.pop("measure")],
                partnership=place.id if values["audience"] in SHARED else None,
                version=form.cleaned_data["version"],
                by=actor,
                at=now(),
                **values,
            )
            return done(request, _("The figure was entered."), link("government", place, found.key))
    return ask(
        request,
        place,
        form,
        title=_("Enter a figure of %(name)s") % {"name": found.name},
        lead=_("Say where it comes from. Where there is no figure, say why: missing is not zero."),
        submit=_("Enter"),
        above=(_government(place, found),),
    )


@partnership_page
def reading(request: Request, place: Place, government: str, reading: UUID) -> HttpResponse:
    """The versions of a figure; for those who may, its correction, which becomes the next version."""
    actor = request.actor
    found = government_of(actor, place.id, government)
    row = reading_of(actor, found.id, reading)
    measure = STANDARD_MEASURES[row.measure]
    may_correct = row.audience in _audiences(actor, found) and actor.may(
        Permission.ENTER_READINGS, government=found.id, partnership=row.partnership_id
    )
    if request.method == "POST" and not may_correct:
        actor.require(Permission.ENTER_READINGS, government=found.id)
    form = CorrectionForm(sent(request), instance=row)
    if form.is_valid():
        with errors_into(form):
            corrected = record_reading(
                government=found,
                measure=measure,
                period=row.period,
                audience=row.audience,
                partnership=row.partnership_id,
                version=form.cleaned_data["version"],
                by=actor,
                at=now(),
                **form.values,
            )
            return done(
                request, _("The correction is the new version."), link("reading", place, found.key, corrected.id)
            )
    versions = list(versions_of(actor, row))
    names = names_of(version.recorded_by_id for version in versions if version.recorded_by_id)
    return ask(
        request,
        place,
        form,
        title=f"{measure.title}, {row.period}",
        lead=measure.definition,
        submit=_("Correct it"),
        above=(_government(place, found),),
        template="reading",
        reading=row,
        versions=versions_table(versions, names),
        may_correct=may_correct,
    )


def _audiences(actor: Actor, government: Government) -> tuple[Audience, ...]:
    """A government's own people enter for any audience; its partners only what the partnership may see."""
    return tuple(Audience) if government.id in actor.governments else SHARED


def _government(place: Place, government: Government) -> Item:
    return Item(government.name, link("government", place, government.key))
