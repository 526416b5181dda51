"""The head of a government's page: what it is in, and which day comes next."""

import datetime

from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Draft
from interlocal.core.participation.queries import participations_of
from interlocal.office.involvement import involvement
from interlocal.platform.acting import acting
from tests.office.conftest import Office, SignIn
from tests.worlds import AT, TODAY


def agree(office: Office, title: str, *parties: str, **days: datetime.date) -> None:
    by = office.director
    governments = tuple(office.world.governments[party] for party in parties)
    with acting(by.acting):
        record_agreements(
            partnership=office.world.partnership.id, drafts=[Draft(title, governments, values=days)], by=by, at=AT
        )


def said(office: Office, name: str) -> str:
    by, place = office.director, office.director.place(office.world.partnership.key)
    government = office.world.governments[name]
    with acting(by.acting):
        terms = participations_of(by, place.id, government=government.id)
        return involvement(by, place, government, terms, TODAY)


def test_it_says_how_much_and_leaves_out_what_is_over_or_of_others(office: Office) -> None:
    agree(office, "Ended", "alder", "birch", ends_on=datetime.date(2026, 1, 1))
    agree(office, "Of others", "birch", "council", notice_by=datetime.date(2026, 12, 1))
    assert said(office, "alder") == "Takes part in 1 service, party to 0 agreements."


def test_the_day_that_comes_first_is_named_with_what_it_is_of(office: Office) -> None:
    agree(
        office, "Purchasing", "alder", "birch", notice_by=datetime.date(2027, 3, 31), ends_on=datetime.date(2027, 7, 1)
    )
    purchasing = "Takes part in 1 service, party to 1 agreement; the next day to notice is Mar 31, 2027: Purchasing."
    assert said(office, "alder") == purchasing
    office.join("Fleet", "alder", 2026, 2027)
    assert said(office, "alder") == (
        "Takes part in 2 services, party to 1 agreement; the next day to notice is Dec 31, 2026: Fleet."
    )


def test_a_day_that_has_passed_is_none_to_notice(office: Office) -> None:
    agree(office, "Old notice", "alder", "birch", notice_by=datetime.date(2026, 6, 30))
    assert said(office, "alder") == "Takes part in 1 service, party to 1 agreement."


def test_the_page_leads_with_it_and_its_figures_come_last(office: Office, signed_in: SignIn) -> None:
    page = signed_in("birch_finance").get(office.address("governments/alder/")).content.decode()
    order = ["Takes part in 1 service", "Takes part in</h2>", "Agreements</h2>", "Figures</h2>"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
