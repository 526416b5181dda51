"""What members have in common, on its page: from what everybody may see, and the way to the board."""

from collections.abc import Iterable
from uuid import UUID

import pytest

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.queries import shared_marks
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import COST, VOLUME, VOLUME_OF
from interlocal.core.participation.actions import join, propose_service
from interlocal.core.participation.models import SharedService
from interlocal.modules.assessment.issuing import own_draft_of
from interlocal.modules.assessment.models import OwnScan
from interlocal.modules.assessment.queries import opportunities_of, shared
from interlocal.modules.assessment.report.own import State
from interlocal.platform.acting import acting
from interlocal.ui.documents import to_json
from tests.modules.assessment.doors import own_scan
from tests.modules.assessment.own.told import address, area_called, signed_in, tell
from tests.worlds import AT, LONG_AGO, TODAY, World, tri_cities

pytestmark = pytest.mark.django_db
MUNIS = {"system": "Example Pay", "vendor": "Example Software Inc."}


@pytest.fixture
def world() -> World:
    world = tri_cities()
    with acting(world.actor("director").acting):
        own_scan(world)
    return world


def page(world: World, who: str, query: str = "") -> str:
    return signed_in(world, who).get(address(world, f"in-common/{query}")).content.decode()


def test_two_short_forms_are_enough_for_a_first_finding(world: World) -> None:
    assert "Nothing in common yet" in page(world, "director")
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS)
    assert "Nothing in common yet" in page(world, "director")
    tell(world, "birch_finance", "birch", "Payroll", system="EXAMPLE PAY", vendor="Example Software, LLC")
    for who in ("director", "alder_viewer", "birch_finance"):
        shown = page(world, who)
        assert "Alder and Birch use the same system for Payroll" in shown
        assert "end of the contract not shared yet" in shown


@pytest.mark.parametrize("audience", ["own", "team"])
def test_only_what_every_member_may_see_is_found_even_for_those_who_see_more(world: World, audience: str) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, audience=audience)
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS)
    for who in ("director", "alder_manager", "birch_finance"):
        assert "Nothing in common yet" in page(world, who)


def test_a_figure_that_is_taken_back_leaves_the_findings(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS)
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS)
    assert "the same system" in page(world, "director")
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, audience="own")
    assert "Nothing in common yet" in page(world, "director")


def test_what_was_shared_between_two_looks_and_taken_back_is_not_remembered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, audience="own")
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS)

    def share(actor: Actor, governments: Iterable[UUID], partnership: UUID) -> tuple[UUID, ...]:
        """The marks, and right behind them somebody shows a figure."""
        before = shared_marks(actor, governments, partnership)
        monkeypatch.undo()
        tell(world, "alder_manager", "alder", "Payroll", **MUNIS, audience="partnership")
        return before

    with monkeypatch.context() as patch:
        patch.setattr(shared, "shared_marks", share)
        assert "the same system" in page(world, "director")
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, audience="own")
    assert "Nothing in common yet" in page(world, "director")


def test_nobody_who_sees_less_decides_what_others_find(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS)
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS)
    director = world.actor("director")
    with acting(director.acting):
        state = State(director, director.places[0], OwnScan.objects.get(), TODAY)
        assert state.shared.marks
        assert state.areas
    for _time in ("not remembered yet", "remembered"):
        with acting(Actor().acting), pytest.raises(Refused):
            opportunities_of(director, state.scan, state.shared, state.areas, TODAY)
        assert "the same system" in page(world, "director")


