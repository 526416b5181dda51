"""Home answers what waits for whom, most urgent first, in a number of queries that does not grow."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from interlocal.core.access.actor import Actor
from interlocal.core.access.roles import Role
from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Draft
from interlocal.core.catalogue.actions import add_service
from interlocal.core.governments.actions import end_membership
from interlocal.core.governments.models import Membership
from interlocal.core.participation.actions import join as take_part
from interlocal.core.participation.actions import note_other_stage, propose_service, require_first
from interlocal.core.participation.models import SharedService
from interlocal.core.people.actions import invite
from interlocal.office.todo import waiting
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.platform.modules import Todo
from interlocal.site.home.overview import cards_of
from interlocal.site.home.waiting import waiting_for
from tests.worlds import AT, TODAY, World, found, government, join, person, role, tri_cities

DAYS = datetime.timedelta(days=1)
SignedIn = Callable[[str], Client]


def titles(actor: Actor, at: datetime.datetime = AT) -> list[str]:
    with acting(actor.acting):
        return [todo.title for group in waiting_for(actor, at) for todo in group.todos]


def draft(title: str, *parties: str, world: World, **dates: datetime.date) -> Draft:
    return Draft(title, tuple(world.governments[party] for party in parties), values=dates)


def enter(world: World, *drafts: Draft) -> None:
    by = world.actor("director")
    with acting(by.acting):
        record_agreements(partnership=world.partnership.id, drafts=drafts, by=by, at=AT)


def share(world: World, title: str, stage: str, **values: str) -> SharedService:
    by = world.actor("director")
    with acting(by.acting):
        service = add_service(partnership=world.partnership.id, title=title, by=by, at=AT)
        return propose_service(partnership=world.partnership.id, service=service, stage=stage, by=by, at=AT, **values)


def offer(world: World, name: str, at: datetime.datetime = AT) -> None:
    by = world.actor("alder_manager", at)
    with acting(by.acting):
        invite(
            government=world.governments["alder"],
            partnership=world.partnership.id,
            email=f"{name.lower()}@alder.example",
            name=name,
            role=Role.CLERK,
            address="/invitation/{token}/",
            by=by,
            at=at,
        )


def test_notice_and_ends_come_by_day_to_those_who_decide(world: World) -> None:
    enter(
        world,
        draft("Later", "alder", "birch", world=world, notice_by=TODAY + 100 * DAYS),
        draft("Sooner", "alder", world=world, notice_by=TODAY + 10 * DAYS, ends_on=TODAY + 300 * DAYS),
        draft("Ends", "birch", world=world, ends_on=TODAY + 50 * DAYS),
        draft("Far", "alder", world=world, notice_by=TODAY + 400 * DAYS),
        draft("Over", "alder", world=world, ends_on=TODAY - DAYS),
    )
    sooner, ends, later = (
        "Decide on notice: Sooner",
        "Decide what follows: Ends",
        "Decide on notice: Later",
    )
    assert titles(world.actor("director")) == [sooner, ends, later]
    assert titles(world.actor("alder_manager")) == [sooner, later]
    assert titles(world.actor("birch_finance")) == [ends, later]
    assert titles(world.actor("alder_viewer")) == []
    assert titles(world.actor("cedar_manager")) == []


def test_what_ends_of_a_participation_waits_for_the_convener_and_whoever_speaks_for_the_government(
    world: World,
) -> None:
    payroll = share(world, "Payroll", "running")
    director = world.actor("director")
    with acting(director.acting):
        terms = {"alder": 100, "birch": 400, "cedar": 50}
        for key, days in terms.items():
            government, until = world.governments[key], TODAY + days * DAYS
            take_part(shared=payroll, government=government, mode="full", ends_on=until, by=director, at=AT)
        again = {"starts_on": TODAY + 50 * DAYS, "ends_on": TODAY + 900 * DAYS}
        take_part(shared=payroll, government=world.governments["cedar"], mode="full", **again, by=director, at=AT)
    ends = "Decide whether Alder goes on in: Payroll"
    assert titles(director) == [ends]
    assert titles(world.actor("alder_manager")) == [ends]
    for somebody in ("alder_viewer", "birch_finance", "cedar_manager"):
        assert ends not in titles(world.actor(somebody))


def test_the_last_day_for_notice_is_still_there_that_evening(world: World) -> None:
    enter(world, draft("Today", "alder", world=world, notice_by=TODAY))
    evening = datetime.datetime(2026, 11, 3, 4, 0, tzinfo=datetime.UTC)  # ten at night in Chicago, the day before
    assert titles(world.actor("alder_manager"), evening) == ["Decide on notice: Today"]
    assert titles(world.actor("alder_manager"), evening + DAYS) == []


def test_what_stands_still_without_a_reason_waits_for_the_convener(world: World) -> None:
    share(world, "Mowing", "on_hold", stage_reason="Not stated")
    share(world, "Wellness", "on_hold", stage_reason="The grant ended.")
    share(world, "Payroll", "idea")
    assert titles(world.actor("director")) == ["Say why it stands still: Mowing"]
    assert titles(world.actor("alder_manager")) == []


def test_what_sources_disagree_on_waits_apart_from_what_one_source_says_twice(world: World) -> None:
    source = {"source_document": "Report", "source_dated": "2019"}
    police = share(world, "Police", "deferred", stage_reason="not stated", **source)
    survey = share(world, "Survey", "running", **source)
    by = world.actor("director")
    with acting(by.acting):
        note_other_stage(shared=police, stage="evaluating", reason="", by=by, at=AT, source_document="Article")
        note_other_stage(shared=survey, stage="idea", reason="", by=by, at=AT, **source)
        [group] = waiting_for(by, AT)
    assert {todo.title: todo.why for todo in group.todos} == {
        "Sources disagree on the stage: Police": (
            "It stands at: deferred, as of 2019. Also said: evaluating, as of an undated source."
        ),
        "One source gives several stages: Survey": ("It stands at: running, as of 2019. Also said: idea, as of 2019."),
    }
    assert titles(world.actor("alder_manager")) == []


def test_a_card_says_how_old_the_sources_are_by_which_services_run(world: World) -> None:
    share(world, "Radio", "running", source_document="Report", source_dated="December 10, 2019")
    share(world, "Purchasing", "running", source_document="Article")
    share(world, "Payroll", "running")
    share(world, "Mowing", "idea", source_document="Article")
    actor = world.actor("alder_manager")
    with acting(actor.acting):
        [card] = cards_of(actor, TODAY)
    assert card.facts.facts[1].value == (
        "4 on the board, 3 running (2 of them as of December 10, 2019 and an undated source)"
    )


def test_a_card_does_not_count_twice_where_all_run_by_documents(world: World) -> None:
    share(world, "Radio", "running", source_document="Report", source_dated="October 2026")
    share(world, "Purchasing", "running", source_document="Report", source_dated="October 2026")
    actor = world.actor("alder_manager")
    with acting(actor.acting):
        [card] = cards_of(actor, TODAY)
    assert card.facts.facts[1].value == "2 on the board, 2 running, as of October 2026"


def test_a_second_step_before_its_first_waits_for_the_convener(world: World) -> None:
    first, second = share(world, "Data centre", "agreed"), share(world, "Document system", "pilot")
    later, only_proposed = share(world, "Archive", "idea"), share(world, "Ledger", "proposed")
    by = world.actor("director")
    with acting(by.acting):
        for shared in (second, later, only_proposed):
            require_first(shared=shared, requires=first, by=by, at=AT)
    assert titles(by) == ["Check the order: Document system"]
    with acting(by.acting):
        SharedService.objects.filter(id=first.id).update(stage="running")
    assert titles(by) == []


def test_a_card_counts_members_and_names_the_convener_apart(world: World) -> None:
    actor = world.actor("alder_manager")
    with acting(actor.acting):
        [card] = cards_of(actor, TODAY)
    assert card.facts.facts[0].value == "2, convened by Maple Council"
    alone = replace(card, members=0)
    assert alone.facts.facts[0].value == "none recorded but Maple Council"


def test_whoever_leaves_waits_for_the_convener(world: World) -> None:
    manager = world.actor("alder_manager")
    with acting(manager.acting):
        seat = Membership.objects.select_related("partnership").get(government=world.governments["alder"])
        end_membership(membership=seat, ends_on=TODAY + 31 * DAYS, by=manager, at=AT)
    assert titles(manager) == []
    director = world.actor("director")
    with acting(director.acting):
        ((todo,),) = [group.todos for group in waiting_for(director, AT)]
    assert (todo.title, todo.due) == ("Settle what follows: Alder leaves", TODAY + 30 * DAYS)


def test_open_invitations_wait_for_whoever_may_invite(world: World) -> None:
    offer(world, "Nora")
    offer(world, "Lapsed", AT - 15 * DAYS)
    asked = ["Ask whether the invitation arrived: Nora"]
    assert titles(world.actor("alder_manager")) == asked
    assert (
        titles(world.actor("director"))
        == titles(world.actor("alder_clerk"))
        == titles(world.actor("birch_finance"))
        == []
    )


def test_partnerships_stand_apart_the_most_urgent_first(world: World) -> None:
    enter(world, draft("Ours", "alder", world=world, notice_by=TODAY + 60 * DAYS))
    other = tri_cities("Other ")
    role(world.people["director"], other.governments["council"], Role.PROGRAMME_DIRECTOR)
    enter(other, draft("Theirs", "alder", world=other, notice_by=TODAY + 5 * DAYS))
    director = world.actor("director")
    with acting(director.acting):
        groups = waiting_for(director, AT)
    assert [group.place.name for group in groups] == ["Other Maple Partnership", "Maple Partnership"]
    assert groups[0].table(among_real_ones=True).title == "Other Maple Partnership (synthetic data)"
    assert "Theirs" not in " ".join(titles(world.actor("alder_manager")))


def test_what_a_module_knows_of_stands_beside_the_core_s(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def todo(actor: Actor, at: datetime.datetime) -> list[Todo]:
        return [Todo(world.partnership.id, "Answer the scan", "/scan/", "It closes on that day.", TODAY)]

    class Registered:
        pass

    Registered.todo = staticmethod(todo)  # type: ignore[attr-defined]
    monkeypatch.setattr("interlocal.site.home.waiting.modules", lambda: (Registered,))
    enter(world, draft("Later", "alder", world=world, notice_by=TODAY + 100 * DAYS))
    assert titles(world.actor("alder_manager")) == ["Answer the scan", "Decide on notice: Later"]


def test_the_page_leads_with_the_answer(world: World, signed_in: SignedIn) -> None:
    today = now().date()
    enter(
        world,
        draft("Radio", "alder", world=world, notice_by=today + 9 * DAYS),
        draft("Dispatch", "alder", world=world, ends_on=today + 90 * DAYS),
    )
    page = signed_in("alder_manager").get("/").content.decode()
    assert "2 things wait for you" in " ".join(page.split())
    assert page.index("Decide on notice: Radio") < page.index("Decide what follows: Dispatch")
    assert page.index("Decide on notice: Radio") < page.index("Your partnership")


def test_when_nothing_waits_the_page_says_what_one_could_do(signed_in: SignedIn) -> None:
    for who, step, url in (
        ("director", "Put the first services on the board", "/p/maple-partnership/catalogue/"),
        ("alder_manager", "Invite colleagues", "/p/maple-partnership/people/invite/"),
        ("birch_finance", "Enter what is shared already", "/p/maple-partnership/register/"),
        ("alder_viewer", "See what the partnership works on", "/p/maple-partnership/board/"),
    ):
        page = signed_in(who).get("/").content.decode()
        assert "Nothing waits for you" in page
        assert f'<a href="{url}">{step}</a>' in page


@pytest.mark.parametrize("who", ["alder_former", "cedar_manager"])
def test_whoever_holds_no_role_today_is_told_so(signed_in: SignedIn, who: str) -> None:
    answer = signed_in(who).get("/")
    assert answer.status_code == 200
    assert "You hold no role today" in answer.content.decode()


def test_a_director_whose_government_convenes_nothing_is_told_so_too(world: World, client: Client) -> None:
    lonely = person("lonely@oak.example", "Lonely Director")
    role(lonely, government("Oak"), Role.PROGRAMME_DIRECTOR)
    client.force_login(lonely)
    assert "You hold no role today" in client.get("/").content.decode()


def test_the_number_of_queries_does_not_grow_with_what_waits(world: World, signed_in: SignedIn) -> None:
    client = signed_in("director")

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/")
        return len(asked)

    def more(numbers: range) -> None:
        at, today = now(), now().date()
        for number in numbers:
            enter(world, draft(f"Deal {number}", "alder", "birch", world=world, notice_by=today + 9 * DAYS))
            join(world.partnership, government(f"Leaving {number}"), ends_on=today + 9 * DAYS)
            still = share(world, f"Still {number}", "on_hold", stage_reason="not stated")
            begun = share(world, f"Begun {number}", "pilot")
            by = world.actor("director")
            with acting(by.acting):
                require_first(shared=begun, requires=still, by=by, at=AT)
            offer(world, f"Person{number}", at)
        for number in numbers:
            city = government(f"City {number}")
            found(f"Partnership {number}", convener=city, director=person(f"d{number}@x.example", f"D {number}"))
            role(world.people["director"], city, Role.PROGRAMME_DIRECTOR)

    more(range(3))
    few = queries()
    more(range(3, 30))
    assert queries() == few


def test_the_core_s_own_list_is_empty_for_nobody(db: None) -> None:
    assert list(waiting(Actor(), AT)) == []
