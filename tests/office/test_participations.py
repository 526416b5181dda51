"""Who takes part in what, on one page: the answer first, then the drawings, then the way to add somebody."""

import datetime

from interlocal.core.participation.actions import join
from interlocal.core.participation.queries import participations_of
from interlocal.office.participations import summary
from interlocal.platform.acting import acting
from tests.office.conftest import Office, SignIn
from tests.worlds import AT, TODAY


def said(office: Office, today: datetime.date = TODAY) -> str:
    by = office.director
    with acting(by.acting):
        return summary(participations_of(by, office.world.partnership.id), today)


def test_the_page_leads_with_how_many_and_whose_term_ends_next(office: Office, signed_in: SignIn) -> None:
    assert said(office) == "1 service, 1 government; none has a last day."
    office.join("Payroll", "birch", 2026, 2029)
    office.join("Fleet", "birch", 2026, 2028)
    assert said(office) == "2 services, 2 governments; next to end: Birch in Fleet, Dec 31, 2027."
    office.join("Fleet", "council", 2026, 2028)
    assert said(office) == "2 services, 3 governments; next to end: Birch in Fleet and 1 more, Dec 31, 2027."
    assert said(office) in signed_in("alder_viewer").get(office.address("participation/")).content.decode()


def test_what_begins_later_or_is_over_is_not_counted(office: Office) -> None:
    office.share("Radio")
    assert said(office, datetime.date(2020, 12, 31)) == "Nobody takes part in anything today."
    office.join("Radio", "birch", 2022, 2023)
    assert said(office) == "1 service, 1 government; none has a last day."


def test_of_documents_without_a_day_it_is_told_how_old_they_are(office: Office) -> None:
    by = office.director
    with acting(by.acting):
        join(
            shared=office.services["Fleet"],
            government=office.world.governments["birch"],
            mode="full",
            source_document="Report",
            source_dated="December 10, 2019",
            by=by,
            at=AT,
        )
    assert said(office) == "2 services, 2 governments, as of December 10, 2019; no last day is stated."


def test_whoever_may_add_a_participant_finds_the_way_there(office: Office, signed_in: SignIn) -> None:
    add = office.address(f"board/{office.services['Payroll'].id}/participation/begin/")
    assert f'href="{add}"' in signed_in("director").get(office.address("participation/")).content.decode()
    assert add not in signed_in("alder_viewer").get(office.address("participation/")).content.decode()
