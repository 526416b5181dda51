"""Named worlds, built through actions as the product builds them. Every government in them is invented.

`tri_cities` is the everyday world; `twin_worlds` gives two that differ only in what one member keeps to itself.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from interlocal.core.access.actor import Actor
from interlocal.core.access.roles import Role
from interlocal.core.governments import actions as governments
from interlocal.core.governments.models import Government, Kind, Membership, Partnership
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person, RoleAssignment
from interlocal.platform.acting import Acting, acting
from interlocal.platform.keys import ordered_key

AT = datetime.datetime(2026, 11, 2, 15, 0, tzinfo=datetime.UTC)
TODAY = AT.date()
LONG_AGO = datetime.date(2020, 1, 1)
T = TypeVar("T")


@dataclass
class World:
    """A partnership, its governments by short name, and its people by a name that says what they are."""

    partnership: Partnership
    governments: dict[str, Government] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, who: str, at: datetime.datetime = AT) -> Actor:
        """What `who` holds at `at`."""
        return actor_of(self.people[who].id, at)


def person(email: str, name: str) -> Person:
    """A person with no role yet."""
    made = Person(email=email, name=name, synthetic=True)
    made.set_unusable_password()
    made.save(force_insert=True)
    return made


def government(name: str, kind: str = Kind.CITY, state: str = "MO") -> Government:
    """A directory entry."""
    made = Government(key=name.lower().replace(" ", "-"), name=name, kind=kind, state=state, synthetic=True)
    with acting(Acting(person=ordered_key())):
        made.save(force_insert=True)
    return made


def role(
    who: Person, at: Government, what: str, *, starts: datetime.date = LONG_AGO, ends: datetime.date | None = None
) -> None:
    """Give a role without asking anybody."""
    with acting(Acting(governments=(at.id,))):
        RoleAssignment(person=who, government=at, role=what, starts_on=starts, ends_on=ends).save(force_insert=True)
        Government.objects.filter(id=at.id).update(spoken_for=True)


def join(partnership: Partnership, at: Government, **term: datetime.date) -> None:
    """Make a government a member without asking anybody."""
    with acting(Acting(governments=(at.id,), partnerships=(partnership.id,))):
        Membership(partnership=partnership, government=at, **term).save(force_insert=True)


def found(name: str, *, convener: Government, director: Person) -> Partnership:
    """A partnership founded by its director, who holds that role at the convener."""
    role(director, convener, Role.PROGRAMME_DIRECTOR)
    by = actor_of(director.id, AT)
    with acting(by.acting):
        return governments.found_partnership(
            name=name,
            convener=convener,
            by=by,
            at=AT,
            purpose="To share what each would else buy alone.",
            synthetic=True,
        )


def tri_cities(prefix: str = "") -> World:
    """A council that convenes three cities. Alder and Birch are members; Cedar's term has ended.

    People: director (of the council), alder_manager, alder_clerk, birch_finance, cedar_manager (member no longer),
    alder_former (whose role has ended), alder_viewer.
    """
    council = government(f"{prefix}Maple Council", Kind.REGIONAL_COUNCIL)
    director = person(f"{prefix.lower()}director@maple.example", "Dana Director")
    partnership = found(f"{prefix}Maple Partnership", convener=council, director=director)
    world = World(partnership, {"council": council}, {"director": director})
    by = world.actor("director")
    for name, ends in (("alder", None), ("birch", None), ("cedar", datetime.date(2025, 1, 1))):
        world.governments[name] = government(f"{prefix}{name.title()}")
        with acting(by.acting):
            governments.admit_government(
                partnership=partnership,
                government=world.governments[name],
                starts_on=LONG_AGO,
                ends_on=ends,
                by=by,
                at=AT,
            )
    for who, what, at in (
        ("alder_manager", Role.CITY_MANAGER, "alder"),
        ("alder_clerk", Role.CLERK, "alder"),
        ("alder_viewer", Role.VIEWER, "alder"),
        ("birch_finance", Role.FINANCE_DIRECTOR, "birch"),
        ("cedar_manager", Role.CITY_MANAGER, "cedar"),
    ):
        world.people[who] = person(f"{prefix.lower()}{who}@{at}.example", who.replace("_", " ").title())
        role(world.people[who], world.governments[at], what)
    world.people["alder_former"] = person(f"{prefix.lower()}former@alder.example", "Alder Former")
    role(world.people["alder_former"], world.governments["alder"], Role.CITY_MANAGER, ends=TODAY)
    return world


def unchanged_by(secret: Callable[[], object], look: Callable[[], T]) -> tuple[T, T]:
    """Twin worlds: what `look` shows without `secret`, and with it; the secret is undone afterwards.

    The two worlds are the same down to their keys, so whatever differs comes from the secret.
    """
    without = look()
    savepoint = transaction.savepoint()
    secret()
    with_it = look()
    transaction.savepoint_rollback(savepoint)
    return without, with_it


def all_ids(model: type, actor: Actor) -> set[UUID]:
    """Keys of the rows of `model` that row security shows `actor`, without any filter of ours."""
    with acting(actor.acting):
        return set(model._default_manager.values_list("pk", flat=True))
