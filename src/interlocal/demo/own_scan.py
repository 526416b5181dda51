"""Builds the scan that a sample region runs itself, through the product's own actions as the people who would do it."""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from interlocal.core.access.actor import Actor
from interlocal.core.catalogue.models import Service
from interlocal.core.governments.models import Government, Partnership
from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import Audience
from interlocal.core.participation.actions import call_to_team
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.modules.assessment import actions
from interlocal.modules.assessment.actions.workbooks import ImportedFigure
from interlocal.modules.assessment.models import (
    FactorSet,
    Message,
    OwnScan,
    Precondition,
    Risk,
    ScanArea,
    ScanPhase,
    Strength,
    TeamTask,
    TechnologyStep,
)
from interlocal.platform.acting import acting

from .days import day, moment
from .own_figures import figures_told
from .regions import Plain

DIRECTOR = "director"
#: Sections of the file that become the plan, and what their rows are.
PLAN: Mapping[str, type[Strength | Risk | TeamTask | TechnologyStep | Message]] = {
    "strengths": Strength,
    "risks": Risk,
    "tasks": TeamTask,
    "technology": TechnologyStep,
    "communication": Message,
}


@dataclass
class OwnScanBuilding:
    """One such scan on its way into the database: `plain` is its file, `people` the region's personas by key."""

    plain: Plain
    partnership: Partnership
    people: Mapping[str, Person]
    governments: Mapping[str, Government]
    services: Mapping[str, Service]
    at: datetime.datetime
    scan: OwnScan = field(init=False)
    areas: dict[str, ScanArea] = field(init=False)
    actors: dict[tuple[str, str], Actor] = field(default_factory=dict)

    def build(self) -> None:
        """Each step on its day, in the order in which a council goes through them."""
        self._begin()
        self._order()
        for area, answers in self.plain["forms"].items():
            for government, told in answers.items():
                self._answer(area, government, told)
        for area, answers in self.plain["figures"].items():
            for government, told in answers.items():
                self._import(area, government, told)
        self._rate("ratings", self._ask("factors", deeper=False))
        self._rate("deeper_ratings", self._ask("deeper_factors", deeper=True))
        for area, gates in self.plain["gates"].items():
            for gate in gates:
                self._look(area, gate, "judged")
        self._decide()
        self._talk()
        self._plan()

    @contextmanager
    def _as(self, persona: str, step: str) -> Iterator[dict[str, Any]]:
        """What every action asks for: who does it and when, on the day of that step."""
        at = moment(self.plain["days"][step], self.at)
        if (persona, step) not in self.actors:
            self.actors[persona, step] = actor_of(self.people[persona].id, at)
        by = self.actors[persona, step]
        with acting(by.acting):
            yield {"by": by, "at": at}

    def _day(self, told: str) -> datetime.date:
        return day(told, self.at.date())

    def _begin(self) -> None:
        areas = self.plain["areas"]
        with self._as(DIRECTOR, "started") as context:
            self.scan = actions.start_scan(
                partnership=self.partnership.id,
                title=self.plain["title"],
                question=self.plain["question"],
                answers_by=self._day(self.plain["answers_by"]),
                services=[self.services[key] for key, area in areas.items() if "name" not in area],
                names=[area["name"] for area in areas.values() if "name" in area],
                **context,
            )
            rows = ScanArea.objects.filter(scan=self.scan).select_related("service")
            self.areas = {row.service.key: row for row in rows}
            for person in self.people.values():
                call_to_team(partnership=self.partnership.id, person=person, **context)

    def _order(self) -> None:
        """Phases, what each area is and belongs to, and what must come first."""
        with self._as(DIRECTOR, "started") as context:
            phases: dict[str, ScanPhase] = {
                key: actions.plan_phase(scan=self.scan, **phase, **context)
                for key, phase in self.plain["phases"].items()
            }
            for key, plain in self.plain["areas"].items():
                values = {name: value for name, value in plain.items() if name != "name"}
                if "part_of" in values:
                    values["part_of"] = self.areas[values["part_of"]]
                if "phase" in values:
                    values["phase"] = phases[values["phase"]]
                row = self.areas[key]
                self.areas[key] = actions.edit_area(area=row, version=row.version, **values, **context)
            for each in self.plain["first"]:
                area, first = self.areas[each["area"]], self.areas[each["first"]]
                actions.come_first(area=area, first=first, reason=each["reason"], **context)

    def _answer(self, area: str, government: str, told: Plain) -> None:
        with self._as(self._teller(government), "told") as context:
            actions.answer_form(
                area=self.areas[area],
                government=self.governments[government],
                figures=self._figures(area, government, told),
                moved=(),
                audience=told.get("audience", Audience.PARTNERSHIP),
                **context,
            )

    def _import(self, area: str, government: str, told: Plain) -> None:
        team = {**told.get("team", {}), "audience": Audience.TEAM}
        figures = [*self._figures(area, government, told), *self._figures(area, government, team)]
        with self._as(self._teller(government), "deep") as context:
            actions.import_workbook(
                scan=self.scan.id,
                government=self.governments[government],
                rows=[ImportedFigure(figure, figure.audience) for figure in figures],
                partnership=self.partnership.id,
                **context,
            )

    def _teller(self, government: str) -> str:
        """Who enters what a government tells."""
        return str(self.plain["told_by"][government].get("persona", DIRECTOR))

    def _figures(self, area: str, government: str, told: Plain) -> list[Figure]:
        by, about = self.plain["told_by"][government], self.areas[area].service_id
        return list(figures_told(told, by=by, about=about, year=self.plain["year"], today=self.at.date()))

    def _ask(self, section: str, *, deeper: bool) -> FactorSet:
        factors = [(name, weight) for name, weight in self.plain[section]]
        with self._as(DIRECTOR, "started") as context:
            return actions.set_factors(scan=self.scan, factors=factors, deeper=deeper, **context)

    def _rate(self, section: str, factor_set: FactorSet) -> None:
        keys = [factor.key for factor in factor_set.factors]
        for persona, areas in self.plain[section].items():
            notes = {} if factor_set.deeper else self.plain["notes"].get(persona, {})
            with self._as(persona, "rated") as context:
                for area, levels in areas.items():
                    actions.rate(
                        area=self.areas[area],
                        factor_set=factor_set,
                        levels={key: level or "" for key, level in zip(keys, levels, strict=True)},
                        notes=notes.get(area, {}),
                        **context,
                    )

    def _look(self, area: str, gate: Plain, step: str) -> None:
        with self._as(gate.get("by", DIRECTOR), step) as context:
            actions.look_at_gate(
                area=self.areas[area],
                kind=gate["kind"],
                state=gate["state"],
                note=gate["note"],
                government=self.governments.get(gate.get("government", "")),
                **context,
            )

    def _decide(self) -> None:
        versions: dict[str, int] = {}
        for each in self.plain["verdicts"]:
            area, step = each["area"], each.get("on", "decided")
            if "after" in each:
                self._look(area, each["after"], step)
            with self._as(DIRECTOR, step) as context:
                decided = actions.decide(
                    area=self.areas[area],
                    verdict=each["verdict"],
                    reason=each["reason"],
                    next_step=each.get("next_step", ""),
                    seen_version=versions.get(area, 0),
                    **context,
                )
            versions[area] = decided.version

    def _talk(self) -> None:
        for each in self.plain["interviews"]:
            with self._as(each.get("by", DIRECTOR), "planned") as context:
                actions.write_interview(
                    scan=self.scan,
                    government=self.governments[each["government"]],
                    place=context["by"].place(self.partnership.key),
                    area=self.areas[each["area"]].id,
                    with_whom=each["with_whom"],
                    held_on=self._day(each["held_on"]),
                    said=each["said"],
                    audience=Audience.PARTNERSHIP,
                    **context,
                )

    def _plan(self) -> None:
        for each in self.plain["readiness"]:
            with self._as(DIRECTOR, "planned") as context:
                actions.judge_readiness(
                    scan=self.scan,
                    precondition=Precondition(each["precondition"]),
                    version=0,
                    state=each["state"],
                    evidence=each["evidence"],
                    seen_on=self._day(each["seen_on"]),
                    told_by=each["told_by"],
                    **context,
                )
        steps: dict[str, TechnologyStep] = {}
        for section, kind in PLAN.items():
            for each in self.plain[section]:
                with self._as(each.get("by", DIRECTOR), "planned") as context:
                    values = dict(self._values(each, steps))
                    row = actions.add_entry(scan=self.scan, kind=kind, **values, **context)
                if isinstance(row, TechnologyStep) and "key" in each:
                    steps[each["key"]] = row

    def _values(self, plain: Plain, steps: Mapping[str, TechnologyStep]) -> Iterator[tuple[str, Any]]:
        """The fields of a row of the plan, with the rows that its words stand for."""
        known: Mapping[str, Mapping[str, Any]] = {
            "area": self.areas,
            "government": self.governments,
            "person": self.people,
            "depends_on": steps,
        }
        for name, value in plain.items():
            if name.endswith("_on") and name != "depends_on":
                yield name, self._day(value)
            elif name not in ("key", "by"):
                yield name, known[name][value] if name in known else value