def test_unit_costs_can_be_checked_on_the_page_and_in_the_report(world: World) -> None:
    service, at_work = area_called(world, "Payroll").service_id, {"period": "FY2026", "grade": "stated"}
    for who, government, volume in (("alder_manager", "alder", 2_100), ("birch_finance", "birch", 2_900)):
        by = world.actor(who)
        for measure, says in (
            (VOLUME_OF, {"text": "payslips", "period": STANDING}),
            (VOLUME, {"value": volume}),
            (COST, {"value": 700_000}),
        ):
            more = {**at_work, **says, "about": service, "audience": "partnership", "partnership": world.partnership.id}
            with acting(by.acting):
                record_reading(government=world.governments[government], measure=measure, **more, by=by, at=AT)
    shown = page(world, "director", "?kind=unit_costs")
    director = world.actor("director")
    with acting(director.acting):
        report = own_draft_of(State(director, director.places[0], OwnScan.objects.get(), TODAY))
    for told in (shown, to_json(report).decode()):
        assert "Alder: about $333 for each of 2,100 payslips (FY2026)" in told
        assert "Birch: about $241 for each of 2,900 payslips (FY2026)" in told
        assert "Numbers count as similar up to 1.5 times the lowest." in told


def test_one_kind_can_be_looked_at_alone(world: World) -> None:
    more = {"contract_ends": "2027-06-30", "unfilled": "Payroll clerk"}
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, **more)
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS, **more)
    whole, alone = page(world, "director"), page(world, "director", "?kind=same_jobs")
    assert "cannot fill the same job" in whole
    assert "cannot fill the same job" in alone
    assert "use the same system" in whole
    assert "use the same system" not in alone.split("<h1")[1].split("usa-card", 1)[1]


def test_a_shorter_window_leaves_out_contracts_that_end_further_apart(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS, contract_ends="2027-06-30")
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS, contract_ends="2028-08-31")
    span = "end within 14 months of one another"
    for query in ("", "?months=24", "?months=7", "?months=x", "?months="):
        assert span in page(world, "director", query)
    for query in ("?months=12", "?months=6"):
        shown = page(world, "director", query)
        assert span not in shown
        assert "use the same system" in shown


def test_kind_and_window_are_chosen_together_and_lead_back(world: World) -> None:
    for who, government, ends in (
        ("alder_manager", "alder", "2027-06-30"),
        ("birch_finance", "birch", "2028-08-31"),
    ):
        tell(world, who, government, "Payroll", contract_ends=ends)
    shown = signed_in(world, "director").get(address(world, "in-common/?kind=contracts&months=6&page=3"))
    assert "Nothing of this kind." in shown.content.decode()
    assert [(each.url, each.current) for each in shown.context["windows"]] == [
        ("?kind=contracts&months=6", True),
        ("?kind=contracts&months=12", False),
        ("?kind=contracts&months=24", False),
    ]
    assert [(each.url, each.current) for each in shown.context["kinds"]] == [
        ("?months=6", False),
        ("?kind=contracts&months=6", True),
    ]
    assert "1 thing in common" in page(world, "director", "?kind=contracts&months=24")


@pytest.mark.parametrize(
    ("stage", "mode", "said"), [("pilot", "full", True), ("proposed", "full", False), ("running", "observer", False)]
)
def test_who_takes_part_already_is_said_to_want_what_it_has(world: World, stage: str, mode: str, said: bool) -> None:
    tell(world, "alder_manager", "alder", "Payroll", stance="lead")
    tell(world, "birch_finance", "birch", "Payroll", stance="join")
    words = "Birch: takes part in a sharing of it already"
    assert words not in page(world, "director")
    director, service = world.actor("director"), area_called(world, "Payroll").service
    with acting(director.acting):
        shared = propose_service(partnership=world.partnership.id, service=service, by=director, at=AT, stage=stage)
        birch = world.governments["birch"]
        join(shared=shared, government=birch, mode=mode, by=director, at=AT, starts_on=LONG_AGO)
    assert (words in page(world, "director")) is said


def test_one_click_puts_it_on_the_board_as_an_idea(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **MUNIS)
    tell(world, "birch_finance", "birch", "Payroll", **MUNIS)
    assert "on the board as an idea" not in page(world, "birch_finance")
    client = signed_in(world, "director")
    (way,) = client.get(address(world, "in-common/")).context["told"][0].to_board
    assert client.post(way.url).status_code == 302
    with acting(world.actor("director").acting):
        assert SharedService.objects.get().stage == "idea"
    assert "On the board:" in page(world, "birch_finance")
