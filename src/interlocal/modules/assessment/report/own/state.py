"""All that a report on an own scan rests on: what every member may see, and nothing that only its reader may."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, QuerySet

from interlocal.core.access.actor import Actor, Place
from interlocal.core.governments.models import Decision, Government
from interlocal.core.governments.queries import decisions_about
from interlocal.core.measures.models import Reading
from interlocal.core.measures.queries import readings_about, shown_in
from interlocal.core.measures.service import COST, DOES, STAFF, STANCE, SYSTEM, VENDOR
from interlocal.modules.assessment.models import AreaVerdict, FactorSet, OwnScan, Precedence, ScanArea, ScanPhase
from interlocal.modules.assessment.models.criteria import Verdict
from interlocal.modules.assessment.planning.listing import Listing
from interlocal.modules.assessment.planning.readiness import Stand, stands_of
from interlocal.modules.assessment.planning.sections import SECTIONS
from interlocal.modules.assessment.queries import (
    FormsIn,
    Judging,
    area_names,
    areas_of,
    entries_of,
    forms_in,
    judging_of,
    members_asked,
    names_of_all,
    opportunities_of,
    phases_of,
    precedences_of,
    readiness_of,
    verdicts_of,
)
from interlocal.modules.assessment.queries.judged import Judged, judged
from interlocal.modules.assessment.queries.ratings import rated_areas
from interlocal.modules.assessment.rules.answers import Cell, latest
from interlocal.modules.assessment.rules.opportunities import Opportunity
from interlocal.modules.assessment.scan import Scan

_FROM_YES = tuple(Verdict)
#: What the report shows of what a member does today.
INVENTORY = (DOES, SYSTEM, VENDOR, STAFF, COST, STANCE)


@dataclass(frozen=True)
class Teller:
    """Who told what is shared of a government: on which services, and how many figures of each grade.

    An empty `source` is the government itself.
    """

    government: UUID
    source: str
    services: frozenset[UUID]
    grades: Mapping[str, int]


@dataclass(frozen=True)
class State:
    """A scan on a day, as every member of its partnership may see it."""

    place: Place
    scan: OwnScan
    today: datetime.date
    areas: Sequence[ScanArea]
    members: Sequence[Government]
    forms: FormsIn
    tellers: Sequence[Teller]
    inventory: Mapping[Cell, Mapping[str, Reading]]  # of areas that go on
    found: tuple[Opportunity, ...]
    judging: Judging
    judged: tuple[Judged, ...]  # on all areas; then on those looked at more closely, if there are questions for them
    verdicts: Mapping[UUID, AreaVerdict]
    decisions: Sequence[Decision]  # of meetings, on the services of its areas
    precedences: Sequence[Precedence]
    phases: Sequence[ScanPhase]
    stands: Sequence[Stand]
    listings: Mapping[str, Listing]

    @cached_property
    def names(self) -> dict[UUID, str]:
        """Names of governments and areas by key; a part is named after its whole."""
        return names_of_all(self.members, self.areas) | area_names(self.areas)

    @cached_property
    def decided(self) -> list[tuple[ScanArea, AreaVerdict]]:
        """Areas with a verdict: the Yes first, then Maybe, then No."""
        found = [(area, self.verdicts[area.id]) for area in self.areas if area.id in self.verdicts]
        return sorted(found, key=lambda each: _FROM_YES.index(each[1].verdict))

    @property
    def going_on(self) -> list[ScanArea]:
        """Areas with a Yes, then those with a Maybe."""
        return [area for area, verdict in self.decided if verdict.verdict != Verdict.NO]

    @cached_property
    def source(self) -> Scan | None:
        """The published scan that it goes on from."""
        return self.scan.taken_on.scan if self.scan.taken_on else None

    def answered_by(self, member: Government) -> int:
        """On how many areas it shares an answer."""
        return sum(self.forms.of(member.id, area).begun for area in self.areas)


def state_of(actor: Actor, place: Place, scan: OwnScan, today: datetime.date) -> State:
    """The scan as it stands; a number of queries that does not grow with it."""
    areas, members = list(areas_of(actor, scan)), members_asked(actor, place, today)
    governments, services = [member.id for member in members], [area.service_id for area in areas]
    shared = readings_about(actor, governments, services, place.id).filter(shown_in(place.id))
    # Listed for nobody: a report offers no acts, and is the same whoever reads it.
    listings = {
        key: Listing(Actor(), place, scan, key, list(entries_of(actor, scan, section.kind)), members, today)
        for key, section in SECTIONS.items()
    }
    verdicts = {verdict.area_id: verdict for verdict in verdicts_of(actor, scan)}
    going_on = [area.service_id for area in areas if area.id in verdicts and verdicts[area.id].verdict != Verdict.NO]
    sets = FactorSet.objects.filter(partnership_id=place.id, scan=scan, current=True).order_by("deeper")
    return State(
        place=place,
        scan=scan,
        today=today,
        areas=areas,
        members=members,
        forms=forms_in(actor, place, areas, members, shared=True),
        tellers=_tellers(shared),
        inventory=latest(shared.filter(about__in=going_on, measure__in=[measure.key for measure in INVENTORY])),
        found=opportunities_of(actor, scan, areas, members, today),
        judging=judging_of(actor, scan),
        judged=tuple(judged(actor, each, rated_areas(areas, deeper=each.deeper), today) for each in sets),
        verdicts=verdicts,
        decisions=list(decisions_about(actor, place.id, services)),
        precedences=list(precedences_of(actor, scan)),
        phases=list(phases_of(actor, scan)),
        stands=stands_of(readiness_of(actor, scan)),
        listings=listings,
    )


def _tellers(shared: QuerySet[Reading]) -> list[Teller]:
    """By government and source, each with its date as stated."""
    columns = ("government_id", "source_document", "source_dated", "about", "grade")
    counted = shared.order_by().values_list(*columns).annotate(Count("value")).order_by(*columns)
    services: dict[tuple[UUID, str], set[UUID]] = {}
    grades: dict[tuple[UUID, str], Counter[str]] = {}
    for government, document, dated, about, grade, figures in counted:
        key = government, ", ".join(filter(None, (document, dated)))
        services.setdefault(key, set()).add(about)
        grades.setdefault(key, Counter()).update({grade: figures} if figures else {})
    return [Teller(*key, frozenset(services[key]), grades[key]) for key in services]
