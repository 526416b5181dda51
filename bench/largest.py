"""The largest scan that is meant to work well: 23 members, 100 areas, 12 raters, 46,000 readings."""

import datetime
import random
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from interlocal.core.access.actor import Actor
from interlocal.core.access.roles import Role
from interlocal.core.catalogue.models import Service
from interlocal.core.governments.actions import add_government, admit_government, found_partnership
from interlocal.core.governments.models import Government, Kind
from interlocal.core.measures.actions import record_readings
from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import Audience
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import SERVICE_MEASURES, STANCES
from interlocal.core.measures.standard import Holds, Measure
from interlocal.core.participation.actions import call_to_team
from interlocal.core.people.actions import accept_invitation, invite
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.core.sources import Grade
from interlocal.modules.assessment.actions import decide, look_at_gate, rate, start_scan
from interlocal.modules.assessment.models import FactorSet, ScanArea
from interlocal.modules.assessment.models.criteria import GateKind, GateState, Verdict
from interlocal.modules.assessment.scan import LEVELS
from interlocal.platform.acting import acting
from interlocal.platform.database import connected_as

PARTNERSHIP = "largest"
MEMBERS, AREAS, RATERS, FIGURES = 23, 100, 12, 20
#: Measures that every member tells of every area: those that something is found from, and others.
TOLD = (
    *("does", "system", "vendor", "contract_ends", "staff", "cost", "hurts", "unfilled", "training", "stance"),
    *("volume_of", "volume", "version", "notice_by", "annual_fee", "renewal_fee", "vacant", "retirements"),
    *("capacity", "spare"),
)
assert len(TOLD) == FIGURES


def build_largest_scan(director: Person, at: datetime.datetime) -> dict[str, str]:
    """A partnership of the director's council with 23 towns, and its scan: all told, all rated, half judged.

    Returns the keys that its addresses have: `scan`, and of one `government` and one `area`.
    """
    chance = random.Random(46)  # noqa: S311  the same data each time
    by = actor_of(director.id, at)
    with acting(by.acting):
        council = Government.objects.get(key="council")
        partnership = found_partnership(
            key=PARTNERSHIP, name="Largest (synthetic)", convener=council, time_zone="UTC", synthetic=True, by=by, at=at
        )
    by = actor_of(director.id, at)
    with acting(by.acting):
        towns = [
            add_government(name=f"Place {n} (synthetic)", kind=Kind.TOWN, state="ZZ", synthetic=True, by=by, at=at)
            for n in range(MEMBERS)
        ]
        for town in towns:
            admit_government(partnership=partnership, government=town, by=by, at=at)
    by = actor_of(director.id, at)
    with acting(by.acting):
        services = list(Service.objects.order_by("key")[:AREAS])
        own = [f"Area {n} (synthetic)" for n in range(len(services), AREAS)]
        scan = start_scan(partnership=partnership.id, title="Largest scan", services=services, names=own, by=by, at=at)
        areas = list(ScanArea.objects.filter(scan=scan))
        for town in towns:
            record_readings(
                government=town, figures=list(_figures(areas, chance)), partnership=partnership.id, by=by, at=at
            )
        tokens = [
            invite(
                government=towns[number],
                partnership=partnership.id,
                email=f"rater-{number}@bench.example",
                name=f"Rater {number} (synthetic)",
                role=Role.CITY_MANAGER,
                address="{token}",
                by=by,
                at=at,
            )[1]
            for number in range(RATERS)
        ]
        for area in areas:
            look_at_gate(
                area=area,
                kind=GateKind.LEGAL_AUTHORITY,
                state=chance.choice(GateState.values),
                note="Looked at (synthetic)",
                by=by,
                at=at,
            )
    raters = [accept_invitation(token=token, password=None, by=Actor(), at=at, synthetic=True) for token in tokens]
    by = actor_of(director.id, at)
    with acting(by.acting):
        for rater in raters:
            call_to_team(partnership=partnership.id, person=rater, by=by, at=at)
        factor_set = FactorSet.objects.get(scan=scan, current=True)
    for rater in raters:
        _rate(areas, factor_set, chance, actor_of(rater.id, at), at)
    with acting(by.acting):
        for area in areas[: AREAS // 2]:
            decide(
                area=area,
                verdict=chance.choice(Verdict.values),
                reason="Decided (synthetic)",
                next_step="Look closer (synthetic)",
                seen_version=0,
                by=by,
                at=at,
            )
    with connected_as("owner"), connection.cursor() as cursor:
        cursor.execute("vacuum analyze")  # as the server does by itself soon after
    return {"scan": scan.key, "government": towns[0].key, "area": str(areas[0].id)}


def _figures(areas: Sequence[ScanArea], chance: random.Random) -> Iterator[Figure]:
    for area in areas:
        for key in TOLD:
            measure = SERVICE_MEASURES[key]
            yield Figure(
                measure=measure,
                period=STANDING if measure.standing else "FY2026",
                grade=Grade.STATED,
                about=area.service_id,
                audience=Audience.PARTNERSHIP,
                **_says(measure, chance),
            )


def _says(measure: Measure, chance: random.Random) -> dict[str, Any]:
    match measure.holds:
        case Holds.NUMBER:
            return {"value": chance.randrange(1, 90) * (1_000 if measure.unit == "usd" else 1)}
        case Holds.DAY:
            return {"text": f"20{chance.randrange(27, 33)}-{chance.randrange(1, 13):02}-28"}
        case Holds.CHOICE:
            return {"text": chance.choice(list(STANCES))}
    words = [
        f"{measure.title} {chance.randrange(60)}" for _ in range(2 if measure.key in ("unfilled", "training") else 1)
    ]
    return {"text": "; ".join(words)}


def _rate(
    areas: Sequence[ScanArea], factor_set: FactorSet, chance: random.Random, by: Actor, at: datetime.datetime
) -> None:
    """Mostly what the area deserves, sometimes a step beside it, rarely anything."""
    with acting(by.acting):
        for place, area in enumerate(areas):
            levels = {}
            for number, factor in enumerate(factor_set.factors):
                deserved = (3 * place + number) % len(LEVELS)
                near = min(max(deserved + chance.choice((-1, 0, 0, 0, 1)), 0), len(LEVELS) - 1)
                levels[factor.key] = chance.choice(LEVELS) if chance.random() < 0.02 else LEVELS[near]
            rate(area=area, factor_set=factor_set, levels=levels, notes={}, by=by, at=at)
