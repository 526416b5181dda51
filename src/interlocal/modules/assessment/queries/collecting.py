"""Reading what members told on the areas of a scan, as far as the actor may see it."""

import datetime
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government, Kind
from interlocal.core.governments.queries import current_members_of
from interlocal.core.measures.models import KEPT, Reading
from interlocal.core.measures.queries import readings_about
from interlocal.core.measures.service import SHORT
from interlocal.modules.assessment.models import FormLink, OwnScan, ScanArea
from interlocal.modules.assessment.rules.answers import Cell, Filled, latest

from .links import is_under_way
from .shared import Shared, remembered

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


@cache  # there are thousands of forms, and a dozen ways to be filled in
def _filled(answered: int) -> Filled:
    return Filled(answered, len(ASKED))


@dataclass(frozen=True)
class FormsIn:
    """How far each short form is: of every member on every service, by the keys of both.

    `answered` has those that are begun, each with the questions that have an answer.
    """

    members: Sequence[Government]
    services: Sequence[UUID]
    answered: Mapping[Cell, AbstractSet[str]]

    def __len__(self) -> int:
        return len(self.members) * len(self.services)

    @property
    def begun(self) -> int:
        """How many forms have an answer."""
        return len(self.answered)

    @cached_property
    def enough(self) -> int:
        """How many have at least half of their answers."""
        return sum(_filled(len(questions)).enough for questions in self.answered.values())

    def of(self, government: UUID, area: ScanArea) -> Filled:
        """One form."""
        return _filled(len(self.answered.get((government, area.service_id), ())))

    def on(self, area: ScanArea) -> list[Filled]:
        """Those on one area."""
        return [self.of(member.id, area) for member in self.members]


def forms_in(actor: Actor, shared: Shared, members: Sequence[Government]) -> FormsIn:
    """As far as the actor may see what they say: what is shared, and what is kept to few of whom she is one."""
    told = readings_about(actor, shared.members, shared.services, shared.partnership)
    kept = _answered(told.filter(audience__in=KEPT))
    answered = _shared_answered(shared)
    return FormsIn(
        members, shared.services, {**answered, **{cell: kept[cell] | answered.get(cell, set()) for cell in kept}}
    )


def shared_forms_in(shared: Shared, members: Sequence[Government]) -> FormsIn:
    """As far as every member may see it."""
    return FormsIn(members, shared.services, _shared_answered(shared))


@remembered
def _shared_answered(shared: Shared) -> dict[Cell, set[str]]:
    return _answered(shared.readings)


def _answered(told: QuerySet[Reading]) -> dict[Cell, set[str]]:
    answered: dict[Cell, set[str]] = {}
    asked = told.filter(measure__in=ASKED).order_by().values_list("government_id", "about", "measure")
    for government, about, measure in asked:
        assert about is not None
        answered.setdefault((government, about), set()).add(measure)
    return answered


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
