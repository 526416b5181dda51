"""Rating: what is left for a rater to do, and one area at a time."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place, Refused
from interlocal.modules.assessment.actions import rate
from interlocal.modules.assessment.forms.rating import RatingForm
from interlocal.modules.assessment.judgement.told import told_table
from interlocal.modules.assessment.models import AreaRating, ScanArea
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import answers_on, members_asked, own_ratings_of, rates
from interlocal.platform.clock import now
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, sent
from interlocal.ui.tables import Column, Link, Table

from .frame import ask_scan, scan_link, show_scan, team_link
from .look import Look, look_of

Said = Mapping[UUID, Sequence[AreaRating]]


@require_safe
@partnership_page
def rating(request: Request, place: Place, scan: str) -> HttpResponse:
    """How many areas are left for this rater, and the way to each."""
    actor, look = request.actor, look_of(request, place, scan)
    on_team = rates(actor, place.id)
    said = _said(request, look) if on_team else {}
    left = [area for area in look.areas if _waits(look, said, area)]
    return show_scan(
        request,
        place,
        look.scan,
        "rate",
        here="rate",
        title=_("Rate"),
        look=look,
        looks=look.ways("rate"),
        on_team=on_team,
        answer=_answer(look, left),
        next_area=look.link("rate-area", left[0].id) if left else None,
        table=_table(look, said),
        call=team_link(actor, place, look.link("rate")),
        may_run=actor.may(Permission.RUN_SCAN, partnership=place.id),
        ratings=look.link("ratings"),
        factors=look.link("factors"),
        areas_add=scan_link("areas-add", place, look.scan),
    )


@partnership_page
def rate_area(request: Request, place: Place, scan: str, area: UUID) -> HttpResponse:
    """One area: a level for each question, and why. What others said is not shown here, so that each judges alone."""
    actor, look, at = request.actor, look_of(request, place, scan), now()
    row = look.area(area)
    if look.factor_set is None or not rates(actor, place.id):
        raise Refused
    said = _said(request, look)
    stands = {each.factor: each for each in said.get(row.id, ())}
    form = RatingForm(sent(request), factors=look.factor_set.factors, stands=stands)
    if form.is_valid():
        with errors_into(form):
            if form.has_changed():
                rate(area=row, factor_set=look.factor_set, levels=form.levels, notes=form.notes, by=actor, at=at)
            return done(request, _("%(area)s is kept.") % {"area": look.names[row.id]}, _go_on(look, said, row))
    place_of = look.areas.index(row)
    asked = members_asked(actor, place, timezone.localdate(at))
    return ask_scan(
        request,
        place,
        look.scan,
        form,
        title=_("Rate: %(area)s") % {"area": look.names[row.id]},
        lead=_("Area %(number)d of %(count)d. Give your own view: “high” speaks for sharing.")
        % {"number": place_of + 1, "count": len(look.areas)},
        submit=_("Save and go on"),
        via=(Item(_("Rate"), look.link("rate")),),
        template="assessment/own/rate_area.html",
        area=row,
        told=told_table(place, look.scan, row, asked, answers_on(actor, place, row, asked)),
        before=_neighbour(look, place_of - 1),
        after=_neighbour(look, place_of + 1),
    )


def _said(request: Request, look: Look) -> Said:
    """What this rater says now, by area."""
    found: dict[UUID, list[AreaRating]] = {}
    for said in own_ratings_of(request.actor, look.factor_set) if look.factor_set else ():
        found.setdefault(said.area_id, []).append(said)
    return found


def _waits(look: Look, said: Said, area: ScanArea) -> bool:
    """Whether she has said nothing yet of one of its questions."""
    asked = look.factor_set.factors if look.factor_set else ()
    return len(said.get(area.id, ())) < len(asked)


def _go_on(look: Look, said: Said, area: ScanArea) -> str:
    """After one area: the next that waits for her, else the first that does; else back to all."""
    at = look.areas.index(area)
    waiting = (each for each in (*look.areas[at + 1 :], *look.areas[:at]) if _waits(look, said, each))
    following = next(waiting, None)
    return look.link("rate-area", following.id) if following else look.link("rate")


def _neighbour(look: Look, number: int) -> Item | None:
    if not 0 <= number < len(look.areas):
        return None
    area = look.areas[number]
    return Item(look.names[area.id], look.link("rate-area", area.id))


def _answer(look: Look, left: Sequence[ScanArea]) -> str:
    if not left:
        return _("You have rated all areas. You can change your mind: what you said before is kept.")
    words = ngettext(
        "Left for you to rate: %(left)d of %(count)d area.",
        "Left for you to rate: %(left)d of %(count)d areas.",
        len(look.areas),
    )
    return words % {"left": len(left), "count": len(look.areas)}


def _table(look: Look, said: Said) -> Table:
    """Each area with how far this rater is, and the way to its form."""
    columns = (Column("area", _("Area")), Column("yours", _("Your rating"), missing=_("nothing said yet")))
    rows = (
        (Link(look.names[area.id], look.link("rate-area", area.id)), _yours(look, said, area)) for area in look.areas
    )
    return Table(_("Areas"), columns, tuple(rows))


def _yours(look: Look, said: Said, area: ScanArea) -> str | None:
    own = said.get(area.id, ())
    if not own or look.factor_set is None:
        return None
    rated = sum(bool(each.level) for each in own)
    words = {"rated": rated, "asked": len(look.factor_set.factors), "unrated": len(own) - rated}
    if words["unrated"]:
        return _("%(rated)d of %(asked)d rated, %(unrated)d can't say") % words
    return _("%(rated)d of %(asked)d rated") % words
