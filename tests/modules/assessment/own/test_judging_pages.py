"""The pages on which areas are judged, as each kind of person meets them."""

import re

import pytest
from django.test import Client

from interlocal.core.participation.models import SharedService
from interlocal.modules.assessment.actions import look_at_gate, plan_phase
from interlocal.modules.assessment.models import AreaVerdict, Gate, OwnScan, Precedence, ScanArea, ScanPhase
from interlocal.platform.acting import acting
from tests.modules.assessment.own.judged import a_scan, all_clear, rated
from tests.worlds import AT, World, all_ids, tri_cities

pytestmark = pytest.mark.django_db
VERDICT = {"verdict": "yes", "next_step": "Draft a request for proposals.", "reason": "Same product.", "version": "0"}


@pytest.fixture
def world() -> World:
    return tri_cities()


class Visitor:
    """Somebody with a browser, in one scan."""

    def __init__(self, world: World, who: str, scan: OwnScan) -> None:
        self.client = Client()
        self.client.force_login(world.people[who])
        self.below = f"/p/{world.partnership.key}/assessment/own/{scan.key}/"

    def get(self, path: str, expected: int = 200) -> str:
        answer = self.client.get(self.below + path)
        assert answer.status_code == expected
        return re.sub(r"\s+", " ", answer.content.decode())

    def post(self, path: str, expected: int = 302, **body: str) -> str:
        answer = self.client.post(self.below + path, body)
        assert answer.status_code == expected, answer.content.decode()
        return str(answer["Location"]) if expected == 302 else answer.content.decode()


def of(area: ScanArea, page: str = "") -> str:
    return f"areas/{area.id}/{page}"


