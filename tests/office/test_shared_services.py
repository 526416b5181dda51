"""From the catalogue onto the board, through its stages, with what must come first and who takes part."""

import datetime

import pytest

from interlocal.core.catalogue.standard import standard_key
from interlocal.core.participation.actions import join, note_other_stage
from interlocal.core.participation.models import Participation, Prerequisite, SharedService
from interlocal.platform.acting import acting
from tests.office.conftest import Office, SignIn
from tests.worlds import AT, TODAY

YEAR = datetime.timedelta(days=365)


def page_of(office: Office, title: str, path: str = "") -> str:
    return office.address(f"board/{office.services[title].id}/{path}")


def now_of(office: Office, title: str) -> SharedService:
    with acting(office.director.acting):
        return SharedService.objects.get(id=office.services[title].id)


def test_a_standard_entry_goes_onto_the_board(office: Office, signed_in: SignIn) -> None:
    director, audit = signed_in("director"), standard_key("audit")
    catalogue = director.get(office.address("catalogue/"))
    assert "Initial assessment, row 1" in catalogue.content.decode()
    address = office.address(f"catalogue/{audit}/propose/")
    body = {"stage": "deferred", "stage_since_stated": "fall 2019", "stage_reason": "not stated"}
    answer = director.post(address, body)
    assert answer.status_code == 302
    assert "since fall 2019" in director.get(office.address("board/")).content.decode()
    again = director.post(address, body)
    assert again.status_code == 200
    assert again.context["form"].errors


