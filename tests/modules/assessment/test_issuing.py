"""The task that issues a report: what it tells while it works, and what it says when it can't."""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest
from django.test import Client
from procrastinate.contrib.django import app

from interlocal.core.access.actor import Refused
from interlocal.core.audit.chains import partnership_chain
from interlocal.core.audit.queries import head_of
from interlocal.modules.assessment.actions import issue_report, load_scan
from interlocal.modules.assessment.models import IssuedFile, IssuedReport, PublishedScan
from interlocal.modules.assessment.tasks import ask_for_report, issue
from interlocal.platform.acting import acting
from interlocal.platform.files.store import path_of
from interlocal.platform.keys import ordered_key
from interlocal.platform.tasks.models import Progress, State
from interlocal.platform.tasks.queue import Job, Stop
from tests.modules.assessment.doors import published
from tests.worlds import AT, World, tri_cities

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Watched(Job):
    """A job that notes, at every word it says, how many reports are issued."""

    issued: list[int] = field(default_factory=list)

    def report(self, done: int, total: int, message: str = "", *, result_url: str = "") -> None:
        super().report(done, total, message, result_url=result_url)
        with acting(self.actor.acting):
            self.issued.append(IssuedReport.objects.count())


@pytest.fixture
def world() -> World:
    return tri_cities()


def asked(world: World) -> tuple[PublishedScan, Progress]:
    by = world.actor("director")
    with acting(by.acting):
        kept, _new = load_scan(partnership=world.partnership.id, scan=published("synthetic"), by=by, at=AT)
        return kept, ask_for_report(kept=kept, number=1, by=by, at=AT)


def test_nothing_is_left_to_fail_once_the_report_is_issued(world: World) -> None:
    kept, progress = asked(world)
    job = Watched(world.actor("director"), AT, progress.id)
    issue(job, world.partnership.id, kept.id, 1)
    assert job.issued == [0] * 5
    with acting(job.actor.acting):
        assert IssuedReport.objects.count() == 1
        assert Progress.objects.get(id=progress.id).result_url.endswith("#reports")


def test_what_was_confirmed_once_is_issued_once(world: World) -> None:
    """However often it was sent, and though a worker died after it had issued it and is run again."""
    kept, progress = asked(world)
    job = Job(world.actor("director"), AT, progress.id)
    issue(job, world.partnership.id, kept.id, 1)
    with pytest.raises(Stop, match=r"A final report 1\.1 is there already"):
        issue(job, world.partnership.id, kept.id, 1)
    with acting(job.actor.acting):
        assert [report.number for report in IssuedReport.objects.all()] == [1]


def test_a_number_taken_while_the_files_were_made_stops_it(world: World) -> None:
    kept, progress = asked(world)

    class Overtaken(Job):
        def report(self, done: int, total: int, message: str = "", *, result_url: str = "") -> None:
            if done == total:
                with acting(self.actor.acting):
                    issue_report(kept=kept, number=1, files={}, by=self.actor, at=AT)

    job = Overtaken(world.actor("director"), AT, progress.id)
    with pytest.raises(Stop, match="is there already"):
        issue(job, world.partnership.id, kept.id, 1)
    with acting(job.actor.acting):
        assert IssuedReport.objects.count() == 1


def test_a_report_bears_the_partnership_s_day(world: World, client: Client) -> None:
    """At eight in the evening in Chicago UTC writes tomorrow."""
    kept, progress = asked(world)
    evening = datetime.datetime(2026, 11, 22, 2, tzinfo=datetime.UTC)
    job = Job(world.actor("director"), evening, progress.id)
    issue(job, world.partnership.id, kept.id, 1)
    with acting(job.actor.acting):
        (file,) = IssuedFile.objects.filter(file__name__endswith=".json").select_related("file")
        assert json.loads(path_of(file.file.sha256).read_bytes())["issued"] == "2026-11-21"
    client.force_login(world.people["director"])
    page = client.get(f"/p/{world.partnership.key}/assessment/synthetic/").content.decode()
    assert "Nov 21, 2026" in page
    assert "Nov 22, 2026" not in page


