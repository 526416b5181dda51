"""Rows of the plan of the one scan that a world has."""

from collections.abc import Callable
from typing import Any

from interlocal.modules.assessment.actions import add_entry
from interlocal.modules.assessment.models import OwnScan, PlanEntry
from interlocal.modules.assessment.planning.sections import SECTIONS
from interlocal.platform.acting import acting
from tests.worlds import AT, World


def said(world: World, section: str) -> dict[str, Any]:
    """What a row of a section says at least."""
    return {
        "tasks": {"what": "Ask the unions", "person": world.people["alder_viewer"]},
        "strengths": {
            "what": "Two mechanics",
            "told_by": "B. Finance, October 2026",
            "government": world.governments["birch"],
        },
        "risks": {"title": "The vendor is sold", "category": "operational"},
        "technology": {"runs": "Ledger 4", "step": "Move Birch to the new ledger"},
        "communication": {
            "hearers": "Payroll staff",
            "what": "What is looked at, and why",
            "channel": "A meeting",
            "person": world.people["alder_viewer"],
        },
    }[section]


def planned(world: World, section: str, who: str = "director", **values: Any) -> PlanEntry:
    """A row that `who` adds: what it says at least, and `values`."""
    by = world.actor(who)
    with acting(by.acting):
        scan = OwnScan.objects.get()
        kind = SECTIONS[section].kind
        return add_entry(scan=scan, kind=kind, by=by, at=AT, **said(world, section) | values)


def more(section: str) -> Callable[[World, int], None]:
    """As many more rows of a section as asked for, each of another person and about an area."""

    def grow(world: World, count: int) -> None:
        for number in range(count):
            area = OwnScan.objects.get().areas.all()[number % 2]
            planned(world, section, area=area)

    return grow
