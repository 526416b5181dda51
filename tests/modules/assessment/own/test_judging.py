"""Gates and verdicts of a scan that members run: who may say what, and that nothing said is lost."""

import pytest
from django.core.exceptions import ValidationError

from interlocal.core.access.actor import Refused
from interlocal.core.audit.models import Event
from interlocal.modules.assessment.actions import decide, look_at_gate
from interlocal.modules.assessment.models import AreaVerdict, Gate, ScanArea
from interlocal.modules.assessment.models import criteria as rows
from interlocal.modules.assessment.queries import gates_of, judging_of, verdict_history_of, verdicts_of
from interlocal.modules.assessment.rules import judging as rules
from interlocal.platform.acting import acting
from interlocal.platform.versions import Conflict
from tests.modules.assessment.own.judged import a_scan, all_clear, rated
from tests.modules.assessment.own.raters import areas
from tests.worlds import AT, World, all_ids, tri_cities

pytestmark = pytest.mark.django_db
STEP = "Dana drafts a joint request for proposals until March."


@pytest.fixture
def world() -> World:
    return tri_cities()


def look(world: World, who: str, area: ScanArea, kind: str = "legal_authority", whose: str = "", **said: str) -> Gate:
    by = world.actor(who)
    with acting(by.acting):
        return look_at_gate(
            area=area,
            kind=kind,
            government=world.governments[whose] if whose else None,
            by=by,
            at=AT,
            **{"state": "stops", "note": "State statute 70.220", **said},
        )


def verdict(world: World, area: ScanArea, what: str = "yes", who: str = "director", **said: object) -> AreaVerdict:
    by = world.actor(who)
    values: dict[str, object] = {"next_step": STEP, "reason": "Both run the same product.", "seen_version": 0}
    with acting(by.acting):
        return decide(area=area, verdict=what, by=by, at=AT, **values | said)  # type: ignore[arg-type]


def test_rows_and_rules_know_the_same_gates() -> None:
    assert [*rows.GateKind] == [*rules.GateKind]
    assert {*rows.GateState} == {*rules.GateState} - {rules.GateState.NOT_LOOKED_AT}  # which has no row


def test_a_gate_is_looked_at_again_and_the_former_word_stays(world: World) -> None:
    scan, payroll, fleet = a_scan(world)
    look(world, "director", payroll)
    again = look(world, "director", payroll, state="clear", note="The statute was amended.")
    director = world.actor("director")
    with acting(director.acting):
        assert list(gates_of(director, scan)) == [again]
        kept = Gate.objects.order_by("version").values_list("version", "state", "note", "current")
        assert list(kept) == [
            (1, "stops", "State statute 70.220", False),
            (2, "clear", "The statute was amended.", True),
        ]
        assert judging_of(director, scan, [fleet]).passage(fleet).not_looked_at == tuple(rules.GateKind)
        event = Event.objects.filter(verb="gate.looked_at").latest("at", "number")
        assert event.facts == {"area": str(payroll.id), "kind": "legal_authority", "state": "clear"}


@pytest.mark.parametrize("who", ["alder_manager", "alder_clerk", "birch_finance", "alder_viewer"])
def test_gates_are_for_those_who_run_scans(world: World, who: str) -> None:
    _scan, payroll, _fleet = a_scan(world)
    with pytest.raises(Refused):
        look(world, who, payroll)


