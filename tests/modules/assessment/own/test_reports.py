"""The report on an own scan: from what every member may see, issued for good, and compared with later."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from interlocal.modules.assessment.actions import decide, issue_report
from interlocal.modules.assessment.issuing import own_draft_of, own_final_of
from interlocal.modules.assessment.models import IssuedReport, OwnScan
from interlocal.modules.assessment.report.own import as_scan, state_of, told_from
from interlocal.modules.assessment.rules.comparison import changes
from interlocal.modules.assessment.scan_file import from_scan
from interlocal.modules.assessment.scan_file.plain import to_scan
from interlocal.platform.acting import acting
from interlocal.ui.documents import Report, to_csv, to_json, to_pdf, to_xlsx
from tests.modules.assessment.own.judged import a_scan, rated
from tests.modules.assessment.own.told import address, area_called, signed_in, tell
from tests.worlds import AT, TODAY, World, tri_cities, unchanged_by

pytestmark = pytest.mark.django_db
MUNIS = {"system": "Example Pay", "vendor": "Example Software Inc."}


@pytest.fixture
def world() -> World:
    world = tri_cities()
    with acting(world.actor("director").acting):
        a_scan(world, "director", "alder_manager")
    return world


def scan_of(world: World) -> OwnScan:
    with acting(world.actor("director").acting):
        return OwnScan.objects.get()


def draft(world: World, who: str = "director") -> Report:
    actor = world.actor(who)
    with acting(actor.acting):
        return own_draft_of(actor, actor.places[0], OwnScan.objects.get(), TODAY)


def say_yes(world: World, area: str = "Payroll", verdict: str = "yes") -> None:
    by = world.actor("director")
    with acting(by.acting):
        row = area_called(world, area)
        seen = row.verdicts.filter(current=True).values_list("version", flat=True).first() or 0
        decide(
            area=row,
            verdict=verdict,
            next_step="Ask the vendor",
            reason="All run the same system.",
            seen_version=seen,
            by=by,
            at=AT,
        )


def issue(world: World) -> IssuedReport:
    """As the worker does, without a queue."""
    by = world.actor("director")
    with acting(by.acting):
        kept = OwnScan.objects.get()
        state = state_of(by, by.places[0], kept, TODAY)
        files = {"report.json": to_json(own_final_of(state, 1))}
        return issue_report(
            kept=kept, number=1, files=files, by=by, at=AT, rests_on=told_from(state), snapshot=as_scan(state)
        )


def test_the_first_page_says_what_was_decided_and_what_nobody_knows(world: World) -> None:
    say_yes(world)
    first = json.loads(to_json(draft(world)))["answer"]
    text = json.dumps(first)
    assert "Ask the vendor" in text
    assert "short forms are not shared" in text
    assert "unrated is not low" in text
    assert "Without a verdict" in text


def test_every_format_is_made_of_it(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS)
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS)
    with acting(world.actor("director").acting):
        rated(world, "director", area_called(world, "Payroll"), "high")
        rated(world, "alder_manager", area_called(world, "Payroll"), "low")
    report = draft(world)
    assert to_pdf(report).startswith(b"%PDF-")
    assert to_xlsx(report).startswith(b"PK")
    assert to_csv(report).startswith(b"PK")
    text = to_json(report).decode()
    assert "use the same system for" in text
    assert "Krippendorff" in text


def test_a_report_names_no_rater(world: World) -> None:
    with acting(world.actor("director").acting):
        rated(world, "director", area_called(world, "Payroll"), "high")
        rated(world, "alder_manager", area_called(world, "Payroll"), "none")
    text = to_json(draft(world)).decode()
    assert "Dana Director" not in text
    assert "Alder Manager" not in text


@pytest.mark.parametrize("audience", ["own", "team"])
def test_what_is_not_shared_with_all_changes_nobody_s_report(world: World, audience: str) -> None:
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS)

    def keep() -> None:
        tell(world, "alder_manager", "alder", "Payroll", **MUNIS, audience=audience)

    for who in ("director", "alder_manager", "birch_finance"):
        without, with_it = unchanged_by(keep, lambda who=who: to_json(draft(world, who)))  # type: ignore[misc]
        assert without == with_it, who


def test_an_issued_report_stands_and_says_what_was_taken_back(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS)
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS)
    report = issue(world)
    assert len(report.rests_on) == 4
    page: Callable[[Client], str] = lambda client: client.get(address(world, "report/")).content.decode()  # noqa: E731
    assert "taken back since" not in page(signed_in(world, "birch_finance"))
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, seen="system:1,vendor:1", audience="own")
    after = page(signed_in(world, "birch_finance"))
    assert "2 figures in it were taken back since" in after
    assert "use the same system" not in after
    with acting(world.actor("birch_finance").acting):
        kept = IssuedReport.objects.get(id=report.id)
        assert [each.file.name for each in kept.files.all()] == ["report.json"]


def test_the_director_alone_issues_and_confirms_a_number(world: World) -> None:
    page = address(world, "report/issue/")
    assert signed_in(world, "birch_finance").get(page).status_code == 404
    client = signed_in(world, "director")
    assert "Issue report 1" in client.get(page).content.decode()
    issue(world)
    late = client.post(page, {"number": "1"})
    assert late.status_code == 200
    assert "Nothing has been issued for you" in late.content.decode()
    assert client.post(page, {"number": "2"}).status_code == 302


def test_then_and_now(world: World) -> None:
    say_yes(world)
    issue(world)
    client = signed_in(world, "alder_viewer")
    assert "Nothing has changed." in client.get(address(world, "report/compare/")).content.decode()
    say_yes(world, verdict="maybe")
    table = client.get(address(world, "report/compare/")).context["table"]
    assert table.rows == (("Payroll", "verdict", "Yes", "Maybe"),)


def test_a_scan_in_the_words_of_published_ones_survives_its_file(world: World) -> None:
    say_yes(world)
    with acting(world.actor("director").acting):
        rated(world, "director", area_called(world, "Payroll"), "high")
        actor = world.actor("director")
        made = as_scan(state_of(actor, actor.places[0], OwnScan.objects.get(), TODAY))
    again = to_scan(json.loads(json.dumps(from_scan(made), default=str)))
    assert changes(made, again) == ()
    assert again.area(area_called(world, "Payroll").service.key).verdict == "yes"
