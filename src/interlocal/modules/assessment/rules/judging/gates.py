"""Gates: what may keep an area from being shared however good it looks. They are never averaged into a score."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class GateKind(StrEnum):
    """What must be passed.

    Whether the law allows it, whether a labour agreement does, whether a member vetoes it, and whether it is
    noticeable to the public or needs deliberation by elected bodies.
    """

    LEGAL_AUTHORITY = "legal_authority"
    LABOUR_AGREEMENT = "labour_agreement"
    VETO = "veto"
    PUBLIC = "public"


class GateState(StrEnum):
    """How a gate stands, from the best to the worst.

    What nobody looked at is worse than a condition, since it may still turn out to stop the area.
    """

    CLEAR = "clear"
    CONDITION = "condition"
    NOT_LOOKED_AT = "not_looked_at"
    STOPS = "stops"


Gates = Iterable[tuple[GateKind, GateState]]
"""The gates of one area; several of a kind where several members have a word, as with a veto."""

_FROM_BEST = tuple(GateState)


@dataclass(frozen=True)
class Passage:
    """What the gates of one area come to: the kinds that are not clear, by their state, in the order of `GateKind`."""

    stopping: tuple[GateKind, ...]
    not_looked_at: tuple[GateKind, ...]
    on_condition: tuple[GateKind, ...]

    @property
    def state(self) -> GateState:
        """The state of the whole: that of its worst gate, since one is enough to keep an area back."""
        if self.stopping:
            return GateState.STOPS
        if self.not_looked_at:
            return GateState.NOT_LOOKED_AT
        return GateState.CONDITION if self.on_condition else GateState.CLEAR


def passage(gates: Gates) -> Passage:
    """What the gates of an area come to. A kind is as its worst gate; one without any was not looked at."""
    found: dict[GateKind, GateState] = {}
    for kind, state in gates:
        found[kind] = max(found.get(kind, GateState.CLEAR), state, key=_FROM_BEST.index)

    def having(state: GateState) -> tuple[GateKind, ...]:
        return tuple(kind for kind in GateKind if found.get(kind, GateState.NOT_LOOKED_AT) == state)

    return Passage(having(GateState.STOPS), having(GateState.NOT_LOOKED_AT), having(GateState.CONDITION))
