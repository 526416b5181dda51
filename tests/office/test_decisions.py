"""The decision log."""

import re
from uuid import uuid4

from interlocal.core.catalogue.standard import standard_key
from interlocal.core.governments.actions import log_decision
from interlocal.core.governments.models import Decision
from interlocal.platform.acting import acting
from tests.office.conftest import Office, SignIn
from tests.worlds import AT


def test_decisions_stand_latest_first_and_undated_ones_last(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    for title, when in (("Older", "2025-01-01"), ("Undated", ""), ("Newer", "2026-01-01")):
        body = {"title": title, "met_on": when, "met_stated": "" if when else "at the retreat"}
        assert director.post(office.address("decisions/log/"), body).status_code == 302
    html = signed_in("alder_viewer").get(office.address("decisions/")).content.decode()
    places = [html.index(words) for words in ("Newer", "Older", "Undated", "at the retreat")]
    assert places == sorted(places)


def test_a_decision_of_which_no_meeting_is_known_says_so(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    body = {"title": "Audit stays", "source_document": "Report", "source_place": "Page 2"}
    assert director.post(office.address("decisions/log/"), body).status_code == 302
    html = director.get(office.address("decisions/")).content.decode()
    assert "The meeting is not named." in html
    assert "Meeting:" not in html


def test_a_decision_without_a_title_is_not_kept(office: Office, signed_in: SignIn) -> None:
    answer = signed_in("director").post(office.address("decisions/log/"), {"text": "We agreed."})
    assert list(answer.context["form"].errors) == ["title"]
    assert "We agreed." in answer.content.decode()
    with acting(office.director.acting):
        assert not Decision.objects.exists()


def test_what_people_write_is_text_and_never_markup(office: Office, signed_in: SignIn) -> None:
    body = {"title": "<script>alert(1)</script>", "text": "a\n\n<b>b</b>"}
    signed_in("director").post(office.address("decisions/log/"), body)
    html = signed_in("director").get(office.address("decisions/")).content.decode()
    assert "<script>alert" not in html
    assert "<b>b</b>" not in html


def test_an_entry_stands_as_it_was_made_whoever_holds_the_connection(office: Office) -> None:
    by = office.director
    with acting(by.acting):
        log_decision(partnership=office.world.partnership.id, title="Payroll first", by=by, at=AT)
        assert Decision.objects.update(title="Fleet first") == 0
        assert Decision.objects.filter(title="Payroll first")._raw_delete("default") == 0


def test_long_logs_have_pages(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    for number in range(26):
        director.post(office.address("decisions/log/"), {"title": f"Decision {number:02}"})
    assert "Decision 00" not in director.get(office.address("decisions/")).content.decode()
    assert "Decision 00" in director.get(office.address("decisions/?page=2")).content.decode()


def test_a_decision_names_the_service_that_it_is_about(office: Office, signed_in: SignIn) -> None:
    director, payroll = signed_in("director"), standard_key("payroll")
    asked = director.get(office.address(f"decisions/log/?about={payroll}")).content.decode()
    assert re.search(rf'value="{payroll}"\s+selected', asked)
    body = {"title": "Study it first", "about": str(payroll)}
    assert director.post(office.address("decisions/log/"), body).status_code == 302
    for page in ("decisions/", ""):
        assert "About: Payroll" in signed_in("alder_viewer").get(office.address(page)).content.decode()


def test_a_service_that_is_in_no_catalogue_of_the_partnership_is_refused(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    for nonsense in (str(uuid4()), "payroll"):
        answer = director.post(office.address("decisions/log/"), {"title": "Study it", "about": nonsense})
        assert list(answer.context["form"].errors) == ["about"], nonsense
    assert director.get(office.address("decisions/log/?about=payroll")).status_code == 200
    with acting(office.director.acting):
        assert not Decision.objects.exists()
