"""A partnership that shares something, and browsers in which its people are signed in."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.test import Client

from interlocal.core.access.actor import Actor
from interlocal.core.catalogue.actions import add_service
from interlocal.core.governments.actions import found_partnership
from interlocal.core.governments.models import Partnership
from interlocal.core.participation.actions import join, propose_service
from interlocal.core.participation.models import Participation, SharedService
from interlocal.platform.acting import acting
from tests.worlds import AT, World, tri_cities

SignIn = Callable[[str], Client]


@dataclass
class Office:
    """A world with shared services by title, and what its director does in it."""

    world: World
    services: dict[str, SharedService] = field(default_factory=dict)

    @property
    def director(self) -> Actor:
        return self.world.actor("director")

    def address(self, path: str = "") -> str:
        """An address below the partnership."""
        return f"/p/{self.world.partnership.key}/{path}"

    def found_empty(self) -> Partnership:
        """A second partnership of the same council, in which nothing has happened yet."""
        by = self.director
        with acting(by.acting):
            return found_partnership(name="Empty", convener=self.world.governments["council"], by=by, at=AT)

    def share(self, title: str, **values: str) -> SharedService:
        """Put an entry of the partnership's own catalogue on its board."""
        by, partnership = self.director, self.world.partnership.id
        with acting(by.acting):
            entry = add_service(partnership=partnership, title=title, by=by, at=AT)
            self.services[title] = propose_service(partnership=partnership, service=entry, by=by, at=AT, **values)
        return self.services[title]

    def join(self, title: str, government: str, start: int | None, end: int | None = None) -> Participation:
        """Let a government take part in full from the first day of a year until that of another."""
        by = self.director
        with acting(by.acting):
            return join(
                shared=self.services[title],
                government=self.world.governments[government],
                mode="full",
                starts_on=datetime.date(start, 1, 1) if start else None,
                ends_on=datetime.date(end, 1, 1) if end else None,
                by=by,
                at=AT,
            )


@pytest.fixture
def office(db: None) -> Office:
    made = Office(tri_cities())
    made.share("Payroll", stage="running", level="software", operator_stated="A vendor")
    made.share("Fleet")
    made.join("Payroll", "alder", 2021)
    return made


@pytest.fixture
def signed_in(office: Office) -> SignIn:
    """`signed_in("director")`: a browser of hers."""

    def sign_in(who: str) -> Client:
        client = Client()
        client.force_login(office.world.people[who])
        return client

    return sign_in
