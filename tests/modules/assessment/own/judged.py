"""A scan to judge: its two areas, what raters say of them, gates that somebody looked at."""

from interlocal.modules.assessment.actions import look_at_gate
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.modules.assessment.models.criteria import GateKind
from interlocal.platform.acting import acting
from tests.modules.assessment.own.raters import FACTORS, areas, say, started
from tests.worlds import AT, World


def a_scan(world: World, *team: str) -> tuple[OwnScan, ScanArea, ScanArea]:
    """A scan with payroll and fleet maintenance; `team` is called to the assessment team."""
    scan = started(world, *team)
    payroll, fleet = sorted(areas(world, scan), key=lambda area: area.name, reverse=True)
    return scan, payroll, fleet


def rated(world: World, who: str, area: ScanArea, level: str) -> None:
    """`who` gives an area the same level by every factor."""
    say(world, who, area, *[level] * len(FACTORS))


def all_clear(world: World, area: ScanArea) -> None:
    """Every gate of an area was looked at and is clear."""
    by = world.actor("director")
    with acting(by.acting):
        for kind in GateKind:
            whose = world.governments["alder"] if kind == GateKind.VETO else None
            look_at_gate(
                area=area, kind=kind, state="clear", note="Counsel, October 2026", government=whose, by=by, at=AT
            )
