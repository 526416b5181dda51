from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.catalogue.queries import service_titles
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import government_of
from interlocal.core.measures.actions import record_reading, show_readings_to
from interlocal.core.measures.models import SHARED, Audience, Reading
from interlocal.core.measures.queries import reading_of, versions_of
from interlocal.core.measures.service import MEASURES
from interlocal.core.measures.standard import STANDARD_MEASURES
from interlocal.core.people.queries import names_of
from interlocal.office.figures import versions_table
from interlocal.office.forms.governments import AudienceForm, CorrectionForm, ReadingForm
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
    measure = MEASURES[row.measure]
    may_correct = row.audience in _audiences(actor, found) and actor.may(
        Permission.ENTER_READINGS, government=found.id, partnership=row.partnership_id
    )
    if request.method == "POST" and not may_correct:
        actor.require(Permission.ENTER_READINGS, government=found.id)
    may_show = actor.may(Permission.ENTER_READINGS, government=found.id)
    form = CorrectionForm(sent(request), instance=row)
    if form.is_valid():
        with errors_into(form):
            corrected = record_reading(
                government=found,
                measure=measure,
                period=row.period,
                about=row.about,
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
        title=_title(row),
        lead=measure.definition,
        submit=_("Correct it"),
        above=(_government(place, found),),
        template="reading",
        reading=row,
        versions=versions_table(versions, names),
        may_correct=may_correct,
        audience_url=link("reading-audience", place, found.key, row.id) if may_show else "",
    )


@partnership_page
def audience(request: Request, place: Place, government: str, reading: UUID) -> HttpResponse:
    """Who may see a figure: for its government's own people to set, and to take back."""
    actor = request.actor
    found = government_of(actor, place.id, government)
    actor.require(Permission.ENTER_READINGS, government=found.id)
    row = reading_of(actor, found.id, reading)
    form = AudienceForm(sent(request), initial={"audience": row.audience})
    if form.is_valid():
        with errors_into(form):
            show_readings_to(
                government=found,
                readings=[row],
                audience=form.cleaned_data["audience"],
                partnership=place.id,
                by=actor,
                at=now(),
            )
            return done(request, _("Who may see it was set."), link("reading", place, found.key, row.id))
    return ask(
        request,
        place,
        form,
        title=_("Who may see it: %(figure)s") % {"figure": _title(row)},
        lead=_(
            "Others than before see it as it is now; its former versions stay with you. What you take back is gone for"
            " others with all its versions and leaves later findings and drafts; final reports that were issued before"
            " stand as they are, and say so."
        ),
        submit=_("Set who may see it"),
        above=(_government(place, found), Item(_title(row), link("reading", place, found.key, row.id))),
    )


def _title(row: Reading) -> str:
    """Measure and period; before them the service that it is about."""
    measure = MEASURES[row.measure]
    words = str(measure.title) if measure.standing else f"{measure.title}, {row.period}"
    return ": ".join((*service_titles([row.about] if row.about else []).values(), words))


def _audiences(actor: Actor, government: Government) -> tuple[Audience, ...]:
    """A government's own people enter for any audience; its partners only what the partnership may see."""
    return tuple(Audience) if government.id in actor.governments else SHARED


def _government(place: Place, government: Government) -> Item:
    return Item(government.name, link("government", place, government.key))
