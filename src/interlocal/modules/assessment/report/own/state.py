"""All that a report on an own scan rests on: what every member may see, and nothing that only its reader may."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count

from interlocal.core.access.actor import Actor, Place
from interlocal.core.governments.models import Decision, Government
from interlocal.core.governments.queries import decisions_about
from interlocal.core.measures.service import COST, DOES, STAFF, STANCE, SYSTEM, VENDOR
from interlocal.modules.assessment.models import AreaVerdict, FactorSet, OwnScan, Precedence, ScanArea, ScanPhase
from interlocal.modules.assessment.models.criteria import Verdict
from interlocal.modules.assessment.planning.listing import Listing
from interlocal.modules.assessment.planning.readiness import Stand, stands_of
from interlocal.modules.assessment.planning.sections import SECTIONS
from interlocal.modules.assessment.queries import (
    FormsIn,
    Judging,
    Shared,
    area_names,
    areas_of,
    entries_of,
    gates_by_area,
    members_asked,
    names_of_all,
    opportunities_of,
    phases_of,
    precedences_of,
    readiness_of,
    shared_forms_in,
    shared_on,
    verdicts_of,
)
from interlocal.modules.assessment.queries.judged import Judged, judged
from interlocal.modules.assessment.queries.ratings import rated_areas
from interlocal.modules.assessment.queries.shared import remembered
from interlocal.modules.assessment.rules.answers import Cell, latest
from interlocal.modules.assessment.rules.judging import Passage
from interlocal.modules.assessment.rules.opportunities import Opportunity
from interlocal.modules.assessment.scan import Scan

_FROM_YES = tuple(Verdict)
#: What the report shows of what a member does today.
INVENTORY = (DOES, SYSTEM, VENDOR, STAFF, COST, STANCE)


class Said(NamedTuple):
    """What the report tells of a reading."""

    id: UUID
    government_id: UUID
    about: UUID | None
    measure: str
    period: str
    value: Decimal | None
    text: str
    missing: str
    unit: str
    grade: str
    recorded_at: datetime.datetime


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
    """A scan on a day, as every member of its partnership may see it.

    Each part is read when it is first asked for: a page of one chapter does not read the others. So whoever makes
    something of it does so while she acts.
    """

    actor: Actor
    place: Place
    scan: OwnScan
    today: datetime.date
    _listings: dict[str, Listing] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def areas(self) -> list[ScanArea]:
        """What it looks at, in order."""
        return list(areas_of(self.actor, self.scan))

    @cached_property
    def members(self) -> list[Government]:
        """Those that are asked."""
        return members_asked(self.actor, self.place, self.today)

    @cached_property
    def shared(self) -> Shared:
        """What they show to all of the partnership."""
        return shared_on(self.actor, self.scan, self.areas, self.members)

    @cached_property
    def forms(self) -> FormsIn:
        """How far each short form is, as far as it is shared."""
        return shared_forms_in(self.shared, self.members)

    @cached_property
    def tellers(self) -> Sequence[Teller]:
        """Who told what is shared."""
        return _tellers(self.shared)

    def told_on(self, areas: Iterable[ScanArea]) -> Mapping[Cell, Mapping[str, Said]]:
        """What members show of what they do today in these areas."""
        services, measures = [area.service_id for area in areas], [measure.key for measure in INVENTORY]
        told = self.shared.readings.filter(about__in=services, measure__in=measures)
        return latest(Said(*row) for row in told.values_list(*Said._fields))

    @cached_property
    def found(self) -> tuple[Opportunity, ...]:
        """What members have in common."""
        return opportunities_of(self.actor, self.scan, self.shared, self.areas, self.today)

    @cached_property
    def judged(self) -> list[Judged]:
        """On all areas; then on those looked at more closely, if there are questions for them."""
        sets = FactorSet.objects.filter(partnership_id=self.place.id, scan=self.scan, current=True).order_by("deeper")
        return [judged(self.actor, each, rated_areas(self.areas, deeper=each.deeper), self.today) for each in sets]

    @cached_property
    def judging(self) -> Judging:
        """What areas are judged by: of the first look, which is at all of them."""
        return Judging(self.judged[0].together, gates_by_area(self.actor, self.scan, self.areas))

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """How the gates stand of each area that may still go on, by its name."""
        return {
            self.names[area.id]: self.judging.passage(area)
            for area in self.areas
            if area.id not in self.verdicts or self.verdicts[area.id].verdict != Verdict.NO
        }

    @cached_property
    def verdicts(self) -> Mapping[UUID, AreaVerdict]:
        """Those that stand, by area."""
        return {verdict.area_id: verdict for verdict in verdicts_of(self.actor, self.scan)}

    @cached_property
    def decisions(self) -> list[Decision]:
        """Of meetings, on the services of its areas."""
        return list(decisions_about(self.actor, self.place.id, [area.service_id for area in self.areas]))

    @cached_property
    def precedences(self) -> list[Precedence]:
        """What must come first."""
        return list(precedences_of(self.actor, self.scan))

    @cached_property
    def phases(self) -> list[ScanPhase]:
        """Its phases."""
        return list(phases_of(self.actor, self.scan).prefetch_related(None))  # not their areas

    @cached_property
    def stands(self) -> Sequence[Stand]:
        """How the preconditions stand."""
        return stands_of(readiness_of(self.actor, self.scan))

    def listing(self, key: str) -> Listing:
        """One section of the plan. Listed for nobody: a report offers no acts, and is the same whoever reads it."""
        if key not in self._listings:
            rows = list(entries_of(self.actor, self.scan, SECTIONS[key].kind))
            self._listings[key] = Listing(Actor(), self.place, self.scan, key, rows, self.members, self.today)
        return self._listings[key]

    @cached_property
    def names(self) -> dict[UUID, str]:
        """Names of governments and areas by key; a part is named after its whole."""
        return names_of_all(self.members, self.areas) | area_names(self.areas)

    @cached_property
    def decided(self) -> list[tuple[ScanArea, AreaVerdict]]:
        """Areas with a verdict: the Yes first, then Maybe, then No."""
        found = [(area, self.verdicts[area.id]) for area in self.areas if area.id in self.verdicts]
        return sorted(found, key=lambda each: _FROM_YES.index(each[1].verdict))

    @cached_property
    def going_on(self) -> list[ScanArea]:
        """Areas with a Yes, then those with a Maybe."""
        return [area for area, verdict in self.decided if verdict.verdict != Verdict.NO]

    @cached_property
    def source(self) -> Scan | None:
        """The published scan that it goes on from."""
        return self.scan.taken_on.scan if self.scan.taken_on else None

    @property
    def answering(self) -> int:
        """How many members share an answer."""
        services = self.shared.services
        return sum(any((member.id, service) in self.forms.answered for service in services) for member in self.members)


@remembered
def _tellers(shared: Shared) -> tuple[Teller, ...]:
    """By government and source, each with its date as stated."""
    columns = ("government_id", "source_document", "source_dated", "about", "grade")
    counted = shared.readings.order_by().values_list(*columns).annotate(Count("value")).order_by(*columns)
    services: dict[tuple[UUID, str], set[UUID]] = {}
    grades: dict[tuple[UUID, str], Counter[str]] = {}
    for government, document, dated, about, grade, figures in counted:
        key = government, ", ".join(filter(None, (document, dated)))
        services.setdefault(key, set()).add(about)
        grades.setdefault(key, Counter()).update({grade: figures} if figures else {})
    return tuple(Teller(*key, frozenset(services[key]), grades[key]) for key in services)
