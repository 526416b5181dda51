"""The questions on which areas are rated: what stands, what stood, and changing them."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.modules.assessment.actions import set_factors
from interlocal.modules.assessment.forms.rating import FactorsForm
from interlocal.modules.assessment.models import FactorSet
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import ratings_begun
from interlocal.modules.assessment.rated import factors_table
from interlocal.platform.clock import now
from interlocal.ui.dates import moment_text
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, offered, sent
from interlocal.ui.tables import Column, Link, Table

from .frame import ask_scan, show_scan
from .look import Look, look_of


@require_safe
@partnership_page
def factors(request: Request, place: Place, scan: str) -> HttpResponse:
    """What is asked, how much each question weighs, and every version with its day."""
    look = look_of(request, place, scan)
    may = request.actor.may(Permission.RUN_SCAN, partnership=place.id)
    stands = look.factor_set
    title = _("Change the questions") if stands else _("Set the questions")
    return show_scan(
        request,
        place,
        look.scan,
        "factors",
        here="ratings",
        via=(Item(_("Ratings"), look.link("ratings")),),
        title=_("Questions"),
        looks=look.ways("factors"),
        look=look,
        begun=stands is not None and ratings_begun(request.actor, stands),
        table=factors_table(stands.factors) if stands else None,
        versions=_versions_table(look) if look.versions else None,
        acts=offered((may, title, look.link("factors-set"))),
    )


@partnership_page
def set_them(request: Request, place: Place, scan: str) -> HttpResponse:
    """Other questions, or other weights."""
    actor = request.actor
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    look = look_of(request, place, scan)
    stands = look.factor_set
    form = FactorsForm(sent(request), factors=stands.factors if stands else ())
    if form.is_valid():
        with errors_into(form):
            kept = set_factors(scan=look.scan, factors=form.stated, deeper=look.deeper, by=actor, at=now())
            return done(request, _kept_words(kept, stands), look.link("factors"))
    return ask_scan(
        request,
        place,
        look.scan,
        form,
        title=_("Set the questions of the deeper look") if look.deeper else _("Change the questions"),
        lead=_("Word each so that “high” speaks for sharing. One that weighs 2 counts as much as two of 1."),
        submit=_("Save"),
        via=(Item(_("Questions"), look.link("factors")),),
        template="assessment/own/factors_set.html",
        version=stands.version + 1 if stands and ratings_begun(actor, stands) else None,
    )


def _kept_words(kept: FactorSet, former: FactorSet | None) -> str:
    if former and kept.version > former.version:
        words = _("The questions are now version %(version)d, without ratings; the former version keeps its own.")
        return words % {"version": kept.version}
    return _("The questions were saved.")


def _versions_table(look: Look) -> Table:
    columns = (
        Column("version", _("Version")),
        Column("asked", _("Questions")),
        Column("set", _("Set")),
        Column("stands", _("Stands")),
    )
    rows = tuple(
        (
            Link(_("Version %(version)d") % {"version": each.version}, look.link("ratings", version=each)),
            "; ".join(f"{factor.name} ({factor.weight})" for factor in each.factors),
            moment_text(each.set_at),
            _("yes") if each.current else _("no"),
        )
        for each in look.versions
    )
    return Table(_("Versions, each with its ratings"), columns, rows)
