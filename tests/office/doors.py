"""The office's doors, for the contract suite; and how to make what they lead to."""

import datetime
from typing import Any

from interlocal.core.access.permissions import Permission
from interlocal.core.access.roles import Role
from interlocal.core.catalogue.actions import add_service
from interlocal.core.catalogue.models import Service
from interlocal.core.governments.actions import admit_government, log_decision, record_resolution
from interlocal.core.governments.models import Government, Membership
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.models import Audience, Reading
from interlocal.core.measures.standard import POPULATION
from interlocal.core.participation.actions import call_to_team, join, propose_service, require_first
from interlocal.core.participation.models import Participation, SharedService
from interlocal.core.people.actions import invite
from interlocal.core.people.models import RoleAssignment
from interlocal.platform.clock import now
from tests.contract.doors import Door
from tests.worlds import AT, World, government, person, role


def by(world: World) -> dict[str, Any]:
    """Every action here is the director's."""
    return {"by": world.actor("director"), "at": AT}


def entry(world: World, title: str = "Payroll") -> Service:
    return add_service(partnership=world.partnership.id, title=title, **by(world))


def shared(world: World, title: str = "Payroll") -> SharedService:
    return propose_service(partnership=world.partnership.id, service=entry(world, title), **by(world))


def participation(world: World, service: SharedService, member: Government | None = None) -> Participation:
    starts = datetime.date(2021, 1, 1)
    member = member or world.governments["alder"]
    return join(shared=service, government=member, mode="full", starts_on=starts, **by(world))


def reading(world: World, period: str = "2024") -> Reading:
    return record_reading(
        government=world.governments["alder"],
        measure=POPULATION,
        period=period,
        value=8_000,
        grade="estimate",
        audience=Audience.PARTNERSHIP,
        partnership=world.partnership.id,
        **by(world),
    )


def member(world: World, name: str) -> Government:
    admitted = government(name)
    admit_government(partnership=world.partnership, government=admitted, **by(world))
    return admitted


def one_service(world: World) -> dict[str, Any]:
    return {"shared": shared(world).id}


def one_participation(world: World) -> dict[str, Any]:
    service = shared(world)
    return {"shared": service.id, "participation": participation(world, service).id}


def one_prerequisite(world: World) -> dict[str, Any]:
    service = shared(world)
    first = require_first(shared=service, requires=shared(world, "Network"), **by(world))
    return {"shared": service.id, "prerequisite": first.id}


def one_invitation(world: World) -> dict[str, Any]:
    invitation, _link = invite(
        government=world.governments["council"],
        partnership=world.partnership.id,
        email="new@alder.example",
        name="New Person",
        role=Role.CLERK,
        address="https://host.example/invitation/{token}/",
        by=world.actor("director"),
        at=now(),
    )
    return {"invitation": invitation.id}


def one_team_member(world: World) -> dict[str, Any]:
    called = call_to_team(partnership=world.partnership.id, person=world.people["birch_finance"], **by(world))
    return {"member": called.id}


def alder(world: World) -> dict[str, Any]:
    return {"government": world.governments["alder"].key}


def alder_membership(world: World) -> dict[str, Any]:
    return {"membership": Membership.objects.get(government=world.governments["alder"]).id}


def one_admission(world: World) -> dict[str, Any]:
    """Cedar, whose term has ended, is asked."""
    asked = admit_government(
        partnership=world.partnership,
        government=world.governments["cedar"],
        starts_on=datetime.date(2025, 1, 1),
        **by(world),
    )
    return {"admission": asked.id}


def clerk_role(world: World) -> dict[str, Any]:
    clerk = person(f"clerk@{world.partnership.key}.example", "Council Clerk")
    role(clerk, world.governments["council"], Role.CLERK)
    return {"held": RoleAssignment.objects.get(person=clerk).id}


def newcomer(world: World) -> dict[str, Any]:
    """A member for which nobody has spoken yet: its entry is the convener's to correct."""
    return {"government": member(world, f"Newcomer of {world.partnership.key}").key}


def one_reading(world: World) -> dict[str, Any]:
    return alder(world) | {"reading": reading(world).id}


def own_reading(world: World) -> dict[str, Any]:
    """A figure of the director's own government, whose audience is hers to set."""
    council = world.governments["council"]
    made = record_reading(government=council, measure=POPULATION, period="2024", value=9, grade="estimate", **by(world))
    return {"government": council.key, "reading": made.id}


def one_entry(world: World) -> dict[str, Any]:
    return {"service": entry(world).id}


