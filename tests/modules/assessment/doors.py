"""The assessment's doors, for the contract suite."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from interlocal.modules.assessment.actions import load_scan
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file import read_scan_path
from tests.contract.doors import Door
from tests.worlds import AT, World

SCANS = Path(__file__).parents[3] / "src/interlocal/demo/scans"


def published(name: str = "milwaukee") -> Scan:
    """One of the scans that the demo ships."""
    return read_scan_path(SCANS / f"{name}.scan.yaml")


def one_scan(world: World) -> dict[str, Any]:
    kept, _new = load_scan(partnership=world.partnership.id, scan=published(), by=world.actor("director"), at=AT)
    return {"scan": kept.key}


def one_draft(world: World) -> dict[str, Any]:
    return one_scan(world) | {"ending": "json"}


def grow(world: World, more: int) -> None:
    scan = published()
    for number in range(more):
        copy = replace(scan, key=f"copy-{more}-{number}")
        load_scan(partnership=world.partnership.id, scan=copy, by=world.actor("director"), at=AT)


def an_example(world: World) -> dict[str, Any]:
    return {"ending": "xlsx"}


DOORS = [
    Door("assessment:example", prepare=an_example),
    Door("assessment:scans", post=Permission.LOAD_SCAN, grow=grow),
    Door("assessment:scan", prepare=one_scan, grow=grow),
    Door("assessment:draft", prepare=one_draft),
    Door("assessment:issue", get=Permission.ISSUE_REPORT, post=Permission.ISSUE_REPORT, prepare=one_scan),
]
