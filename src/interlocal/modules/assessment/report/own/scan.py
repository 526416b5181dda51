"""An own scan in the words of a published one, so that any two scans can be compared, then and now."""

from collections.abc import Iterator

from interlocal.modules.assessment.models import ScanArea
from interlocal.modules.assessment.queries.judged import Judged
from interlocal.modules.assessment.rules.comparison import GATE
from interlocal.modules.assessment.rules.judging import GateKind, GateState
from interlocal.modules.assessment.scan import (
    LEVELS,
    Area,
    Document,
    Factor,
    FactorSet,
    Phase,
    Rating,
    Scan,
    Source,
    Statement,
)

from .state import State

_HERE = "scan"


def as_scan(state: State) -> Scan:
    """What was decided and rated and how gates stood, as a scan whose only document is itself.

    Areas keep the keys of their services.
    """
    keys = {area.id: area.service.key for area in state.areas}
    here = Source(_HERE, state.scan.title)
    first: dict[str, list[str]] = {}
    for each in state.precedences:
        first.setdefault(keys[each.area_id], []).append(keys[each.first_id])
    areas = []
    for area in state.areas:
        decided = state.verdicts.get(area.id)
        areas.append(
            Area(
                key=keys[area.id],
                name=area.name,
                source=here,
                part_of=keys.get(area.part_of_id, "") if area.part_of_id else "",
                summary=area.summary,
                verdict=decided.verdict if decided else None,  # type: ignore[arg-type]
                next_step=decided.next_step if decided else "",
                follows=tuple(first.get(keys[area.id], ())),
            )
        )
    return Scan(
        key=state.scan.key,
        title=state.scan.title,
        region=state.place.name,
        synthetic=state.place.synthetic,
        documents=(Document(_HERE, state.scan.title, state.place.name, state.today.isoformat()),),
        areas=tuple(areas),
        factor_sets=tuple(_factor_set(state, each, number) for number, each in enumerate(state.judged)),
        phases=tuple(
            Phase(phase.name, phase.state, here, phase.when_stated, phase.summary)  # type: ignore[arg-type]
            for phase in state.phases
        ),
        statements=tuple(each for area in state.areas for each in _gates(state, area, here)),
        members=len(state.members),
        prepared_for=state.place.name,
    )


def _gates(state: State, area: ScanArea, here: Source) -> Iterator[Statement]:
    """One for each gate, and for each kind that nobody looked at: where all are silent, none were kept."""
    gates = state.judging.gates.get(area.id, ())
    for kind in GateKind:
        stands = [(gate.state, gate.government.name if gate.government else "") for gate in gates if gate.kind == kind]
        for value, whose in stands or [(GateState.NOT_LOOKED_AT, "")]:
            yield Statement(GATE + kind, value, here, area.service.key, whose)


def _factor_set(state: State, each: Judged, number: int) -> FactorSet:
    factors: tuple[Factor, ...] = tuple(each.factors)
    return FactorSet(
        key=f"ratings-{number + 1}",
        title=state.scan.title,
        source=Source(_HERE, state.scan.title),
        factors=factors,
        areas=tuple(area.service.key for area in each.areas),
        ratings=tuple(
            Rating(area.service.key, factor.key, each.group(area, factor).level)
            for area in each.areas
            for factor in factors
        ),
        scale=LEVELS,
    )