def grow_partnership(world: World, more: int) -> None:
    """Members with resolutions, people on the team, services and decisions."""
    for number in range(more):
        name = f"Town {more} {number}"
        town = member(world, name)
        record_resolution(partnership=world.partnership, government=town, what="Common purpose", **by(world))
        somebody = person(f"{more}.{number}@town.example", name)
        role(somebody, town, Role.CLERK)
        call_to_team(partnership=world.partnership.id, person=somebody, **by(world))
        log_decision(partnership=world.partnership.id, title=name, **by(world))
        participation(world, shared(world, name), town)


def grow_services(world: World, more: int) -> None:
    """Services, each of which waits for the one before and has somebody who takes part."""
    before = shared(world, f"First of {more}")
    for number in range(more):
        service = shared(world, f"Service {more} {number}")
        require_first(shared=service, requires=before, **by(world))
        participation(world, service)
        before = service


def grow_participations(world: World, more: int) -> None:
    for service in SharedService.objects.filter(partnership=world.partnership):
        for number in range(more):
            participation(world, service, member(world, f"Town {more} {number}"))


def grow_readings(world: World, more: int) -> None:
    for number in range(more):
        reading(world, str(1900 + 2 * more + number))
        participation(world, shared(world, f"Service {more} {number}"))


def grow_versions(world: World, more: int) -> None:
    for _number in range(more):
        reading(world)


SERVICES, PEOPLE = Permission.EDIT_SHARED_SERVICES, Permission.INVITE_PEOPLE
PARTNERSHIP, MEMBERS = Permission.EDIT_PARTNERSHIP, Permission.ADMIT_MEMBERS
READINGS, LOG = Permission.ENTER_READINGS, Permission.LOG_DECISIONS
DOORS = [
    Door("partnership", grow=grow_partnership),
    Door("partnership-edit", get=PARTNERSHIP, post=PARTNERSHIP),
    Door("resolution-record", get=PARTNERSHIP, post=PARTNERSHIP),
    Door("member-find", get=MEMBERS),
    Door("government-enter", get=MEMBERS, post=MEMBERS),
    Door("member-admit", get=MEMBERS, post=MEMBERS, prepare=alder),
    Door("admission-withdraw", get=MEMBERS, post=MEMBERS, prepare=one_admission),
    Door("member-end", get=MEMBERS, post=MEMBERS, prepare=alder_membership),
    Door("team-call", get=PARTNERSHIP, post=PARTNERSHIP),
    Door("team-release", get=PARTNERSHIP, post=PARTNERSHIP, prepare=one_team_member),
    Door("government", prepare=alder, grow=grow_readings),
    Door("government-edit", get=Permission.EDIT_GOVERNMENT, post=Permission.EDIT_GOVERNMENT, prepare=newcomer),
    Door("reading-enter", get=READINGS, post=READINGS, prepare=alder),
    Door("reading", post=READINGS, prepare=one_reading, grow=grow_versions),
    Door("reading-audience", get=READINGS, post=READINGS, prepare=own_reading),
    Door("people", grow=grow_partnership),
    Door("person-invite", get=PEOPLE, post=PEOPLE),
    Door("invitation-withdraw", get=PEOPLE, post=PEOPLE, prepare=one_invitation),
    Door("role-give", get=PEOPLE, post=PEOPLE, grow=grow_partnership),
    Door("role-end", get=PEOPLE, post=PEOPLE, prepare=clerk_role),
    Door("board", grow=grow_services),
    Door("shared-service", prepare=one_service, grow=grow_participations),
    Door("service-edit", get=SERVICES, post=SERVICES, prepare=one_service, grow=grow_partnership),
    Door("service-move", get=SERVICES, post=SERVICES, prepare=one_service),
    Door("prerequisite-state", get=SERVICES, post=SERVICES, prepare=one_service, grow=grow_services),
    Door("prerequisite-withdraw", get=SERVICES, post=SERVICES, prepare=one_prerequisite),
    Door("participation-begin", get=SERVICES, post=SERVICES, prepare=one_service, grow=grow_partnership),
    Door("participation-end", get=SERVICES, post=SERVICES, prepare=one_participation),
    Door("catalogue", grow=grow_services),
    Door("catalogue-add", get=SERVICES, post=SERVICES),
    Door("service-propose", get=SERVICES, post=SERVICES, prepare=one_entry),
    Door("participation", grow=grow_services),
    Door("decisions", grow=grow_partnership),
    Door("decision-log", get=LOG, post=LOG),
    Door("audit", get=Permission.SEE_AUDIT, grow=grow_partnership),
]