def test_a_veto_is_its_own_governments_and_nobody_elses(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    stops = look(world, "alder_manager", payroll, "veto", "alder")
    assert (stops.state, stops.government_id) == ("stops", world.governments["alder"].id)
    for who, whose in (("alder_manager", "birch"), ("birch_finance", "birch"), ("alder_clerk", "alder")):
        with pytest.raises(Refused):
            look(world, who, payroll, "veto", whose)
    lifted = look(world, "alder_manager", payroll, "veto", "alder", state="clear", note="The council voted 5 to 2.")
    look(world, "director", payroll, "veto", "birch", state="condition", note="Its finance director, by phone.")
    director = world.actor("director")
    with acting(director.acting):
        standing = {gate.government.key: gate.state for gate in gates_of(director, scan) if gate.government}
        assert standing == {"alder": "clear", "birch": "condition"}
        assert judging_of(director, scan, [payroll]).passage(payroll).on_condition == (rules.GateKind.VETO,)
    assert lifted.version == 2


def test_what_a_member_s_own_people_veto_they_alone_lift(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    look(world, "alder_manager", payroll, "veto", "alder")
    with pytest.raises(ValidationError, match="lifts it itself"):
        look(world, "director", payroll, "veto", "alder", state="clear", note="Lifted by the director.")
    look(world, "director", payroll, "veto", "birch", note="Its finance director, by phone.")
    look(world, "director", payroll, "veto", "birch", state="clear", note="The same, a week later.")
    director = world.actor("director")
    with acting(director.acting):
        standing = {gate.government.key: gate.state for gate in gates_of(director, scan) if gate.government}
    assert standing == {"alder": "stops", "birch": "clear"}


def test_a_veto_says_whose_it_is_and_only_members_have_one(world: World) -> None:
    _scan, payroll, _fleet = a_scan(world)
    with pytest.raises(ValidationError, match="whose veto"):
        look(world, "director", payroll, "veto")
    with pytest.raises(ValidationError, match="Only a member"):
        look(world, "director", payroll, "veto", "cedar")  # its term has ended
    with pytest.raises(ValidationError, match="whose veto"):
        look(world, "director", payroll, "legal_authority", "alder")
    with pytest.raises(ValidationError) as told:
        look(world, "director", payroll, state="perhaps", note=" ")
    assert set(told.value.error_dict) == {"state", "note"}
    assert all_ids(Gate, world.actor("director")) == set()


@pytest.mark.parametrize("what", ["yes", "maybe"])
def test_a_yes_or_a_maybe_needs_a_next_step_told_at_its_field(world: World, what: str) -> None:
    _scan, payroll, _fleet = a_scan(world)
    with pytest.raises(ValidationError) as told:
        verdict(world, payroll, what, next_step="  ", reason=" ")
    assert set(told.value.error_dict) == {"next_step", "reason"}
    assert verdict(world, payroll, "no", next_step="").next_step == ""


def test_a_verdict_is_for_those_who_run_scans(world: World) -> None:
    _scan, payroll, _fleet = a_scan(world)
    for who in ("alder_manager", "birch_finance", "alder_viewer"):
        with pytest.raises(Refused):
            verdict(world, payroll, who=who)


def test_another_verdict_takes_its_place_and_all_that_was_said_stays(world: World) -> None:
    scan, payroll, fleet = a_scan(world, "director", "alder_manager")
    all_clear(world, payroll)
    for who in ("director", "alder_manager"):
        rated(world, who, payroll, "high")
    verdict(world, payroll, "maybe", reason="Too early to say.")
    look(world, "director", payroll)
    changed = verdict(world, payroll, "no", next_step="", reason="The statute stands.", seen_version=1)
    verdict(world, fleet, "yes")
    director = world.actor("director")
    with acting(director.acting):
        history = verdict_history_of(director, payroll).values_list("version", "verdict", "suggested", "current")
        assert list(history) == [(2, "no", "no", True), (1, "maybe", "yes", False)]
        assert {each.area_id: each.verdict for each in verdicts_of(director, scan)} == {
            payroll.id: "no",
            fleet.id: "yes",
        }
        assert verdicts_of(director, scan).get(area=fleet).suggested == ""  # unrated: nothing to suggest
        facts = Event.objects.get(verb="verdict.recorded", subject=changed.id).facts
        assert facts == {"area": str(payroll.id), "verdict": "no", "suggested": "no"}


def test_whoever_decides_on_an_older_verdict_is_shown_the_one_that_stands(world: World) -> None:
    _scan, payroll, _fleet = a_scan(world)
    first = verdict(world, payroll)
    with pytest.raises(Conflict) as conflict:
        verdict(world, payroll, "no", next_step="")
    assert conflict.value.theirs == first
    assert conflict.value.yours["verdict"] == "no"
    assert all_ids(AreaVerdict, world.actor("director")) == {first.id}


def test_raters_who_are_far_apart_hold_a_yes_back(world: World) -> None:
    scan, payroll, _fleet = a_scan(world, "director", "birch_finance", "alder_manager")
    all_clear(world, payroll)
    for who, level in (("director", "high"), ("alder_manager", "high"), ("birch_finance", "low")):
        rated(world, who, payroll, level)
    director = world.actor("director")
    with acting(director.acting):
        suggestion = judging_of(director, scan, [payroll]).suggestion(payroll)
        assert judging_of(director, scan, areas(world, scan)).suggestion(payroll) == suggestion
    assert suggestion.verdict == "maybe"
    assert [because.ground for because in suggestion.because] == [rules.Ground.HIGH_SCORE, rules.Ground.RATERS_APART]


def test_what_another_partnership_judges_is_not_there(world: World) -> None:
    other = tri_cities("Other ")
    scan, payroll, _fleet = a_scan(other)
    look(other, "director", payroll)
    verdict(other, payroll)
    mine = world.actor("director")
    with acting(mine.acting):
        assert not gates_of(mine, scan).exists()
        assert not verdicts_of(mine, scan).exists()
        with pytest.raises(Refused):
            look_at_gate(area=payroll, kind="veto", state="stops", note="-", government=None, by=mine, at=AT)
