"""The report on an own scan: from what every member may see, issued for good, and compared with later."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from interlocal.core.audit.models import Event
from interlocal.core.catalogue.standard import standard_key
from interlocal.core.governments.actions import log_decision
from interlocal.modules.assessment.actions import (
    add_entry,
    decide,
    edit_area,
    issue_report,
    look_at_gate,
    rate,
    set_factors,
)
from interlocal.modules.assessment.issuing import own_draft_of, own_final_of
from interlocal.modules.assessment.models import IssuedFile, IssuedReport, OwnScan, Risk
from interlocal.modules.assessment.models.criteria import GateKind
from interlocal.modules.assessment.report.own import State, as_scan, told_from
from interlocal.modules.assessment.rules.comparison import changes
from interlocal.modules.assessment.scan_file import from_scan
from interlocal.modules.assessment.scan_file.plain import to_scan
from interlocal.modules.assessment.tasks import ask_for_report, issue_own
from interlocal.platform.acting import acting
from interlocal.platform.files.store import path_of
from interlocal.platform.tasks.queue import Job
from interlocal.ui.charts import Chart
from interlocal.ui.dates import day_text
from interlocal.ui.documents import Report, to_csv, to_json, to_pdf, to_xlsx
from interlocal.ui.tables import Table
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
        return own_draft_of(State(actor, actor.places[0], OwnScan.objects.get(), TODAY))


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


def a_risk(world: World, likelihood: str = "high", impact: str = "high") -> None:
    by = world.actor("director")
    with acting(by.acting):
        risk = {"title": "The data center burns", "category": "operational", "treatment": "A copy elsewhere"}
        scan = OwnScan.objects.get()
        add_entry(scan=scan, kind=Risk, likelihood=likelihood, impact=impact, **risk, by=by, at=AT)


def final(world: World, *printed: str) -> str:
    """The text of report 1 with these chapters of the plan."""
    by = world.actor("director")
    with acting(by.acting):
        state = State(by, by.places[0], OwnScan.objects.get(), TODAY)
        return to_json(own_final_of(state, 1, printed)).decode()


def issue(world: World) -> IssuedReport:
    """As the worker does, without a queue."""
    by = world.actor("director")
    with acting(by.acting):
        kept = OwnScan.objects.get()
        state = State(by, by.places[0], kept, TODAY)
        files = {"report.json": to_json(own_final_of(state, 1, ()))}
        return issue_report(
            kept=kept, number=1, files=files, by=by, at=AT, rests_on=told_from(state), snapshot=as_scan(state)
        )


def test_the_page_says_what_an_issued_file_can_be_checked_by(world: World) -> None:
    issue(world)
    with acting(world.actor("director").acting):
        [file] = IssuedFile.objects.select_related("file")
    page = signed_in(world, "director").get(address(world, "report/")).content.decode()
    assert f"<code>{file.file.sha256}</code>" in page


def test_the_first_page_says_what_was_decided_and_what_nobody_knows(world: World) -> None:
    say_yes(world)
    first = json.loads(to_json(draft(world)))["answer"]
    text = json.dumps(first)
    assert "Ask the vendor" in text
    assert "short forms are not shared" in text
    assert "8 of 8 ratings are missing: unrated is not low." in text
    assert "Gates not looked at, of areas that may go on: Legal authority (2 areas)" in text
    assert "0, of 0 of 2 members" in text, "people who rated"
    assert "Without a verdict" in text


def test_the_first_page_counts_every_area_and_hides_no_condition(world: World) -> None:
    say_yes(world)
    payroll = area_called(world, "Payroll")
    by = world.actor("director")
    with acting(by.acting):
        note = "The clerks ask to be heard."
        look_at_gate(area=payroll, kind="labour_agreement", state="condition", note=note, by=by, at=AT)
    a_risk(world)
    tiles, *rest = json.loads(to_json(draft(world)))["answer"]
    assert [(tile["label"], tile["value"]) for tile in tiles["figures"]] == [
        ("Verdict “Yes”", 1),
        ("Verdict “Maybe”", 0),
        ("Verdict “No”", 0),
        ("No verdict yet", 1),
    ]
    text = json.dumps(rest, ensure_ascii=False)
    assert "On a condition: Labor agreement (Payroll)." in text
    assert "Risk, high in likelihood and in impact: The data center burns." in text
    assert "Preconditions. Not looked at: Leadership" in text


def test_the_first_page_says_what_speaks_against_a_yes_by_now(world: World) -> None:
    by, birch = world.actor("director"), world.governments["birch"]
    with acting(by.acting):
        payroll = area_called(world, "Payroll")
        rated(world, "director", payroll, "high")
        rated(world, "alder_manager", payroll, "high")
        for kind in GateKind:
            whose = birch if kind == "veto" else None
            look_at_gate(area=payroll, kind=kind, state="clear", note="Asked.", government=whose, by=by, at=AT)
    say_yes(world)
    text = json.dumps(json.loads(to_json(draft(world)))["answer"], ensure_ascii=False)
    assert "No word on a veto: Payroll (from 1 of 2)." in text
    assert "2, of 1 of 2 members and of the convener" in text
    assert "To be looked at again" not in text
    with acting(by.acting):
        note = "Counsel says that the law forbids it."
        look_at_gate(area=payroll, kind="legal_authority", state="stops", note=note, by=by, at=AT)
    why = "since the rule suggests something else than when it was decided"
    again = f"To be looked at again, {why}: Payroll (Yes; it suggests No now)."
    assert again in json.dumps(json.loads(to_json(draft(world)))["answer"], ensure_ascii=False)
    assert again in signed_in(world, "director").get(address(world, "report/issue/")).content.decode()


def test_levels_on_which_raters_are_far_apart_are_starred_in_the_picture(world: World) -> None:
    with acting(world.actor("director").acting):
        payroll = area_called(world, "Payroll")
        rated(world, "director", payroll, "high")
        rated(world, "alder_manager", payroll, "none")
    report = draft(world)
    [chart] = [block for block in report.blocks if isinstance(block, Chart) and block.kind == "heat_scorecard"]
    assert chart.svg.count("none*<") == 4
    widest = "Payroll, Similarity, or lack of distinct specialization: from none to high"
    assert [beside.items[0] for beside in chart.beside] == [widest]
    assert "Raters are far apart on: Payroll." in json.dumps(json.loads(to_json(report))["answer"], ensure_ascii=False)


def test_a_no_stands_on_the_first_page_with_its_reason(world: World) -> None:
    say_yes(world, verdict="no")
    (table,) = (
        block for block in json.loads(to_json(draft(world)))["answer"] if block.get("title") == "What was decided"
    )
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [["Payroll", "No", "All run the same system."]]


def test_what_meetings_decided_of_its_areas_stands_in_it_and_no_other_entry(world: World) -> None:
    by = world.actor("director")
    entries = {"Study payroll first": standard_key("payroll"), "Meet in May": None, "Pools": standard_key("pools")}
    with acting(by.acting):
        for title, about in entries.items():
            log_decision(partnership=world.partnership.id, title=title, about=about, met_on=TODAY, by=by, at=AT)
    tables = [block for block in draft(world, "alder_viewer").blocks if isinstance(block, Table)]
    [found] = [table for table in tables if table.title == "Decisions of meetings"]
    shown = [[cell.text for cell in row[:3]] for row in found.cells]
    assert shown == [["Payroll", day_text(TODAY), "Study payroll first"]]


def test_what_members_do_today_has_year_and_grade_where_they_go_on(world: World) -> None:
    money = {"cost": "318000", "staff": "2.5"}
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, **money, grade="audited")
    tell(world, "birch_finance", "birch", "Payroll", cost="9000", audience="own")
    assert "318,000" not in to_json(draft(world)).decode()
    say_yes(world)
    report = draft(world)
    (today,) = (section for section in report.sections if section.title == "What members do today")
    left, table = today.blocks
    assert "1 other is left out." in left.text
    assert isinstance(table, Table)
    (alder,) = ([cell.text for cell in row] for row in table.cells)
    assert alder[:3] == ["Alder", "not shared", "Example Pay, Example Software Inc."]
    assert alder[3:] == ["2.5", "$318,000", "FY2026, audited", "not shared"]
    assert "Nothing shared by: Birch" in table.note
    assert len(issue(world).rests_on) == 4


def test_who_told_it_is_named_by_government_with_grades(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, cost="318000", staff="2.5", grade="audited")
    (table,) = (table for table in draft(world).tables if table.title == "Who shared answers, and by whose word")
    alder, birch, *_others = ([cell.text for cell in row] for row in table.cells)
    assert alder == ["Alder", "the government itself", "Payroll", "1", "audited: 2"]
    assert birch[1:] == ["shares nothing", "none", "0", "no figures"]


def test_a_final_report_prints_of_the_plan_what_was_chosen(world: World) -> None:
    a_risk(world)
    assert "A copy elsewhere" in to_json(draft(world)).decode()
    assert "Which ones a final report prints is chosen when it is issued." in to_json(draft(world)).decode()
    without, with_it = final(world), final(world, "risks")
    assert "The data center burns" not in without
    assert "Not printed: Risks." in without
    assert "1 risk is high in likelihood and in impact; this report doesn't print which." in without
    assert "A copy elsewhere" in with_it
    assert "Printed: Risks." in with_it


def test_chapters_are_chosen_on_the_page_and_none_by_default(world: World) -> None:
    a_risk(world)
    client, page = signed_in(world, "director"), address(world, "report/issue/")
    asked = client.get(page).content.decode()
    assert "A final report is a public record." in asked
    assert 'value="risks"' in asked
    assert "checked" not in asked
    assert client.post(page, {"number": "1", "printed": ["secrets"]}).status_code == 200
    by = world.actor("director")
    with acting(by.acting):
        scan = OwnScan.objects.get()
        work = ask_for_report(kept=scan, number=1, printed=["risks"], by=by, at=AT)
    issue_own(Job(by, AT, work.id), world.partnership.id, scan.id, 1, risks=1)
    with acting(by.acting):
        assert Event.objects.get(verb="report.issued").facts["prints_risks"] is True
        (file,) = IssuedFile.objects.filter(file__name__endswith=".json").select_related("file")
        assert "A copy elsewhere" in path_of(file.file.sha256).read_text()


def test_tables_of_two_looks_say_which_they_belong_to(world: World) -> None:
    by = world.actor("director")
    payroll = area_called(world, "Payroll")
    with acting(by.acting):
        deeper = set_factors(scan=OwnScan.objects.get(), factors=[("Ease", 1)], deeper=True, by=by, at=AT)
        edit_area(area=payroll, version=payroll.version, deeper=True, by=by, at=AT)
        rated(world, "director", payroll, "high")
        rate(area=payroll, factor_set=deeper, levels={deeper.factors[0].key: "low"}, notes={}, by=by, at=AT)
    titles = [table.title for table in draft(world).tables]
    assert len(titles) == len(set(titles))
    assert {"Questions, all areas", "Questions, deeper look"} <= set(titles)


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
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, audience="own")
    after = page(signed_in(world, "birch_finance"))
    assert "2 figures in it were taken back since" in after.split("il-report__head")[0]
    assert "2 figures in it were taken back since" in after.split('id="reports"')[1]
    assert "use the same system" not in after
    with acting(world.actor("birch_finance").acting):
        kept = IssuedReport.objects.get(id=report.id)
        assert [each.file.name for each in kept.files.all()] == ["report.json"]


def test_the_checksum_of_what_was_decided_says_that_figures_are_not_in_it(world: World) -> None:
    def content() -> str:
        return str(json.loads(final(world))["marks"][2])

    first = content()
    assert "Figures, findings and the plan are not in it" in first
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS)
    assert content() == first
    look_at(world, "legal_authority", "stops")
    assert content() != first


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
    compared = client.get(address(world, "report/compare/"))
    assert "Nothing has changed of what is compared here." in compared.content.decode()
    say_yes(world, verdict="maybe")
    table = client.get(address(world, "report/compare/")).context["table"]
    assert table.rows == (("Payroll", "verdict", "Yes", "Maybe"),)


def look_at(world: World, kind: str, state: str, whose: str = "") -> None:
    by = world.actor("director")
    with acting(by.acting):
        government = world.governments[whose] if whose else None
        payroll = area_called(world, "Payroll")
        look_at_gate(area=payroll, kind=kind, state=state, note="Said so.", government=government, by=by, at=AT)


def test_then_and_now_shows_gates_and_says_what_it_leaves_out(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS)
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS)
    look_at(world, "legal_authority", "clear")
    issue(world)
    look_at(world, "legal_authority", "stops")
    look_at(world, "veto", "condition", "alder")
    page = signed_in(world, "alder_viewer").get(address(world, "report/compare/"))
    assert page.context["table"].rows == (
        ("Payroll", "gate: Legal authority", "Clear", "Stops it"),
        ("Payroll", "gate: Veto of a member (Alder)", "not looked at", "On a condition"),
    )
    text = page.content.decode()
    assert "Risks and the rest of the plan, figures and findings are not compared." in text
    assert "taken back" not in text
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, audience="own")
    text = signed_in(world, "birch_finance").get(address(world, "report/compare/")).content.decode()
    assert "2 figures in it were taken back since" in text


def test_a_report_from_before_gates_were_kept_is_compared_without_them(world: World) -> None:
    by = world.actor("director")
    with acting(by.acting):
        kept = OwnScan.objects.get()
        before = replace(as_scan(State(by, by.places[0], kept, TODAY)), statements=())
        issue_report(kept=kept, number=1, files={}, by=by, at=AT, snapshot=before)
    look_at(world, "legal_authority", "stops")
    page = signed_in(world, "alder_viewer").get(address(world, "report/compare/"))
    assert page.context["table"].rows == ()
    assert "How gates stood then was not kept, so they are not compared." in page.content.decode()


def test_a_scan_in_the_words_of_published_ones_survives_its_file(world: World) -> None:
    say_yes(world)
    with acting(world.actor("director").acting):
        rated(world, "director", area_called(world, "Payroll"), "high")
        note = "The statute."
        payroll, by = area_called(world, "Payroll"), world.actor("director")
        look_at_gate(area=payroll, kind="legal_authority", state="stops", note=note, by=by, at=AT)
        actor = world.actor("director")
        made = as_scan(State(actor, actor.places[0], OwnScan.objects.get(), TODAY))
    again = to_scan(json.loads(json.dumps(from_scan(made), default=str)))
    assert changes(made, again) == ()
    assert again.statements == made.statements
    assert again.area(area_called(world, "Payroll").service.key).verdict == "yes"
