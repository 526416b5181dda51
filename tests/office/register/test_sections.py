"""Agreements on the pages of what they are about and of whom they bind."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Document, Draft
from interlocal.platform.acting import acting
from tests.office.conftest import Office, SignIn
from tests.worlds import AT, World, join

LONG_AGO = datetime.date(2019, 1, 1)
ENDED = datetime.date(2021, 1, 1)
LATER = datetime.date(2199, 1, 1)


@pytest.fixture
def world(office: Office) -> World:
    """The world in which `signed_in` finds its people."""
    return office.world


def enter(
    office: Office,
    *titles: str,
    service: str | None = "Payroll",
    party: str = "alder",
    document: Document | None = None,
    **values,
) -> None:
    by = office.director
    about = office.services[service].service if service else None
    drafts = [
        Draft(title, (office.world.governments[party],), ("A vendor",), {"service": about, **values}, document)
        for title in titles
    ]
    with acting(by.acting):
        record_agreements(partnership=office.world.partnership.id, drafts=drafts, by=by, at=AT)


def service_page(office: Office, title: str) -> str:
    return office.address(f"board/{office.services[title].id}/")


def shown(page) -> tuple[list[str], str]:
    """Titles of the agreements in the section, and what it warns of."""
    section = page.context["agreements"]
    rows = [row[0].text for row in section.table.rows] if section.table else []
    assert section.warning in page.content.decode()
    return rows, section.warning


def test_a_running_service_without_an_agreement_says_so_and_where_to_add_one(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    page = director.get(service_page(office, "Payroll"))
    assert shown(page) == ([], "Running, and no agreement on record")
    add = page.context["agreements"].add_url
    assert f'href="{add}"' in page.content.decode()
    assert str(office.services["Payroll"].service_id) in add
    viewer = signed_in("alder_viewer").get(service_page(office, "Payroll"))
    assert shown(viewer) == ([], "Running, and no agreement on record")
    assert viewer.context["agreements"].add_url == ""
    assert shown(director.get(service_page(office, "Fleet"))) == ([], "")


@pytest.mark.parametrize(
    ("stage", "warning"),
    [
        ("pilot", "In pilot, and no agreement on record"),
        ("agreed", "Agreed, and no agreement on record"),
        ("proposed", ""),
        ("ended", ""),
    ],
)
def test_only_what_is_under_way_asks_for_an_agreement(
    office: Office, signed_in: SignIn, stage: str, warning: str
) -> None:
    office.share("Salt", stage=stage, stage_reason="not stated")
    assert shown(signed_in("director").get(service_page(office, "Salt"))) == ([], warning)


def test_a_service_shows_what_is_in_force_and_leads_to_the_rest(office: Office, signed_in: SignIn) -> None:
    client = signed_in("alder_viewer")
    enter(office, "Over", ends_on=ENDED)
    enter(office, "To come", starts_on=LATER)
    page = client.get(service_page(office, "Payroll"))
    assert shown(page) == ([], "Running, and every agreement on record has ended or is yet to begin")
    enter(office, "Stands", starts_on=ENDED)
    enter(office, "Renewed", starts_on=LONG_AGO, ends_on=ENDED, renewal="by_itself")
    enter(office, "Without days", instrument="handshake")
    enter(office, "Of the fleet", service="Fleet")
    page = client.get(service_page(office, "Payroll"))
    assert shown(page) == (["Renewed", "Stands", "Without days"], "")
    assert "In force, by the days on record: 2 of 3." in page.content.decode()
    assert [row[-1] for row in page.context["agreements"].table.rows] == [
        "has renewed by itself, unless notice was given: enter the new term",
        "no last day recorded",
        "no dates recorded",
    ]
    every = client.get(page.context["agreements"].every_url)
    titles = {row[0].text for row in every.context["entries"].table.rows}
    assert titles == {"Over", "To come", "Stands", "Renewed", "Without days"}


NAME_ALONE = "Running; the register has an entry, and no source names an agreement"


def test_a_name_alone_is_no_agreement(office: Office, signed_in: SignIn) -> None:
    client = signed_in("director")
    enter(office, "Known", source_document="A report that lists it")
    page = client.get(service_page(office, "Payroll"))
    assert shown(page) == (["Known"], NAME_ALONE)
    assert page.context["agreements"].add_url == ""
    enter(office, "Over", instrument="memorandum", ends_on=ENDED)
    assert shown(client.get(service_page(office, "Payroll"))) == (["Known"], NAME_ALONE)


@pytest.mark.parametrize(
    "told",
    [
        {"instrument": "handshake"},
        {"term_stated": "three years"},
        {"starts_on": ENDED},
        {"ends_on": LATER},
        {"effective_on": ENDED},
    ],
)
def test_its_kind_or_its_term_tells_an_agreement(office: Office, signed_in: SignIn, told: dict) -> None:
    enter(office, "Known", **told)
    assert shown(signed_in("director").get(service_page(office, "Payroll"))) == (["Known"], "")


def test_a_document_tells_an_agreement(office: Office, signed_in: SignIn) -> None:
    enter(office, "Known", document=Document("ila.pdf", [b"%PDF-1.7 x"]))
    assert shown(signed_in("director").get(service_page(office, "Payroll"))) == (["Known"], "")


def test_a_government_shows_the_agreements_that_bind_it(office: Office, signed_in: SignIn) -> None:
    enter(office, "Alder's")
    enter(office, "Birch's", party="birch", service=None)
    enter(office, "Over", ends_on=ENDED)
    client = signed_in("birch_finance")
    page = client.get(office.address("governments/alder/"))
    assert shown(page) == (["Alder's"], "")
    every = client.get(page.context["agreements"].every_url)
    assert {row[0].text for row in every.context["entries"].table.rows} == {"Alder's", "Over"}


def test_another_partnership_sees_nothing_of_them_on_the_page_of_a_government_in_both(
    office: Office, signed_in: SignIn
) -> None:
    enter(office, "Alder's")
    other = office.found_empty()
    join(other, office.world.governments["alder"])
    page = signed_in("director").get(f"/p/{other.key}/governments/alder/")
    assert shown(page) == ([], "")
    assert page.context["agreements"].every == 0


def test_the_pages_ask_as_much_of_thirty_as_of_one_and_count_what_they_leave_out(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in("director")
    asked = []
    for titles in (["First"], [f"{number:02}" for number in range(30)]):
        enter(office, *titles)
        for path in (service_page(office, "Payroll"), office.address("governments/alder/")):
            with CaptureQueriesContext(connection) as queries:
                page = client.get(path)
            asked.append(len(queries))
    assert asked[:2] == asked[2:]
    section = page.context["agreements"]
    assert (len(section.table.rows), section.left_out, section.every) == (20, 11, 31)


def test_the_way_from_a_service_names_it_in_the_form(office: Office, signed_in: SignIn) -> None:
    client = signed_in("alder_clerk")
    page = client.get(service_page(office, "Payroll"))
    form = client.get(page.context["agreements"].add_url).context["form"]
    assert str(form["service"].value()) == str(office.services["Payroll"].service_id)
    assert client.get(office.address("register/add/?service=nonsense")).status_code == 200
