"""A service's page warns where its agreements in force and its participations differ in who, or until when."""

import datetime

from interlocal.core.access.actor import Actor
from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Draft
from interlocal.core.participation.actions import join
from interlocal.core.participation.queries import participations_of
from interlocal.office.mismatch import mismatches
from interlocal.platform.acting import acting
from tests.office.conftest import Office, SignIn
from tests.worlds import AT, LONG_AGO, TODAY

END = datetime.date(2028, 1, 1)


def agree(office: Office, *parties: str, others: tuple[str, ...] = (), **values: object) -> None:
    by, service = office.director, office.services["Payroll"].service
    draft = Draft(
        "Payroll together",
        tuple(office.world.governments[party] for party in parties),
        others=others,
        values={"starts_on": LONG_AGO, "service": service, **values},
    )
    with acting(by.acting):
        record_agreements(partnership=office.world.partnership.id, drafts=[draft], by=by, at=AT)


def said(office: Office, title: str = "Payroll") -> list[str]:
    by: Actor = office.director
    place, shared = by.place(office.world.partnership.key), office.services[title]
    with acting(by.acting):
        return mismatches(by, place, shared, participations_of(by, place.id, shared), TODAY)


def test_who_agreed_and_does_not_take_part_or_the_other_way_round_is_named(office: Office, signed_in: SignIn) -> None:
    assert said(office) == [], "without an agreement the section on agreements says so"
    agree(office, "birch", "council")
    told = [
        "Party to an agreement in force, and no participation is recorded: Birch, Maple Council.",
        "Takes part, and is party to no agreement in force: Alder.",
    ]
    assert said(office) == told
    page = signed_in("alder_viewer").get(office.address(f"board/{office.services['Payroll'].id}/")).content.decode()
    assert all(f"<li>{each}</li>" in page for each in told)


def test_where_some_parties_have_no_name_nobody_is_said_to_be_none(office: Office) -> None:
    agree(office, "birch", others=("Other parties not stated",))
    assert said(office) == ["Party to an agreement in force, and no participation is recorded: Birch."]


def test_what_goes_on_beyond_the_agreement_is_told(office: Office) -> None:
    office.join("Payroll", "birch", 2022, 2028)
    agree(office, "alder", "birch", ends_on=END)
    beyond = "The agreement ends Dec 31, 2027, and the participation goes on or has no last day: Alder."
    assert said(office) == [beyond], "Birch's ends on the same day"
    agree(office, "alder", "birch", ends_on=END, renewal="by_itself")
    assert said(office) == [], "with one that renews by itself, nothing ends"


def test_who_observes_needs_no_agreement_and_who_leads_need_not_take_part(office: Office) -> None:
    by = office.director
    with acting(by.acting):
        observer = office.world.governments["council"]
        join(shared=office.services["Payroll"], government=observer, mode="observer", by=by, at=AT)
    agree(office, "alder")
    assert said(office) == []


def test_an_agreement_that_has_ended_warns_of_nothing(office: Office) -> None:
    agree(office, "birch", ends_on=datetime.date(2026, 1, 1))
    assert said(office) == []
