"""A scan of the partnership's own with an assessment team, and what its raters say."""

from interlocal.core.participation.actions import call_to_team, release_from_team
from interlocal.core.participation.models import TeamMember
from interlocal.modules.assessment.actions import rate
from interlocal.modules.assessment.models import FactorSet, OwnScan, ScanArea
from interlocal.platform.acting import acting
from tests.modules.assessment.doors import own_scan
from tests.worlds import AT, World

#: Milwaukee's four, as a scan asks them from the start.
FACTORS = ("similarity", "efficiencies", "challenges", "centralization")


def started(world: World, *team: str) -> OwnScan:
    """A scan of payroll and fleet maintenance; `team` is called to the assessment team."""
    director = world.actor("director")
    with acting(director.acting):
        scan = OwnScan.objects.get(key=own_scan(world)["scan"])
        for who in team:
            call_to_team(partnership=world.partnership.id, person=world.people[who], by=director, at=AT)
    return scan


def release(world: World, who: str) -> None:
    """Take somebody off the team."""
    director = world.actor("director")
    with acting(director.acting):
        release_from_team(member=TeamMember.objects.get(person=world.people[who]), by=director, at=AT)


def areas(world: World, scan: OwnScan) -> list[ScanArea]:
    """Its areas, in their order."""
    with acting(world.actor("director").acting):
        return list(ScanArea.objects.filter(scan=scan).select_related("scan"))


def questions(world: World, scan: OwnScan, *, deeper: bool = False) -> FactorSet:
    """Those that stand now."""
    with acting(world.actor("director").acting):
        return FactorSet.objects.get(scan=scan, current=True, deeper=deeper)


def say(
    world: World,
    who: str,
    area: ScanArea,
    *levels: str,
    notes: dict[str, str] | None = None,
    factor_set: FactorSet | None = None,
) -> int:
    """Rate an area by the questions that stand, in their order; fewer levels leave the rest unsaid."""
    by = world.actor(who)
    asked = factor_set or questions(world, area.scan)
    said = {factor.key: level for factor, level in zip(asked.factors, levels, strict=False)}
    with acting(by.acting):
        return rate(area=area, factor_set=asked, levels=said, notes=notes or {}, by=by, at=AT)