def test_an_own_entry_has_parts_and_is_seen_by_its_partnership_alone(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    first = director.post(office.address("catalogue/add/"), {"title": "Snow", "area": "facilities"})
    whole = first["Location"].rstrip("/").split("/")[-2]
    director.post(office.address("catalogue/add/"), {"title": "Ploughs", "area": "facilities", "part_of": whole})
    html = director.get(office.address("catalogue/")).content.decode()
    assert html.index("Snow") < html.index("— Ploughs")
    other = office.found_empty()
    assert "Ploughs" not in director.get(f"/p/{other.key}/catalogue/").content.decode()
    assert director.get(f"/p/{other.key}/catalogue/{whole}/propose/").status_code == 404


@pytest.mark.parametrize("stage", ["on_hold", "deferred", "declined", "ended"])
def test_what_stands_still_says_why(stage: str, office: Office, signed_in: SignIn) -> None:
    director, body = signed_in("director"), {"stage": stage, "version": "1"}
    refused = director.post(page_of(office, "Payroll", "move/"), body)
    assert "Say why" in refused.context["form"].errors["stage_reason"][0]
    assert now_of(office, "Payroll").stage == "running"
    moved = director.post(page_of(office, "Payroll", "move/"), body | {"stage_reason": "Too few hands"})
    assert moved.status_code == 302
    assert "Too few hands" in director.get(page_of(office, "Payroll")).content.decode()


def test_a_move_is_kept_in_the_history_and_the_log(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    director.post(
        page_of(office, "Fleet", "move/"), {"stage": "screening", "stage_since": "2026-10-01", "version": "1"}
    )
    answer = director.get(page_of(office, "Fleet"))
    assert [change.stage for change in answer.context["history"]] == ["idea", "screening"]
    assert "Oct 1, 2026" in answer.content.decode()
    assert "Moved Fleet from idea to screening" in director.get(office.address("audit/")).content.decode()


def test_two_people_who_edit_one_service_are_shown_both(office: Office, signed_in: SignIn) -> None:
    director, address = signed_in("director"), page_of(office, "Payroll", "edit/")
    lead = str(office.world.people["alder_clerk"].id)
    assert director.post(address, {"level": "staff", "lead": lead, "version": "1"}).status_code == 302
    answer = director.post(address, {"level": "process", "note": "Mine", "version": "1"})
    shown = {field.field: (field.saved, field.yours) for field in answer.context["form"].conflict.fields}
    assert shown["Level of combination"] == ("Staff", "Process")
    assert shown["Lead"] == ("Alder Clerk", None)
    assert shown["Note"] == (None, "Mine")
    assert now_of(office, "Payroll").level == "staff"


def test_another_source_is_shown_beside_the_stage_and_on_the_board(office: Office, signed_in: SignIn) -> None:
    by = office.director
    with acting(by.acting):
        note_other_stage(
            shared=office.services["Payroll"],
            stage="deferred",
            reason="The article still has it deferred.",
            source_document="Article",
            by=by,
            at=AT,
        )
    viewer = signed_in("alder_viewer")
    answer = viewer.get(page_of(office, "Payroll"))
    assert [change.stage for change in answer.context["history"]] == ["running"]
    assert "The sources don't agree on the stage" in answer.content.decode()
    assert "The article still has it deferred." in answer.content.decode()
    board = viewer.get(office.address("board/")).content.decode()
    assert "Sources disagree; another says: deferred, as of an undated source" in board


def test_one_source_that_says_both_is_no_disagreement_of_sources(office: Office, signed_in: SignIn) -> None:
    salaries, by = (
        office.share("Salaries", stage="idea", source_document="Report", source_place="Page 1"),
        office.director,
    )
    source = {"source_document": "Report", "source_place": "Page 2", "source_dated": "2019"}
    with acting(by.acting):
        note_other_stage(shared=salaries, stage="running", reason="", by=by, at=AT, **source)
        note_other_stage(shared=salaries, stage="idea", reason="", by=by, at=AT, source_document="Article")
    page = signed_in("director").get(page_of(office, "Salaries")).content.decode()
    assert "One source gives more than one stage" in page
    board = signed_in("director").get(office.address("board/")).content.decode()
    assert "One source also says: running<" in board
    assert "Sources disagree" not in board


def test_the_convener_settles_what_sources_disagree_on_by_stating_the_same_stage_anew(
    office: Office, signed_in: SignIn
) -> None:
    director, clinics = signed_in("director"), office.share("Clinics", stage="evaluating", source_document="Report")
    with acting(office.director.acting):
        note_other_stage(shared=clinics, stage="idea", reason="", by=office.director, at=AT, source_document="Article")
    body = {"stage": "evaluating", "stage_since": "2026-10-01", "version": "1"}
    assert director.post(page_of(office, "Clinics", "move/"), body).status_code == 302
    assert "Sources disagree" not in director.get(office.address("board/")).content.decode()
    again = director.post(page_of(office, "Clinics", "move/"), body | {"version": "2"})
    assert "It stands there already" in again.context["form"].errors["stage"][0]
    log = director.get(office.address("audit/")).content.decode()
    assert "Said anew since when, why or by which source Clinics is evaluating" in log


def test_what_a_document_said_is_not_told_as_of_today(office: Office, signed_in: SignIn) -> None:
    by, source = office.director, {"source_document": "Report", "source_dated": "December 10, 2019"}
    radio = office.share("Radio", stage="running", **source)
    with acting(by.acting):
        for name, dated in (("alder", source), ("birch", {"source_document": "Article"})):
            join(shared=radio, government=office.world.governments[name], mode="full", by=by, at=AT, **dated)
    viewer = signed_in("alder_viewer")
    page = viewer.get(page_of(office, "Radio"))
    assert page.context["taking_part"] == (
        "1 government takes part; 1 government takes part, as of an undated source"
    ), "the first is as old as the stage, which the page says beside it"
    with acting(by.acting):
        government = office.world.governments["council"]
        join(shared=radio, government=government, mode="full", ends_on=TODAY + YEAR, by=by, at=AT, **source)
    later = viewer.get(page_of(office, "Radio")).context["taking_part"]
    assert later.startswith("2 governments take part;"), "with one whose end is stated"
    assert "as of December 10, 2019" in page.content.decode()
    board = viewer.get(office.address("board/")).content.decode()
    assert "The stage of 1 is our reading of a document; its card says as of when." in board
    assert "as of December 10, 2019" in board
    assert "(as of December 10, 2019)" in viewer.get(office.address()).content.decode()
    assert "Running, as of December 10, 2019" in viewer.get(office.address("catalogue/")).content.decode()
    [drawing] = [
        each for each, _url in viewer.get(office.address("participation/")).context["drawings"] if each.title == "Radio"
    ]
    assert [len(row.bars) for row in drawing.lines] == [0, 0, 1]


def test_a_service_shows_the_name_that_it_has_in_the_region(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    body = {"called": "Operation Payday", "level": "software", "version": "1"}
    assert director.post(page_of(office, "Payroll", "edit/"), body).status_code == 302
    for path in ("", "board/", "catalogue/", "participation/", page_of(office, "Payroll")):
        address = path if path.startswith("/") else office.address(path)
        assert "Operation Payday" in director.get(address).content.decode(), path


def test_what_must_come_first_is_shown_both_ways(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    body = {"requires": str(office.services["Payroll"].id), "reason": "One ledger"}
    assert director.post(page_of(office, "Fleet", "first/"), body).status_code == 302
    assert "First: Payroll (running)" in director.get(office.address("board/")).content.decode()
    assert "One ledger" in director.get(page_of(office, "Fleet")).content.decode()
    assert "Waits for this one" in director.get(page_of(office, "Payroll")).content.decode()


def test_a_choice_of_nothing_says_what_to_do_first(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    director.post(page_of(office, "Fleet", "first/"), {"requires": str(office.services["Payroll"].id)})
    page = director.get(page_of(office, "Fleet", "first/")).content.decode()
    assert "No other service is on the board that could come first." in page
    assert "<select" not in page
    refused = director.post(page_of(office, "Fleet", "first/"), {"requires": ""})
    assert "No other service is on the board" in refused.content.decode()
    other = office.found_empty()
    assert "Part of" not in director.get(f"/p/{other.key}/catalogue/add/").content.decode(), "it has no entry yet"


def test_whoever_may_not_record_is_told_whom_to_ask(office: Office, signed_in: SignIn) -> None:
    sentence = "ask Dana Director of Maple Council, the convener"
    for path in ("", "board/", "catalogue/", "participation/", "decisions/", page_of(office, "Payroll")):
        address = path if path.startswith("/") else office.address(path)
        assert sentence in signed_in("alder_manager").get(address).content.decode(), path
        assert sentence not in signed_in("director").get(address).content.decode(), path


def test_a_circle_is_refused_and_a_link_can_be_taken_back(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    director.post(page_of(office, "Fleet", "first/"), {"requires": str(office.services["Payroll"].id)})
    circle = director.post(page_of(office, "Payroll", "first/"), {"requires": str(office.services["Fleet"].id)})
    assert circle.context["form"].non_field_errors() == [
        "Payroll can't wait for Fleet, which itself waits for Payroll."
    ]
    with acting(office.director.acting):
        link = Prerequisite.objects.get()
    assert director.post(page_of(office, "Fleet", f"first/{link.id}/withdraw/")).status_code == 302
    with acting(office.director.acting):
        assert not Prerequisite.objects.exists()


def joining(office: Office, government: str, **term: str) -> dict[str, str]:
    return {"government": str(office.world.governments[government].id), "mode": "full", **term}


def test_terms_that_overlap_are_refused_and_nothing_is_written(office: Office, signed_in: SignIn) -> None:
    body = joining(office, "alder", starts_on="2020-01-01", ends_on="2022-01-01")
    answer = signed_in("director").post(page_of(office, "Payroll", "participation/begin/"), body)
    assert "overlaps the one from Jan. 1, 2021 to no end" in answer.context["form"].non_field_errors()[0]
    with acting(office.director.acting):
        assert Participation.objects.count() == 1


def test_a_government_joins_and_leaves(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    joined = director.post(page_of(office, "Payroll", "participation/begin/"), joining(office, "birch"))
    assert joined.status_code == 302
    page = director.get(page_of(office, "Payroll"))
    assert page.context["taking_part"] == "2 governments take part"
    with acting(office.director.acting):
        term = Participation.objects.get(government=office.world.governments["birch"])
    address = page_of(office, "Payroll", f"participation/{term.id}/end/")
    assert director.post(address, {"ends_on": "2026-01-01"}).status_code == 302
    assert director.get(page_of(office, "Payroll")).context["taking_part"] == "1 government takes part"


def test_a_term_can_not_end_before_it_began(office: Office, signed_in: SignIn) -> None:
    with acting(office.director.acting):
        term = Participation.objects.get()
    address = page_of(office, "Payroll", f"participation/{term.id}/end/")
    answer = signed_in("director").post(address, {"ends_on": "2020-06-01"})
    assert "ends before it starts" in answer.context["form"].non_field_errors()[0]


def test_what_was_entered_by_older_rules_stops_nobody_and_is_named_where_it_must_be_mended(
    office: Office, signed_in: SignIn
) -> None:
    """Texts of one line once took line breaks."""
    with acting(office.director.acting):
        term = Participation.objects.get()
        Participation.objects.update(note="first\nsecond")
        SharedService.objects.filter(id=office.services["Payroll"].id).update(stage_reason="first\nsecond")
    director = signed_in("director")
    ended = director.post(page_of(office, "Payroll", f"participation/{term.id}/end/"), {"ends_on": "2026-01-01"})
    assert ended.status_code == 302
    edited = director.post(page_of(office, "Payroll", "edit/"), {"level": "staff", "version": "1"})
    assert edited.context["form"].non_field_errors()[0].startswith("Reason: This is one line")
    anew = {"stage": "running", "stage_reason": "first", "version": "1"}
    assert director.post(page_of(office, "Payroll", "move/"), anew).status_code == 302
    assert director.post(page_of(office, "Payroll", "edit/"), {"level": "staff", "version": "2"}).status_code == 302


def test_a_service_is_reached_only_through_its_own_partnership(office: Office, signed_in: SignIn) -> None:
    other = office.found_empty()
    address = f"/p/{other.key}/board/{office.services['Payroll'].id}/"
    assert signed_in("director").get(address).status_code == 404


def test_a_running_service_without_anybody_says_that_none_is_recorded(office: Office, signed_in: SignIn) -> None:
    office.share("Radio", stage="running")
    html = signed_in("alder_viewer").get(office.address("board/")).content.decode()
    assert "no participation recorded" in html
    assert "0 take part" not in html


def test_the_timeline_draws_open_ends_for_what_is_not_stated(office: Office, signed_in: SignIn) -> None:
    office.join("Fleet", "birch", None, 2022)
    answer = signed_in("alder_viewer").get(office.address("participation/"))
    bars = {timeline.title: timeline.lines[0].bars[0] for timeline, _url in answer.context["drawings"]}
    assert (bars["Fleet"].open_start, bars["Fleet"].open_end) == (True, False)
    assert (bars["Payroll"].open_start, bars["Payroll"].open_end) == (False, True)
    assert "start not stated" in answer.content.decode()


def test_the_timeline_by_government_has_the_same_terms(office: Office, signed_in: SignIn) -> None:
    office.join("Fleet", "alder", 2022)
    viewer = signed_in("alder_viewer")
    by_service, by_government = (
        [each for each, _url in viewer.get(office.address(f"participation/{query}")).context["drawings"]]
        for query in ("", "?by=government")
    )
    assert [timeline.title for timeline in by_service] == ["Fleet", "Payroll"]
    assert [[row.name for row in timeline.lines] for timeline in by_government] == [["Fleet", "Payroll"]]
    assert by_government[0].table.columns[0].title == "Shared service"


def test_each_paragraph_of_a_note_is_one_on_the_page(office: Office, signed_in: SignIn) -> None:
    office.share("Interviews", note="Runs in two cities.\n\nScenario: the third shares its data. Nobody says so.")
    html = signed_in("alder_viewer").get(page_of(office, "Interviews")).content.decode()
    assert "<p>Runs in two cities.</p>" in html
    assert "<p>Scenario: the third shares its data. Nobody says so.</p>" in html


def test_what_nobody_recorded_is_not_stated_as_a_fact(office: Office, signed_in: SignIn) -> None:
    office.share("Interviews")
    html = signed_in("alder_viewer").get(page_of(office, "Interviews")).content.decode()
    assert "No participation recorded" in html
    assert "No order recorded" in html


def test_the_first_line_of_a_note_stands_on_the_board_cut_to_what_a_card_can_hold(
    office: Office, signed_in: SignIn
) -> None:
    office.share("Audit", note="Verdict: No.\n\nEach keeps its own.")
    office.share("Mowing", note="A word " * 40)
    cards = {
        card.title: card.lines
        for column in signed_in("alder_viewer").get(office.address("board/")).context["board"].columns
        for lane in column.lanes
        for card in lane.cards
    }
    assert cards["Audit"] == ["Verdict: No."]
    (line,) = cards["Mowing"]
    assert line.endswith("…")
    assert len(line) <= 72
