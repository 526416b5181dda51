"""Builds the sample regions through the product's own actions, so that what the demo shows is what they do."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from interlocal.core.access.actor import Actor
from interlocal.core.access.roles import Role
from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Approval, Document, Draft, Parts
from interlocal.core.catalogue.models import STANDARD, Service
from interlocal.core.governments import actions as governments
from interlocal.core.governments.models import Government, Partnership
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.models import Audience
from interlocal.core.measures.standard import STANDARD_MEASURES
from interlocal.core.participation import actions as participation
from interlocal.core.participation.models import SharedService
from interlocal.core.people.actions import accept_invitation, invite, seat_first_person
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.modules.assessment.actions import load_scan
from interlocal.platform.acting import acting

from .days import moment
from .own_scan import OwnScanBuilding
from .personas import PERSONAS, Persona
from .regions import KEYS, Plain, Region, read_region

#: Where a source names no convener, the software needs one all the same.
STAND_IN: Plain = {"key": "stand-in-convener", "name": "Stand-in convener (synthetic)", "kind": "regional_council"}
#: What a region may say of an agreement, by days and in words.
DAYS = ("starts_on", "ends_on", "notice_by", "effective_on")
AGREED = ("instrument", "term_stated", "renewal", "notice_stated", "amount_stated", "cost_rule", "contact", "note")


def is_built() -> bool:
    """Whether the sample regions are there."""
    return Person.objects.filter(email=PERSONAS[0].email).exists()


def build(at: datetime.datetime) -> None:
    """Build every sample region, all or none."""
    with transaction.atomic():
        for key in KEYS:
            region = read_region(key)
            began = moment(region.began, at) if region.began else at
            building = _Building(region, began)
            building.build()
            if region.own_scan:
                OwnScanBuilding(
                    region.own_scan,
                    building.partnership,
                    building.people,
                    building.governments,
                    building.services,
                    at,
                ).build()


@dataclass
class _Building:
    """One region on its way into the database."""

    region: Region
    at: datetime.datetime
    governments: dict[str, Government] = field(default_factory=dict)
    shared: dict[str, SharedService] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    partnership: Partnership = field(init=False)

    def build(self) -> None:
        personas = [persona for persona in PERSONAS if persona.region == self.region.key]
        director = next(persona for persona in personas if persona.role == Role.PROGRAMME_DIRECTOR)
        self.partnership, person = self._found(director)
        self.people[director.key] = person
        by = actor_of(person.id, self.at)
        with acting(by.acting):
            self._admit(self.partnership, by)
        by = actor_of(person.id, self.at)
        with acting(by.acting):
            self._fill(self.partnership, by)
            invited = [(p, self._invite(self.partnership, p, by)) for p in personas if p is not director]
        for persona, token in invited:
            self.people[persona.key] = accept_invitation(
                token=token, password=None, by=Actor(), at=self.at, synthetic=True
            )

    def _found(self, director: Persona) -> tuple[Partnership, Person]:
        """The convener with its first person, and the partnership."""
        stated = next((g for g in self.region.governments if g["key"] == self.region.convener), None)
        convener = stated or STAND_IN
        government, person = seat_first_person(
            government=self._entry(convener),
            name=director.name,
            email=director.email,
            role=director.role,
            password=None,
            time_zone=self.region.time_zone,
            synthetic=True,
            by=Actor(),
            at=self.at,
        )
        self.governments[convener["key"]] = government
        by = actor_of(person.id, self.at)
        with acting(by.acting):
            partnership = governments.found_partnership(
                key=self.region.key,
                name=self.region.name,
                convener=government,
                purpose=(self.region.purpose or {}).get("text", ""),
                note=self.region.note,
                **(self.region.cite(self.region.purpose) if self.region.purpose else {}),
                time_zone=self.region.time_zone,
                synthetic=self.region.synthetic,
                by=by,
                at=self.at,
            )
        return partnership, person

    def _entry(self, plain: Plain) -> Government:
        return Government(
            key=plain["key"],
            name=plain["name"],
            kind=plain.get("kind", ""),
            state=plain.get("state", ""),
            synthetic=self.region.synthetic or plain["key"] == STAND_IN["key"],
        )

    def _admit(self, partnership: Partnership, by: Actor) -> None:
        for plain in self.region.governments:
            if plain["key"] not in self.governments:
                entry = self._entry(plain)
                self.governments[plain["key"]] = governments.add_government(
                    key=entry.key,
                    name=entry.name,
                    kind=entry.kind,
                    state=entry.state,
                    synthetic=entry.synthetic,
                    by=by,
                    at=self.at,
                )
        for key in self.region.members:
            governments.admit_government(partnership=partnership, government=self.governments[key], by=by, at=self.at)

    def _fill(self, partnership: Partnership, by: Actor) -> None:
        context: dict[str, Any] = {"by": by, "at": self.at}
        self.services = {service.key: service for service in Service.objects.filter(catalogue=STANDARD)}
        for plain in self.region.resolutions:
            governments.record_resolution(
                partnership=partnership,
                government=self.governments[plain["government"]],
                what=plain["what"],
                adopted_on=plain.get("adopted_on"),
                adopted_stated=plain.get("adopted_stated", ""),
                **self.region.cite(plain),
                **context,
            )
        for plain in self.region.decisions:
            governments.log_decision(
                partnership=partnership.id,
                title=plain["title"],
                text=plain.get("text", ""),
                met_on=plain.get("met_on"),
                met_stated=plain.get("met_stated", ""),
                about=self.services[plain["about"]].id if "about" in plain else None,
                **self.region.cite(plain),
                **context,
            )
        for plain in self.region.services:
            self._share(partnership, plain, context)
        for plain in self.region.services:
            for first in plain.get("requires", ()):
                participation.require_first(
                    shared=self.shared[plain["service"]],
                    requires=self.shared[first["service"]],
                    reason=first.get("reason", ""),
                    **self.region.cite(first),
                    **context,
                )
        for plain in self.region.participations:
            participation.join(
                shared=self.shared[plain["service"]],
                government=self.governments[plain["government"]],
                mode=plain["mode"],
                starts_on=plain.get("starts_on"),
                ends_on=plain.get("ends_on"),
                note=plain.get("note", ""),
                **self.region.cite(plain),
                **context,
            )
        for plain in self.region.figures:
            record_reading(
                government=self.governments[plain["government"]],
                measure=STANDARD_MEASURES[plain["measure"]],
                period=plain["period"],
                value=plain.get("value"),
                missing=plain.get("missing", ""),
                grade=plain["grade"],
                audience=Audience.PARTNERSHIP,
                partnership=partnership.id,
                **self.region.cite(plain),
                **context,
            )
        if self.region.agreements:
            record_agreements(
                partnership=partnership.id,
                drafts=[self._draft(plain) for plain in self.region.agreements],
                **context,
            )
        load_scan(partnership=partnership.id, scan=self.region.scan, **context)

    def _share(self, partnership: Partnership, plain: Plain, context: dict[str, Any]) -> None:
        shared = participation.propose_service(
            partnership=partnership.id,
            service=self.services[plain["service"]],
            called=plain.get("called", ""),
            stage=plain["stage"],
            stage_reason=plain.get("stage_reason", ""),
            level=plain.get("level", ""),
            operator=self.governments.get(plain.get("operator", "")),
            operator_stated=plain.get("operator_stated", ""),
            note="\n\n".join(part for part in (plain.get("note", ""), *self._scenarios(plain)) if part),
            **self.region.cite(plain),
            **context,
        )
        self.shared[plain["service"]] = shared
        for other in plain.get("history", ()):
            participation.note_other_stage(
                shared=shared, stage=other["stage"], reason="", **self.region.cite(other), **context
            )

    def _scenarios(self, plain: Plain) -> list[str]:
        """What could be, under its label; never a participation."""
        return [
            f"{scenario['label']}. {scenario['assumption']}"
            for scenario in self.region.scenarios
            if any(part["service"] == plain["service"] for part in scenario["participations"])
        ]

    def _draft(self, plain: Plain) -> Draft:
        values: Plain = {name: plain[name] for name in DAYS if name in plain}
        texts = {name: plain.get(name, "") for name in AGREED}
        return Draft(
            title=plain["title"],
            governments=tuple(self.governments[key] for key in plain.get("governments", ())),
            others=tuple(plain.get("others", ())),
            values={**values, **texts, **self.region.cite(plain), "service": self.services[plain["service"]]},
            document=_document(plain["file"]) if "file" in plain else None,
            parts=self._parts(plain),
        )

    def _parts(self, plain: Plain) -> Parts:
        approvals = (
            Approval(self.governments[each["government"]], each["approved_on"], each["approved_by"])
            for each in plain.get("approvals", ())
        )
        return Parts(
            self.governments.get(plain.get("administers", "")),
            self.governments.get(plain.get("holds_funds", "")),
            tuple(approvals),
        )

    def _invite(self, partnership: Partnership, persona: Persona, by: Actor) -> str:
        """The token of an invitation to a persona."""
        _invitation, token = invite(
            government=self.governments[persona.government],
            partnership=partnership.id,
            email=persona.email,
            name=persona.name,
            role=persona.role,
            address="{token}",
            by=by,
            at=self.at,
        )
        return token


def _document(plain: Plain) -> Document:
    """A file of the region's own words."""
    return Document(plain["name"], [plain["text"].encode()], dated_on=plain["dated_on"])
