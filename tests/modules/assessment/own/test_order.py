"""What must come first, and the phases of a scan."""

import pytest
from django.core.exceptions import ValidationError

from interlocal.core.access.actor import Refused
from interlocal.core.audit.models import Event
from interlocal.modules.assessment.actions import (
    come_first,
    come_first_no_longer,
    drop_phase,
    edit_area,
    edit_phase,
    plan_phase,
)
from interlocal.modules.assessment.models import Precedence, ScanArea, ScanPhase
from interlocal.modules.assessment.queries import precedence_of, precedences_of
from interlocal.platform.acting import acting
from interlocal.platform.versions import Conflict
from tests.at_once import at_once
from tests.modules.assessment.own.judged import a_scan
from tests.worlds import AT, World, tri_cities


@pytest.fixture
def world(db: None) -> World:
    return tri_cities()


def test_what_must_come_first_is_said_and_taken_back(world: World) -> None:
    scan, payroll, fleet = a_scan(world)
    by = world.actor("director")
    with acting(by.acting):
        said = come_first(area=payroll, first=fleet, reason="It hosts the server.", by=by, at=AT)
        assert list(precedences_of(by, scan)) == [said]
        assert precedence_of(by, payroll, said.id) == said
        with pytest.raises(Refused):
            precedence_of(by, fleet, said.id)
        come_first_no_longer(precedence=said, by=by, at=AT)
        assert not Precedence.objects.exists()
        assert Event.objects.filter(verb__in=["area.ordered", "area.unordered"], subject=payroll.id).count() == 2


def test_nothing_waits_for_itself_round_a_circle_or_twice(world: World) -> None:
    _scan, payroll, fleet = a_scan(world)
    by = world.actor("director")
    with acting(by.acting):
        come_first(area=payroll, first=fleet, by=by, at=AT)
        with pytest.raises(ValidationError, match="can't wait for") as told:
            come_first(area=fleet, first=payroll, by=by, at=AT)
        assert set(told.value.error_dict) == {"first"}
        with pytest.raises(ValidationError, match="said already"):
            come_first(area=payroll, first=fleet, by=by, at=AT)
        with pytest.raises(ValidationError, match="wait for itself"):
            come_first(area=fleet, first=fleet, by=by, at=AT)


def test_phases_are_planned_changed_and_dropped(world: World) -> None:
    scan, payroll, _fleet = a_scan(world)
    by = world.actor("director")
    with acting(by.acting):
        forms = plan_phase(scan=scan, name="Short forms", when_stated="spring 2027", by=by, at=AT)
        deeper = plan_phase(scan=scan, name="A deeper look", by=by, at=AT)
        assert [forms.position, deeper.position] == [1, 2]
        edit_phase(phase=forms, version=1, state="under_way", by=by, at=AT)
        with pytest.raises(Conflict):
            edit_phase(phase=forms, version=1, state="done", by=by, at=AT)
        edit_area(area=payroll, version=1, phase=deeper, by=by, at=AT)
        with pytest.raises(ValidationError, match="Payroll"):
            drop_phase(phase=deeper, by=by, at=AT)
        drop_phase(phase=forms, by=by, at=AT)
        assert list(ScanPhase.objects.all()) == [deeper]


def test_order_and_phases_are_for_those_who_run_scans(world: World) -> None:
    scan, payroll, fleet = a_scan(world)
    director, manager = world.actor("director"), world.actor("alder_manager")
    with acting(director.acting):
        phase = plan_phase(scan=scan, name="Short forms", by=director, at=AT)
        said = come_first(area=payroll, first=fleet, by=director, at=AT)
    with acting(manager.acting):
        for refused in (
            lambda: come_first(area=fleet, first=payroll, by=manager, at=AT),
            lambda: come_first_no_longer(precedence=said, by=manager, at=AT),
            lambda: plan_phase(scan=scan, name="Mine", by=manager, at=AT),
            lambda: edit_phase(phase=phase, version=1, name="Mine", by=manager, at=AT),
            lambda: drop_phase(phase=phase, by=manager, at=AT),
        ):
            with pytest.raises(Refused):
                refused()


def test_two_at_once_close_no_circle(committed_database: str) -> None:
    world = tri_cities()
    scan, payroll, fleet = a_scan(world)

    def wait(area: ScanArea, first: ScanArea) -> str:
        by = world.actor("director")
        try:
            with acting(by.acting):
                come_first(area=area, first=first, by=by, at=AT)
        except ValidationError as refusal:
            return str(refusal.message_dict["first"])
        return "said"

    answers = at_once(lambda: wait(payroll, fleet), lambda: wait(fleet, payroll))
    assert answers.count("said") == 1
    by = world.actor("director")
    with acting(by.acting):
        assert precedences_of(by, scan).count() == 1
