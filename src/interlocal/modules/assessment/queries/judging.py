"""Reading how areas are judged: gates, verdicts, what must come first, and what the rule suggests from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government
from interlocal.modules.assessment.models import (
    AreaVerdict,
    Gate,
    OwnScan,
    Precedence,
    ScanArea,
    ScanPhase,
)
from interlocal.modules.assessment.rules.judging import (
    GateKind,
    GateState,
    Passage,
    Suggestion,
    passage,
)
from interlocal.modules.assessment.scan import Factor

from .scans import factors_of
from .together import Together, together


def gates_of(actor: Actor, scan: OwnScan) -> QuerySet[Gate]:
    """How every gate of a scan's areas stands now, with whose it is and who looked; one that is missing, nobody did."""
    return (
        Gate.objects.filter(partnership_id=scan.partnership_id, area__scan=scan, current=True)
        .prefetch_related("government", "looked_by")  # not joined: hundreds of gates are of a dozen of each
        .order_by("kind", "government__name")
    )


def stopped_areas_of(actor: Actor, scan: OwnScan) -> set[UUID]:
    """The areas that a gate stops now."""
    return set(gates_of(actor, scan).filter(state=GateState.STOPS).values_list("area_id", flat=True))


def former_gates_of(actor: Actor, area: ScanArea) -> QuerySet[Gate]:
    """What was said of an area's gates before, the latest word first."""
    former = Gate.objects.filter(partnership_id=area.partnership_id, area=area, current=False)
    return former.select_related("government", "looked_by").order_by("-looked_at", "id")


def verdicts_of(actor: Actor, scan: OwnScan) -> QuerySet[AreaVerdict]:
    """The verdict that stands for each area that has one."""
    return AreaVerdict.objects.filter(partnership_id=scan.partnership_id, area__scan=scan, current=True)


def verdict_history_of(actor: Actor, area: ScanArea) -> QuerySet[AreaVerdict]:
    """Every verdict on an area, the latest first, with who recorded it."""
    return (
        AreaVerdict.objects.filter(partnership_id=area.partnership_id, area=area)
        .select_related("decided_by")
        .order_by("-version")
    )


def precedences_of(actor: Actor, scan: OwnScan) -> QuerySet[Precedence]:
    """Every "must come first" of a scan, with both areas."""
    return (
        Precedence.objects.filter(partnership_id=scan.partnership_id, area__scan=scan)
        .select_related("area", "first")
        .order_by("first__position", "id")
    )


def precedence_of(actor: Actor, area: ScanArea, key: UUID) -> Precedence:
    """What one area waits for; Refused if it does not."""
    found = (
        Precedence.objects.filter(partnership_id=area.partnership_id, area=area, id=key)
        .select_related("area", "first")
        .first()
    )
    if found is None:
        raise Refused
    return found


def phase_of(actor: Actor, scan: OwnScan, key: UUID) -> ScanPhase:
    """One phase of a scan; Refused if it is not there."""
    found = ScanPhase.objects.filter(partnership_id=scan.partnership_id, scan=scan, id=key).first()
    if found is None:
        raise Refused
    return found


def phases_of(actor: Actor, scan: OwnScan) -> QuerySet[ScanPhase]:
    """The phases of a scan in their order, with the areas that are looked at in each."""
    areas = Prefetch("areas", ScanArea.objects.order_by("position"))
    return ScanPhase.objects.filter(partnership_id=scan.partnership_id, scan=scan).prefetch_related(areas)


def speaks_for(actor: Actor, members: Iterable[Government]) -> list[Government]:
    """Of the members of a partnership those for whom the actor may say that they veto something, or no longer do."""
    return [member for member in members if actor.may(Permission.JOIN_PARTNERSHIPS, government=member.id)]


@dataclass(frozen=True)
class Judging:
    """What areas of a scan are judged by: its factors, what the raters say together, how the gates stand."""

    together: Together
    gates: Mapping[UUID, Sequence[Gate]]

    @property
    def factors(self) -> Sequence[Factor]:
        """The questions."""
        return self.together.factors

    def gates_at(self, area: ScanArea) -> tuple[tuple[GateKind, GateState], ...]:
        """The gates of an area as the rules know them."""
        return tuple((GateKind(gate.kind), GateState(gate.state)) for gate in self.gates.get(area.id, ()))

    def passage(self, area: ScanArea) -> Passage:
        """What its gates come to."""
        return passage(self.gates_at(area))

    def suggestion(self, area: ScanArea) -> Suggestion:
        """What the rule suggests for it."""
        return self.together.suggestion(str(area.id), self.gates_at(area))


def gates_by_area(actor: Actor, scan: OwnScan, areas: Iterable[ScanArea]) -> dict[UUID, list[Gate]]:
    """How every gate of these areas stands now; an area is not there where nobody looked at any."""
    found: dict[UUID, list[Gate]] = {}
    for gate in gates_of(actor, scan).filter(area__in=[area.id for area in areas]):
        found.setdefault(gate.area_id, []).append(gate)
    return found


def judging_of(actor: Actor, scan: OwnScan, areas: Sequence[ScanArea]) -> Judging:
    """What these areas of a scan are judged by; three queries, however many they are."""
    return Judging(together(actor, factors_of(actor, scan), areas), gates_by_area(actor, scan, areas))
