"""A form sent twice at the same instant: one is taken, the other is told, and nothing breaks."""

from functools import partial

import pytest
from django.test import Client

from tests.at_once import at_once
from tests.worlds import tri_cities

from .conftest import Office


@pytest.fixture
def office(committed_database: str) -> Office:
    made = Office(tri_cities())
    made.share("Payroll")
    made.share("Fleet")
    return made


def sent_twice(office: Office, path: str, body: dict[str, str]) -> list[int]:
    """The answers to two sessions of the director that post at once."""
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(office.world.people["director"])
    address = office.address(path)
    return sorted(at_once(*(partial(_status, client, address, body) for client in clients)))


def _status(client: Client, address: str, body: dict[str, str]) -> int:
    return client.post(address, body).status_code


def test_of_two_at_once_one_is_taken_and_the_other_is_told(office: Office) -> None:
    payroll, fleet = (f"board/{office.services[title].id}/" for title in ("Payroll", "Fleet"))
    alder = str(office.world.governments["alder"].id)
    begin, first = f"{payroll}participation/begin/", f"{fleet}first/"
    assert sent_twice(office, begin, {"government": alder, "mode": "full"}) == [200, 302]
    assert sent_twice(office, first, {"requires": str(office.services["Payroll"].id)}) == [200, 302]


def test_entries_of_one_title_may_both_be_taken_and_nothing_breaks(office: Office) -> None:
    """The later gets another key, unless both chose theirs at the same instant."""
    answers = sent_twice(office, "catalogue/add/", {"title": "Snow", "area": "facilities"})
    assert answers in ([200, 302], [302, 302])