def test_an_area_says_what_nobody_looked_at_and_that_nothing_can_be_suggested(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    shown = Visitor(world, "alder_viewer", scan).get(of(payroll))
    assert "No verdict yet. The rule can&#x27;t suggest a verdict yet." in shown
    assert shown.count("not looked at") == 4
    assert "Nobody has rated: Similarity, or lack of distinct specialization" in shown
    assert "Yes from 66.7% of the highest possible on" in shown
    assert "Record the verdict" not in shown
    assert "Look at it" not in shown


def test_a_gate_that_stops_comes_first_and_leaves_the_score_alone(world: World) -> None:
    scan, payroll, _fleet = a_scan(world, "director")
    rated(world, "director", payroll, "high")
    director = Visitor(world, "director", scan)
    assert "The ratings reach 100% of the highest possible" in director.get(of(payroll))
    director.post(of(payroll, "gates/public/"), state="stops", note="Residents would notice.")
    shown = director.get(of(payroll))
    assert "A gate stops this area, whatever its ratings are." in shown
    assert "Stopped by: Noticeable to the public, or for elected bodies to deliberate." in shown
    gates = shown[shown.index("<caption>How each gate stands") :]
    assert gates.index("Residents would notice.") < gates.index("not looked at")
    assert "The rule suggests: No." in shown
    assert "1 area is stopped by a gate." in director.get("verdicts/")


def test_a_city_manager_vetoes_for_her_city_and_lifts_it_again(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    manager = Visitor(world, "alder_manager", scan)
    assert of(payroll, "gates/veto/") in manager.get(of(payroll))
    alder = str(world.governments["alder"].id)
    manager.post(of(payroll, "gates/veto/"), government=alder, state="stops", note="The council said no.")
    shown = manager.get(of(payroll))
    assert "Veto of a member (Alder)" in shown
    assert "No word on a veto from: Birch." in shown
    assert f"{of(payroll, 'gates/veto/')}?of=alder" in shown
    chosen = re.findall(r'<input[^>]* value="(\w+)"[^>]* checked', manager.get(of(payroll, "gates/veto/?of=alder")))
    assert chosen == ["stops"]
    director = Visitor(world, "director", scan)
    assert "checked" not in director.get(of(payroll, "gates/veto/"))  # whose it is was not chosen yet
    assert "checked" not in director.get(of(payroll, "gates/veto/?of=birch"))
    manager.post(of(payroll, "gates/veto/"), government=alder, state="clear", note="It voted again.")
    assert len(all_ids(Gate, world.actor("director"))) == 2
    lifted = director.get(of(payroll))
    assert lifted.index("It voted again.") < lifted.index("What was said of the gates before")
    assert lifted.index("What was said of the gates before") < lifted.index("The council said no.")


def test_a_regional_council_that_convenes_is_asked_for_no_veto(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    council = world.governments["council"]
    director = Visitor(world, "director", scan)
    choice = re.findall(r'<option value="[^"]+"[^>]*>([^<]+)<', director.get(of(payroll, "gates/veto/")))
    assert choice == ["Alder", "Birch"]
    told = director.post(of(payroll, "gates/veto/"), 200, government=str(council.id), state="stops", note="Ours")
    assert "Select a valid choice" in told
    assert all_ids(Gate, world.actor("director")) == set()


def test_nobody_speaks_for_another_city_or_of_another_gate(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    birch = str(world.governments["birch"].id)
    manager, finance = Visitor(world, "alder_manager", scan), Visitor(world, "birch_finance", scan)
    told = manager.post(of(payroll, "gates/veto/"), 200, government=birch, state="stops", note="They said so.")
    assert "Select a valid choice" in told
    manager.get(of(payroll, "gates/public/"), 404)
    manager.post(of(payroll, "gates/public/"), 404, state="stops", note="Mine")
    finance.get(of(payroll, "gates/veto/"), 404)
    finance.post(of(payroll, "gates/veto/"), 404, government=birch, state="stops", note="Mine")
    Visitor(world, "director", scan).get(of(payroll, "gates/weather/"), 404)
    assert all_ids(Gate, world.actor("director")) == set()


def test_a_verdict_without_a_next_step_is_told_at_its_field_with_all_else(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    director = Visitor(world, "director", scan)
    told = director.post(of(payroll, "verdict/"), 200, **VERDICT | {"next_step": "", "reason": " "})
    assert 'href="#id_next_step"' in told
    assert "A Yes or a Maybe needs a next step" in told
    assert "This field is required" in told
    told = director.post(of(payroll, "verdict/"), 200, **VERDICT | {"next_step": "\u200b"})
    assert "Nothing of this can be seen" in told
    assert all_ids(AreaVerdict, world.actor("director")) == set()


def test_the_second_director_sees_both_verdicts_and_may_still_decide(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    director = Visitor(world, "director", scan)
    director.post(of(payroll, "verdict/"), **VERDICT)
    other = VERDICT | {"verdict": "no", "next_step": "", "reason": "Too dear."}
    told = director.post(of(payroll, "verdict/"), 200, **other)
    assert "Same product." in told
    assert "Too dear." in told
    assert 'name="version" value="1"' in told
    director.post(of(payroll, "verdict/"), **other | {"version": "1"})
    shown = director.get(of(payroll))
    assert "Because: Too dear." in shown
    assert "Same product." in shown  # in the history
    listed = director.get("verdicts/")
    assert "1 No, 1 without a verdict." in listed


def test_where_team_and_rule_differ_both_are_said(world: World) -> None:
    scan, payroll, _fleet = a_scan(world, "director", "alder_manager")
    rated(world, "director", payroll, "high")
    rated(world, "alder_manager", payroll, "high")
    all_clear(world, payroll)
    director = Visitor(world, "director", scan)
    director.post(of(payroll, "verdict/"), **VERDICT | {"verdict": "maybe"})
    assert "The rule suggests: Yes. The team decided otherwise." in re.sub("</?strong>", "", director.get(of(payroll)))
    assert "Yes: the team decided otherwise" in director.get("verdicts/")


def test_a_verdict_that_later_facts_overtook_is_not_called_the_teams_own(world: World) -> None:
    scan, payroll, _fleet = a_scan(world, "director", "alder_manager")
    rated(world, "director", payroll, "high")
    rated(world, "alder_manager", payroll, "high")
    all_clear(world, payroll)
    director = Visitor(world, "director", scan)
    director.post(of(payroll, "verdict/"), **VERDICT)
    assert "otherwise" not in director.get("verdicts/")
    director.post(of(payroll, "gates/legal_authority/"), state="stops", note="Counsel says no.")
    shown = re.sub("</?strong>", "", director.get(of(payroll)))
    assert "The rule suggests: No. It suggested Yes when the team decided: look again." in shown
    assert "1 Yes, 1 without a verdict. A gate stops 1 that is a Yes or a Maybe." in director.get("")
    listed = director.get("verdicts/")
    assert "No: it suggested Yes when the team decided: look again" in listed
    assert "Look at 1 again: the rule suggests something else than when it was decided." in listed
    assert "the team decided otherwise" not in shown + listed
    director.post(of(payroll, "verdict/"), **VERDICT | {"version": "1"})
    assert "No: the team decided otherwise" in director.get("verdicts/"), "now it knows"


def test_a_table_of_verdicts_names_what_nobody_looked_at_and_counts_who_said_nothing_of_a_veto(world: World) -> None:
    scan, payroll, fleet = a_scan(world)
    all_clear(world, payroll)
    director = Visitor(world, "director", scan)
    director.post(of(fleet, "gates/public/"), state="condition", note="The council votes on it.")
    shown = director.get("verdicts/")
    assert "None stands in the way. No word on a veto from 1 of 2." in shown  # not the council, which is not asked
    assert "Not looked at: Legal authority; Labor agreement; Veto of a member. On a condition: Noticeable" in shown
    by = world.actor("director")
    with acting(by.acting):
        birch = world.governments["birch"]
        look_at_gate(area=payroll, kind="veto", state="clear", note="By phone.", government=birch, by=by, at=AT)
    assert "None stands in the way. </td>" in director.get("verdicts/").replace("way.</td>", "way. </td>")


def test_one_rater_alone_never_gets_a_yes(world: World) -> None:
    scan, payroll, _fleet = a_scan(world, "director")
    rated(world, "director", payroll, "high")
    all_clear(world, payroll)
    shown = Visitor(world, "director", scan).get(of(payroll))
    assert "The rule suggests: Maybe." in shown
    assert "Rests on one rater: Similarity" in shown


def test_what_must_come_first_is_said_once_and_never_in_a_circle(world: World) -> None:
    scan, payroll, fleet = a_scan(world)
    director = Visitor(world, "director", scan)
    director.post(of(payroll, "first/"), first=str(fleet.id), reason="It hosts the server.")
    assert "Waits for this one" in director.get(of(fleet))
    told = director.post(of(fleet, "first/"), 200, first=str(payroll.id), reason="")
    assert "can&#x27;t wait for" in told
    (said,) = all_ids(Precedence, world.actor("director"))
    director.post(of(payroll, f"first/{said}/"))
    assert "Nothing must come first" in director.get(of(payroll))


def test_phases_are_planned_changed_and_dropped(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    director = Visitor(world, "director", scan)
    assert "No phase yet" in director.get("phases/")
    director.post("phases/plan/", name="Deeper look", state="planned", when_stated="spring 2027", summary="")
    (phase,) = all_ids(ScanPhase, world.actor("director"))
    director.post(of(payroll, "edit/"), name="Payroll", phase=str(phase), version="1")
    assert "Payroll" in director.get("phases/")
    told = director.post(f"phases/{phase}/drop/", 200)
    assert "Give them another phase first: Payroll" in told
    edited = {"name": "Deeper look", "state": "done", "when_stated": "", "summary": "", "version": "1"}
    director.post(f"phases/{phase}/edit/", **edited)
    assert "Deeper look" in director.post(f"phases/{phase}/edit/", 200, **edited | {"name": "Mine"})  # both are shown
    director.post(of(payroll, "edit/"), name="Payroll", phase="", version="2")
    director.post(f"phases/{phase}/drop/")
    assert all_ids(ScanPhase, world.actor("director")) == set()


def test_one_click_puts_an_area_on_the_board_and_the_second_leads_there(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    director = Visitor(world, "director", scan)
    assert "Put it on the board as an idea" in director.get(of(payroll))
    first = director.post(of(payroll, "board/"))
    assert director.post(of(payroll, "board/")) == first
    assert first in director.get(of(payroll))
    with acting(world.actor("director").acting):
        shared = SharedService.objects.get()
        assert (shared.service_id, shared.stage) == (payroll.service_id, "idea")
        assert shared.note.startswith("From the scan “Back office scan”")
    Visitor(world, "alder_manager", scan).post(of(payroll, "board/"), 404)


def test_areas_of_another_scan_are_not_found_here(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    other, _payroll, fleet = a_scan(world)
    director = Visitor(world, "director", other)
    for page in ("", "verdict/", "gates/public/", "first/", "board/"):
        director.get(of(payroll, page), 404)
    by = world.actor("director")
    with acting(by.acting):
        phase = plan_phase(scan=scan, name="Short forms", by=by, at=AT)
        look_at_gate(area=payroll, kind="public", state="stops", note="Ours", by=by, at=AT)
    director.get(f"phases/{phase.id}/edit/", 404)
    assert "stopped" not in director.get("verdicts/")
    told = director.post(of(fleet, "first/"), 200, first=str(payroll.id), reason="")
    assert "Select a valid choice" in told
