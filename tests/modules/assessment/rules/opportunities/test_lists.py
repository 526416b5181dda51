from interlocal.modules.assessment.rules.opportunities import Kind
from tests.modules.assessment.rules.opportunities.facts import ASH, BIRCH, CEDAR, FLEET, PAYROLL, facts, find, only


def test_the_same_unfilled_job_in_whatever_area() -> None:
    (found,) = find(
        facts(ASH, PAYROLL, unfilled="Payroll clerk; Dispatcher; dispatchers"),
        facts(BIRCH, FLEET, unfilled="DISPATCHERS; Mechanic 1"),
        facts(CEDAR, FLEET, unfilled="Mechanic 2"),
    )
    assert (found.kind, found.governments, found.areas) == (Kind.SAME_JOBS, (ASH, BIRCH), (PAYROLL, FLEET))
    assert [side.text for side in found.sides] == ["dispatchers", "DISPATCHERS"]


def test_a_job_in_two_areas_of_one_government_is_nothing_in_common() -> None:
    assert find(facts(ASH, PAYROLL, unfilled="Clerk"), facts(ASH, FLEET, unfilled="Clerk")) == []


def test_each_training_that_two_need() -> None:
    found = only(
        Kind.SAME_TRAINING,
        facts(ASH, training="Excel; De-escalation"),
        facts(BIRCH, training="de-escalation; EXCEL"),
        facts(CEDAR, training="excel", unfilled="Excel"),
    )
    assert [(each.common, each.governments) for each in found] == [
        ("Excel", (ASH, BIRCH, CEDAR)),
        ("De-escalation", (ASH, BIRCH)),
    ]
