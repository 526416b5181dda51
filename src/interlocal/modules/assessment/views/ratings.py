"""What the raters say together, and all that was said of one area."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place, Refused
from interlocal.modules.assessment.models import AreaRating, FactorSet, ScanArea
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import homes_of_raters, said_of
from interlocal.modules.assessment.queries.judged import Judged, judged, said_apart
from interlocal.modules.assessment.rated import Shown, answer_of
from interlocal.modules.assessment.report.own import PICTURED_AT_ONCE
from interlocal.platform.clock import now
from interlocal.ui.dates import moment_text
from interlocal.ui.documents import Block, Folded, Section
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, partnership_page
from interlocal.ui.tables import Column, Table, Value

from .frame import areas_shown, scan_link, show_scan, team_link
from .look import Look, look_of


@require_safe
@partnership_page
def ratings(request: Request, place: Place, scan: str) -> HttpResponse:
    """Which areas stand highest and where raters are apart, then why; of a former version by `?version=1`."""
    actor, look = request.actor, look_of(request, place, scan)
    factor_set = _version(request, look)
    found = judged(actor, factor_set, look.areas, timezone.localdate(now())) if factor_set and look.areas else None
    begun = found is not None and any(rater.rated for rater in found.raters)
    shown, pages = areas_shown(request, found.highest_first if found and begun else (), PICTURED_AT_ONCE)
    return show_scan(
        request,
        place,
        look.scan,
        "ratings",
        here="ratings",
        title=_("Ratings"),
        look=look,
        looks=look.ways("ratings"),
        former=factor_set and not factor_set.current and factor_set,
        judged=found,
        answer=answer_of(found, look.names) if found and begun else (),
        areas=pages,
        sections=_sections(request, look, found, shown) if found and begun else (),
        waiting=found and _waiting(request, found),
        rate=look.link("rate"),
        factors=look.link("factors"),
        may_run=actor.may(Permission.RUN_SCAN, partnership=place.id),
        areas_add=scan_link("areas-add", place, look.scan),
        call=team_link(actor, place, look.link("ratings")),
    )


@require_safe
@partnership_page
def area_ratings(request: Request, place: Place, scan: str, area: UUID) -> HttpResponse:
    """Who says what of one area, on each question, and what she said before."""
    look = look_of(request, place, scan)
    factor_set = _version(request, look)
    if factor_set is None:
        raise Refused
    row = look.area(area)
    said = list(said_of(request.actor, factor_set, row))
    found = homes_of_raters(request.actor, place.id, [each.rater_id for each in said], timezone.localdate(now()))
    homes = {person: ", ".join(each.name for each in governments) for person, governments in found.items()}
    return show_scan(
        request,
        place,
        look.scan,
        "area_ratings",
        here="ratings",
        via=(Item(_("Ratings"), look.link("ratings", version=factor_set)),),
        title=_("Ratings: %(area)s") % {"area": look.names[row.id]},
        blocks=_blocks(factor_set, said, homes),
    )


def _sections(request: Request, look: Look, found: Judged, areas: Iterable[ScanArea]) -> tuple[Section, ...]:
    """Of these areas, in the order of the scan."""
    chosen = {area.id for area in areas}
    here = [area for area in look.areas if area.id in chosen]
    said = said_apart(request.actor, found.factor_set, found.apart_on(here))

    def address(area: ScanArea) -> str:
        return look.link("area-ratings", area.id, version=found.factor_set)

    return tuple(Shown(found, here, said, look.names, address).sections())


def _version(request: Request, look: Look) -> FactorSet | None:
    """The questions that the address asks for, else those that stand; Refused where there is no such version."""
    asked = request.GET.get("version")
    if asked is None:
        return look.factor_set
    found = next((each for each in look.versions if str(each.version) == asked), None)
    if found is None:
        raise Refused
    return found


def _waiting(request: Request, found: Judged) -> int:
    """Of how many questions this person has said nothing yet, if she rates."""
    own = (rater.waiting for rater in found.raters if rater.on_team and rater.person.id == request.actor.person)
    return next(own, 0) if found.factor_set.current else 0


def _blocks(factor_set: FactorSet, said: Sequence[AreaRating], homes: Mapping[UUID, str]) -> Iterator[Block]:
    """For each question a table of what raters say; behind one line what they said before."""
    who = (Column("rater", _("Rater")), Column("home", _("Of"), missing=_("nobody here any more")))
    what = (Column("level", _("Level"), "rating"), Column("note", _("Why"), missing=_("no reason given")))
    when = Column("when", _("When"))
    for factor in factor_set.factors:
        own = tuple(
            (each.rater.name, homes.get(each.rater_id), *_words(each))
            for each in said
            if each.current and each.factor == factor.key
        )
        if own:
            yield Table(factor.name, (*who, *what, when), own)
    names = {factor.key: factor.name for factor in factor_set.factors}
    former = tuple(
        (names[each.factor], each.rater.name, homes.get(each.rater_id), *_words(each))
        for each in said
        if not each.current
    )
    if former:
        title = _("What raters said before")
        table = Table(title, (Column("factor", _("Question")), *who, *what, when), former)
        yield Folded(f"{title} ({len(former)})", (table,))


def _words(said: AreaRating) -> tuple[Value, ...]:
    return said.level or None, said.note or None, moment_text(said.rated_at)
