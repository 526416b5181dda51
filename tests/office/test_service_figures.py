"""Figures of services on their own page: corrected in words, shown to others, and taken back."""

import pytest

from interlocal.core.catalogue.standard import standard_key
from interlocal.core.measures.actions import record_readings
from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import Audience, Reading
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import COST, STANCE, VENDOR
from interlocal.platform.acting import acting
from tests.office.conftest import Office, SignIn
from tests.worlds import AT


@pytest.fixture
def told(office: Office) -> dict[str, Reading]:
    """What Alder told the partnership of its payroll, by measure."""
    manager = office.world.actor("alder_manager")
    figures = [
        Figure(VENDOR, STANDING, "not stated", standard_key("payroll"), text="Acme", audience="partnership"),
        Figure(STANCE, STANDING, "not stated", standard_key("payroll"), text="join", audience="partnership"),
        Figure(COST, "FY2026", "guess", standard_key("payroll"), value=40_000, audience="partnership"),
    ]
    with acting(manager.acting):
        made = record_readings(
            government=office.world.governments["alder"],
            figures=figures,
            partnership=office.world.partnership.id,
            by=manager,
            at=AT,
        )
    return {reading.measure: reading for reading in made}


def page_of(office: Office, reading: Reading, more: str = "") -> str:
    return office.address(f"governments/alder/figures/{reading.id}/{more}")


def test_a_figure_of_a_service_says_of_which(office: Office, signed_in: SignIn, told: dict[str, Reading]) -> None:
    answer = signed_in("alder_manager").get(page_of(office, told["cost"])).content.decode()
    assert "Payroll: Cost a year, FY2026" in answer
    assert "$40,000" in answer


def test_what_is_told_in_words_is_corrected_in_words(
    office: Office, signed_in: SignIn, told: dict[str, Reading]
) -> None:
    client = signed_in("alder_manager")
    page = page_of(office, told["stance"])
    assert "would join" in client.get(page).content.decode()
    assert client.post(page, {"version": 1, "text": "perhaps", "grade": "not stated"}).status_code == 200
    assert client.post(page, {"version": 1, "text": "host", "grade": "not stated"}).status_code == 302
    with acting(office.world.actor("alder_manager").acting):
        assert list(Reading.objects.filter(measure="stance").order_by("version").values_list("text", flat=True)) == [
            "join",
            "host",
        ]


def test_its_government_takes_a_figure_back(office: Office, signed_in: SignIn, told: dict[str, Reading]) -> None:
    client = signed_in("alder_manager")
    page = page_of(office, told["cost"])
    assert signed_in("birch_finance").get(page).status_code == 200
    assert client.post(page_of(office, told["cost"], "audience/"), {"audience": Audience.OWN}).status_code == 302
    assert signed_in("birch_finance").get(page).status_code == 404
    assert signed_in("director").get(page).status_code == 404
    assert "Own government" in client.get(page).content.decode()


def test_the_convener_does_not_set_who_may_see_a_member_s_figure(
    office: Office, signed_in: SignIn, told: dict[str, Reading]
) -> None:
    page = page_of(office, told["cost"])
    for who in ("director", "alder_viewer"):
        assert "audience/" not in signed_in(who).get(page).content.decode()
    answer = signed_in("director").post(page_of(office, told["cost"], "audience/"), {"audience": "public"})
    assert answer.status_code == 404