def test_what_was_issued_is_said_at_the_top_and_in_the_list(world: World, client: Client) -> None:
    scans = f"/p/{world.partnership.key}/assessment/"
    kept, progress = asked(world)
    client.force_login(world.people["director"])
    assert "Draft, version 1, not issued" in client.get(f"{scans}synthetic/").content.decode()
    listed = client.get(scans).content.decode()
    assert "10 areas and parts" in listed
    assert "issued" not in listed
    issue(Job(world.actor("director"), AT, progress.id), world.partnership.id, kept.id, 1)
    page = client.get(f"{scans}synthetic/").content.decode()
    top = page.split("il-report__answer")[0]
    assert "Report 1.1, issued" in top
    assert "PDF of report 1.1" in top
    with acting(world.actor("director").acting):
        pdf = IssuedFile.objects.get(file__name__endswith=".pdf")
    assert f'href="/files/{pdf.file_id}/"' in top
    assert "not issued" not in page
    assert "Report 1.1, issued" in client.get(scans).content.decode()


def test_a_corrected_scan_is_a_draft_again(world: World, client: Client) -> None:
    kept, progress = asked(world)
    by = world.actor("director")
    issue(Job(by, AT, progress.id), world.partnership.id, kept.id, 1)
    with acting(by.acting):
        load_scan(partnership=world.partnership.id, scan=replace(kept.scan, note="Corrected."), by=by, at=AT)
    client.force_login(world.people["director"])
    page = client.get(f"/p/{world.partnership.key}/assessment/synthetic/").content.decode()
    assert "Draft, version 2, not issued" in page.split("il-report__answer")[0]
    assert "Report 1.1, issued" in page.split('id="reports"')[1]


def test_the_head_that_is_printed_can_be_checked_as_it_stands(world: World) -> None:
    kept, progress = asked(world)
    by, chain = world.actor("director"), partnership_chain(world.partnership.id)
    with acting(by.acting):
        before = head_of(chain)
    issue(Job(by, AT, progress.id), world.partnership.id, kept.id, 1)
    with acting(by.acting):
        (file,) = IssuedFile.objects.filter(file__name__endswith=".json").select_related("file")
    line, how, content = json.loads(path_of(file.file.sha256).read_bytes())["marks"]
    assert line.endswith(f": {chain} {before}")
    assert "interlocal audit verify --heads FILE" in how
    assert "not for figures" in how
    assert content.endswith(f"with its figures: {kept.sha256}")


ISSUE = "/p/{}/assessment/synthetic/issue/"


def works(world: World) -> int:
    with acting(world.actor("director").acting):
        return Progress.objects.count()


def test_issuing_is_asked_for_first_and_what_it_will_be_is_said(world: World, client: Client) -> None:
    asked(world)
    before = works(world)
    client.force_login(world.people["director"])
    page = client.get(ISSUE.format(world.partnership.key)).content.decode()
    for words in (
        "Issue report 1.1",
        f"Members of {world.partnership.name}",
        "Open warnings",
        "The sources disagree on Mowing",
        "Not known, as its first page says",
    ):
        assert words in page, words
    assert "cannot be changed or taken back" in page
    assert works(world) == before


def test_only_the_number_that_was_shown_is_issued(world: World, client: Client) -> None:
    asked(world)
    before = works(world)
    client.force_login(world.people["director"])
    for body in ({}, {"number": "1.7"}):
        page = client.post(ISSUE.format(world.partnership.key), body)
        assert page.status_code == 200
        assert "This was changed meanwhile" in page.content.decode()
    assert works(world) == before
    assert client.post(ISSUE.format(world.partnership.key), {"number": "1.1"}).status_code == 302
    assert works(world) == before + 1


def run_by_the_worker(world: World, progress: Progress, scan: UUID) -> None:
    run: Callable[..., None] = app.tasks[issue.task_name]  # type: ignore[attr-defined]
    keys = {"person": world.actor("director").person, "progress": progress.id, "partnership": world.partnership.id}
    run(**{name: str(key) for name, key in keys.items()}, scan=str(scan), number=1)


def told(world: World, progress: Progress) -> tuple[str, str]:
    with acting(world.actor("director").acting):
        row = Progress.objects.get(id=progress.id)
    return row.state, row.message


def test_work_that_failed_does_not_claim_that_nothing_was_changed(world: World) -> None:
    _kept, progress = asked(world)
    with pytest.raises(Refused):
        run_by_the_worker(world, progress, ordered_key())
    assert told(world, progress) == (
        State.FAILED,
        "This did not work. Look whether it was done before you try again.",
    )


def test_work_that_stops_says_why(world: World) -> None:
    kept, progress = asked(world)
    run_by_the_worker(world, progress, kept.id)
    assert told(world, progress) == (State.DONE, "Report 1.1 is made: PDF, XLSX, CSV.ZIP, JSON.")
    run_by_the_worker(world, progress, kept.id)
    assert told(world, progress) == (
        State.FAILED,
        "A final report 1.1 is there already. Look at it before you issue another.",
    )
