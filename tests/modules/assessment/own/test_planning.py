"""The plan of a scan, written through actions: who may, what is refused, what stays."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from interlocal.core.access.actor import Refused
from interlocal.modules.assessment.actions import (
    add_areas,
    add_entry,
    edit_entry,
    finish_charge,
    judge_readiness,
    remove_area,
    remove_entry,
    start_scan,
)
from interlocal.modules.assessment.models import (
    OwnScan,
    PlanEntry,
    Precondition,
    Readiness,
    Risk,
    Strength,
    TeamTask,
    TechnologyStep,
)
from interlocal.modules.assessment.planning.readiness import readiness_answer, stands_of
from interlocal.modules.assessment.planning.sections import SECTIONS
from interlocal.modules.assessment.queries import names, readiness_of
from interlocal.platform.acting import acting
from interlocal.platform.versions import Conflict
from tests.modules.assessment.doors import own_scan
from tests.modules.assessment.own.plans import planned, said
from tests.worlds import AT, TODAY, World, all_ids, tri_cities

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def world() -> World:
    made = tri_cities()
    with acting(made.actor("director").acting):
        own_scan(made)
    return made


def edited(world: World, entry: PlanEntry, who: str = "director", version: int | None = None, **values: object) -> None:
    by = world.actor(who)
    with acting(by.acting):
        edit_entry(entry=entry, version=version or entry.version, by=by, at=AT, **values)


def looked(
    world: World, precondition: Precondition, state: str, version: int = 0, who: str = "director", **said: Any
) -> Readiness:
    by = world.actor(who)
    with acting(by.acting):
        return judge_readiness(
            scan=OwnScan.objects.get(),
            precondition=precondition,
            version=version,
            state=state,
            evidence="Three councils resolved it",
            told_by="City clerk",
            by=by,
            at=AT,
            **said,
        )


@pytest.mark.parametrize("section", SECTIONS)
def test_the_convener_keeps_every_section_and_members_only_their_own_strengths(section: str, world: World) -> None:
    entry = planned(world, section)
    for who in ("alder_manager", "alder_viewer"):
        with pytest.raises(Refused):
            planned(world, section, who)
        with pytest.raises(Refused):
            edited(world, entry, who)
        with pytest.raises(Refused), acting(world.actor(who).acting):
            remove_entry(entry=entry, by=world.actor(who), at=AT)
    edited(world, entry, area=None)
    assert all_ids(type(entry), world.actor("birch_finance")) == {entry.id}
    assert all_ids(type(entry), world.actor("cedar_manager")) == set()  # a member no longer


@pytest.mark.parametrize("section", SECTIONS)
def test_the_second_of_two_writers_is_told(section: str, world: World) -> None:
    entry = planned(world, section)
    edited(world, entry, version=1)
    with pytest.raises(Conflict):
        edited(world, entry, version=1)


@pytest.mark.parametrize("section", SECTIONS)
def test_the_log_names_a_row_as_long_as_it_is_there(section: str, world: World) -> None:
    entry, by = planned(world, section), world.actor("director")
    with acting(by.acting):
        assert names([entry.id])[entry.id]
        key = entry.id
        remove_entry(entry=entry, by=by, at=AT)
        assert names([key]) == {}


def test_a_members_own_people_state_its_strengths_and_hand_none_to_another(world: World) -> None:
    strength = planned(world, "strengths", "birch_finance")
    edited(world, strength, "birch_finance", what="Three mechanics")
    with pytest.raises(Refused):
        edited(world, strength, "birch_finance", government=world.governments["alder"])
    with acting(world.actor("director").acting):
        stands = Strength.objects.get()
    assert (stands.what, stands.government_id) == ("Three mechanics", world.governments["birch"].id)


def test_a_row_speaks_of_an_area_of_its_own_scan(world: World) -> None:
    by = world.actor("director")
    with acting(by.acting):
        first = OwnScan.objects.get()
        other = start_scan(
            partnership=world.partnership.id, title="Another", services=[], names=["Radio"], by=by, at=AT
        )
        with pytest.raises(ValidationError, match="area of this scan"):
            add_entry(scan=first, kind=TeamTask, area=other.areas.get(), by=by, at=AT, **said(world, "tasks"))


def test_an_area_that_the_plan_speaks_of_stays_in_the_scan(world: World) -> None:
    by = world.actor("director")
    with acting(by.acting):
        scan = OwnScan.objects.get()
        (area,) = add_areas(scan=scan, services=[], names=["Radio"], by=by, at=AT)
        risk = planned(world, "risks", area=area)
        with pytest.raises(ValidationError, match="the plan speaks of it"):
            remove_area(area=area, by=by, at=AT)
        remove_entry(entry=risk, by=by, at=AT)
        remove_area(area=area, by=by, at=AT)
        assert not scan.areas.filter(name="Radio").exists()


class TestTasks:
    def test_whose_task_it_is_says_when_it_was_done_and_that_it_is_not_after_all(self, world: World) -> None:
        task = planned(world, "tasks")
        assert isinstance(task, TeamTask)
        by = world.actor("alder_viewer")
        with acting(by.acting):
            task = finish_charge(charge=task, version=1, done_on=TODAY, by=by, at=AT)
            assert TeamTask.objects.get().done_on == TODAY
            finish_charge(charge=task, version=2, done_on=None, by=by, at=AT)
            assert TeamTask.objects.get().done_on is None

    def test_nobody_else_says_it(self, world: World) -> None:
        task = planned(world, "tasks")
        assert isinstance(task, TeamTask)
        with pytest.raises(Refused), acting(world.actor("alder_manager").acting):
            finish_charge(charge=task, version=1, done_on=TODAY, by=world.actor("alder_manager"), at=AT)

    def test_nothing_is_done_or_seen_on_a_day_to_come(self, world: World) -> None:
        task, by = planned(world, "tasks", done_on=TODAY), world.actor("director")
        assert isinstance(task, TeamTask)
        tomorrow = TODAY + DAY
        with pytest.raises(ValidationError, match="still to come"), acting(by.acting):
            finish_charge(charge=task, version=1, done_on=tomorrow, by=by, at=AT)
        with pytest.raises(ValidationError, match="still to come"):
            edited(world, task, done_on=tomorrow)
        with pytest.raises(ValidationError, match="still to come"):
            planned(world, "technology", done_on=tomorrow)
        with pytest.raises(ValidationError, match="still to come"):
            looked(world, Precondition.GOALS, "missing", seen_on=tomorrow)


class TestRisks:
    def test_each_gets_the_next_number_of_its_scan(self, world: World) -> None:
        numbers = []
        for _each in range(3):
            risk = planned(world, "risks")
            assert isinstance(risk, Risk)
            numbers.append(risk.number)
        assert numbers == [1, 2, 3]

    def test_one_has_one_owner(self, world: World) -> None:
        both = {"person": world.people["alder_clerk"], "government": world.governments["alder"]}
        with pytest.raises(ValidationError, match="not both"):
            planned(world, "risks", **both)


class TestTechnology:
    def test_steps_that_would_wait_in_a_circle_are_refused(self, world: World) -> None:
        first = planned(world, "technology", step="Move Alder")
        second = planned(world, "technology", step="Move Birch", depends_on=first)
        third = planned(world, "technology", step="Switch the old one off", depends_on=second)
        for waits_for in (third, first):
            with pytest.raises(ValidationError, match="itself waits"):
                edited(world, first, depends_on=waits_for)
        with acting(world.actor("director").acting):
            assert TechnologyStep.objects.get(id=first.id).depends_on is None
        edited(world, third, depends_on=first)  # a shorter way is none

    def test_a_step_on_which_another_depends_stays(self, world: World) -> None:
        first = planned(world, "technology")
        planned(world, "technology", depends_on=first)
        by = world.actor("director")
        with pytest.raises(ValidationError, match="Another step depends on it"), acting(by.acting):
            remove_entry(entry=first, by=by, at=AT)


class TestReadiness:
    def test_another_look_is_the_next_version_and_the_former_stays(self, world: World) -> None:
        looked(world, Precondition.TRUST, "missing")
        looked(world, Precondition.TRUST, "partly", version=1)
        by = world.actor("alder_viewer")
        with acting(by.acting):
            stands = {stand.precondition: stand for stand in stands_of(readiness_of(by, OwnScan.objects.get()))}
        trust = stands[Precondition.TRUST]
        assert trust.now is not None
        assert (trust.now.state, trust.now.version) == ("partly", 2)
        assert [row.state for row in trust.former] == ["missing"]
        assert stands[Precondition.GOALS].now is None

    def test_the_answer_names_what_is_missing_and_what_nobody_looked_at(self, world: World) -> None:
        def answer() -> str:
            by = world.actor("director")
            with acting(by.acting):
                return readiness_answer(stands_of(readiness_of(by, OwnScan.objects.get())))

        looked(world, Precondition.TRUST, "missing")
        looked(world, Precondition.LEADERSHIP, "in_place")
        assert answer() == (
            "Missing: Trust, reciprocity and transparency. Not looked at: Clear goals with measurable results."
        )
        looked(world, Precondition.TRUST, "in_place", version=1)
        looked(world, Precondition.GOALS, "partly")
        assert answer() == "Partly in place: Clear goals with measurable results."
        looked(world, Precondition.GOALS, "in_place", version=1)
        assert answer() == "All three are in place."

    def test_whoever_saw_another_version_is_told(self, world: World) -> None:
        looked(world, Precondition.GOALS, "missing")
        with pytest.raises(Conflict):
            looked(world, Precondition.GOALS, "in_place")

    def test_a_word_without_evidence_or_witness_is_refused(self, world: World) -> None:
        by = world.actor("director")
        with pytest.raises(ValidationError) as refused, acting(by.acting):
            judge_readiness(
                scan=OwnScan.objects.get(), precondition=Precondition.GOALS, version=0, state="in_place", by=by, at=AT
            )
        assert {"evidence", "told_by"} <= set(refused.value.message_dict)

    def test_members_read_it_and_do_not_write_it(self, world: World) -> None:
        kept = looked(world, Precondition.GOALS, "missing")
        with pytest.raises(Refused):
            looked(world, Precondition.GOALS, "in_place", version=1, who="alder_manager")
        assert all_ids(Readiness, world.actor("alder_viewer")) == {kept.id}
