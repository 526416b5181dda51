"""Reading what members told on the areas of a scan, as far as the actor may see it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government, Kind
from interlocal.core.governments.queries import current_members_of
from interlocal.core.measures.models import Reading
from interlocal.core.measures.queries import readings_about, shown_in
from interlocal.core.measures.service import SHORT
from interlocal.modules.assessment.models import FormLink, OwnScan, ScanArea
from interlocal.modules.assessment.rules.answers import Cell, Filled, latest

from .links import is_under_way

ASKED = frozenset(measure.key for measure in SHORT)


def members_asked(actor: Actor, place: Place, day: datetime.date) -> list[Government]:
    """Members whose services a scan looks at: all, but a regional council that convenes, which serves no residents."""
    return [member for member in current_members_of(actor, place.id, day) if _is_asked(member, place)]


def _is_asked(member: Government, place: Place) -> bool:
    return member.id != place.convener or member.kind != Kind.REGIONAL_COUNCIL


def may_answer_for(actor: Actor, place: Place, government: UUID, day: datetime.date) -> bool:
    """Whether she answers for a member that is asked: as one of its own people, or on its behalf.

    Not for one that has left: what it told stands as it was.
    """
    may = actor.may(Permission.ENTER_READINGS, government=government, partnership=place.id)
    return may and any(member.id == government for member in members_asked(actor, place, day))


@dataclass(frozen=True)
class FormsIn:
    """How far each short form is: of every member on every area, by the keys of government and service."""

    members: Sequence[Government]
    filled: dict[Cell, Filled]

    @property
    def begun(self) -> int:
        """How many forms have an answer."""
        return sum(each.begun for each in self.filled.values())

    @property
    def enough(self) -> int:
        """How many have at least half of their answers."""
        return sum(each.enough for each in self.filled.values())

    def of(self, government: UUID, area: ScanArea) -> Filled:
        """One form."""
        return self.filled[government, area.service_id]

    def on(self, area: ScanArea) -> "FormsIn":
        """Those on one area."""
        return FormsIn(
            self.members, {(member.id, area.service_id): self.of(member.id, area) for member in self.members}
        )


def forms_in(
    actor: Actor,
    place: Place,
    areas: Sequence[ScanArea],
    members: Sequence[Government],
    *,
    shared: bool = False,
) -> FormsIn:
    """Counted by the database; with `shared` only what every member may see, else what the actor may."""
    services = [area.service_id for area in areas]
    told = readings_about(actor, [member.id for member in members], services, place.id).filter(measure__in=ASKED)
    if shared:
        told = told.filter(shown_in(place.id))
    counted = told.order_by().values_list("government_id", "about").annotate(Count("measure", distinct=True))
    counts = {(government, about): count for government, about, count in counted}
    return FormsIn(
        members,
        {
            (member.id, service): Filled(counts.get((member.id, service), 0), len(ASKED))
            for member in members
            for service in services
        },
    )


def answers_on(
    actor: Actor, place: Place, area: ScanArea, members: Sequence[Government]
) -> dict[UUID, dict[str, Reading]]:
    """What members told last on an area, by government and measure."""
    told = readings_about(actor, [member.id for member in members], [area.service_id], place.id)
    return {government: answers for (government, _service), answers in latest(told).items()}


@dataclass(frozen=True)
class FormsLeft:
    """On which areas of a scan a government has told less than half, and no department is asked; never none."""

    scan: OwnScan
    government: Government
    areas: Sequence[ScanArea]


def forms_left_to(actor: Actor, at: datetime.datetime) -> list[FormsLeft]:
    """For those of her own governments that she may answer for, over all her partnerships, scan by scan.

    Five queries, however many scans there are. She sees all that her own governments told and sent to departments.
    """
    own = [key for key in actor.governments if actor.may(Permission.ENTER_READINGS, government=key)]
    if not own:
        return []
    governments = Government.objects.in_bulk(own)
    scans = list(OwnScan.objects.filter(partnership_id__in=actor.partnerships).order_by("answers_by", "id"))
    areas: dict[UUID, list[ScanArea]] = {}
    for area in ScanArea.objects.filter(partnership_id__in=actor.partnerships):
        areas.setdefault(area.scan_id, []).append(area)
    told: dict[tuple[UUID, UUID | None, UUID | None], set[str]] = {}
    readings = Reading.objects.filter(government_id__in=own, measure__in=ASKED, current=True).exclude(about=None)
    for government, about, partnership, measure in readings.order_by().values_list(
        "government_id", "about", "partnership_id", "measure"
    ):
        told.setdefault((government, about, partnership), set()).add(measure)

    links = FormLink.objects.filter(is_under_way(at), government_id__in=own)
    sent = set(links.order_by().values_list("government_id", "area"))

    def is_left(member: UUID, area: ScanArea) -> bool:
        if (member, area.id) in sent:
            return False
        known = (told.get((member, area.service_id, eyes), set()) for eyes in (None, area.partnership_id))
        return not Filled(len(set().union(*known)), len(ASKED)).enough

    places = {place.id: place for place in actor.places}
    asked = [
        (scan, governments[seat])
        for scan in scans
        for seat in places[scan.partnership_id].seats
        if seat in governments and _is_asked(governments[seat], places[scan.partnership_id])
    ]
    left = (
        FormsLeft(scan, member, [area for area in areas.get(scan.id, ()) if is_left(member.id, area)])
        for scan, member in asked
    )
    return [each for each in left if each.areas]
