"""Long work that one watches, and the files that come of it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from interlocal.platform.acting import acting
from interlocal.platform.files.actions import take_in
from interlocal.platform.files.models import StoredFile
from interlocal.platform.tasks.models import Progress, State
from tests.office.conftest import Office, SignIn
from tests.worlds import AT


def work(office: Office, who: str = "director", **values: object) -> Progress:
    person = office.world.people[who]
    with acting(office.world.actor(who).acting):
        made = Progress(person=person.id, title="Report", asked_at=AT, changed_at=AT, **values)
        made.save(force_insert=True)
    return made


@pytest.mark.parametrize(
    ("state", "words", "polls"),
    [
        (State.WAITING, "It waits for its turn.", True),
        (State.RUNNING, "You can leave this page", True),
        (State.FAILED, "Report", False),
        (State.DONE, "Report", False),
    ],
)
def test_work_tells_how_far_it_is(state: State, words: str, polls: bool, office: Office, signed_in: SignIn) -> None:
    html = signed_in("director").get(f"/work/{work(office, state=state).id}/").content.decode()
    assert words in html
    assert ("hx-get" in html) is polls


def test_work_that_is_done_leads_to_its_result(office: Office, signed_in: SignIn) -> None:
    done = work(office, state=State.DONE, done=4, total=4, result_url="/p/maple/report/")
    assert 'href="/p/maple/report/"' in signed_in("director").get(f"/work/{done.id}/").content.decode()
    undone = work(office, state=State.RUNNING, done=1, total=4)
    assert 'value="1" max="4"' in signed_in("director").get(f"/work/{undone.id}/").content.decode()


def test_work_of_another_is_as_absent(office: Office, signed_in: SignIn) -> None:
    address = f"/work/{work(office).id}/"
    assert signed_in("alder_manager").get(address).status_code == 404
    assert Client().get(address)["Location"].startswith("/accounts/login/")


def stored(office: Office, name: str = "scan.pdf", content: bytes = b"%PDF-1.7 test") -> StoredFile:
    with acting(office.director.acting):
        return take_in(chunks=[content], name=name, at=AT, partnership=office.world.partnership.id)


def test_a_file_is_downloaded_after_the_transaction_has_ended(office: Office, signed_in: SignIn) -> None:
    answer = signed_in("birch_finance").get(f"/files/{stored(office).id}/")
    with CaptureQueriesContext(connection) as queries:
        assert answer.getvalue() == b"%PDF-1.7 test"
    assert len(queries) == 0
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="scan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_not_known_to_be_safe_is_sent_as_bytes(office: Office, signed_in: SignIn) -> None:
    page = stored(office, "page.html", b"<html><script>alert(1)</script></html>")
    answer = signed_in("director").get(f"/files/{page.id}/")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    answer.close()


def test_a_file_of_another_partnership_is_as_absent(office: Office, signed_in: SignIn) -> None:
    address = f"/files/{stored(office).id}/"
    assert signed_in("cedar_manager").get(address).status_code == 404
    assert Client().get(address)["Location"].startswith("/accounts/login/")
    assert signed_in("director").post(address).status_code == 405
