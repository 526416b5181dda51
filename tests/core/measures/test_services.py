"""Figures of services, several at once, and to whom their government shows them."""

from decimal import Decimal
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.audit.models import Event
from interlocal.core.catalogue.standard import standard_key
from interlocal.core.measures.actions import record_readings, show_readings_to
from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import Audience, Reading, SharedMark
from interlocal.core.measures.queries import readings_about, readings_of, shared_marks, shown_in, versions_of
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import CONTRACT_ENDS, COST, MEASURES, STANCE, VENDOR
from interlocal.core.measures.standard import Measure
from interlocal.platform.acting import acting
from interlocal.platform.versions import Conflict
from tests.worlds import AT, World, all_ids, tri_cities

PAYROLL = standard_key("payroll")


@pytest.fixture
def world(db: None) -> World:
    return tri_cities()


def figure(measure: Measure, what: Decimal | int | str, audience: str = Audience.PARTNERSHIP, **more: object) -> Figure:
    period = STANDING if measure.standing else "FY2026"
    said = {"text": what} if isinstance(what, str) else {"value": what}
    about = {"about": PAYROLL}
    return Figure(measure, period, "guess", audience=audience, **(about | said | more))  # type: ignore[arg-type]


def enter(world: World, by: Actor, *figures: Figure, of: str = "alder") -> list[Reading]:
    with acting(by.acting):
        return record_readings(
            government=world.governments[of], figures=figures, partnership=world.partnership.id, by=by, at=AT
        )


def seen(world: World, who: str) -> set[tuple[str, str]]:
    actor = world.actor(who)
    with acting(actor.acting):
        found = readings_about(actor, [world.governments["alder"].id], [PAYROLL], world.partnership.id)
        return {(reading.measure, reading.text or str(reading.value)) for reading in found}


def test_figures_of_a_service_stand_beside_those_of_the_government(world: World) -> None:
    manager = world.actor("alder_manager")
    enter(world, manager, figure(VENDOR, "Acme Systems"), figure(COST, 40_000))
    assert seen(world, "birch_finance") == {("vendor", "Acme Systems"), ("cost", "40000.0000")}
    with acting(manager.acting):
        assert not readings_of(manager, [world.governments["alder"].id]).exists()


def test_the_same_again_writes_nothing_and_a_correction_the_next_version(world: World) -> None:
    manager = world.actor("alder_manager")
    enter(world, manager, figure(VENDOR, "Acme Systems"), figure(COST, 40_000))
    assert enter(world, manager, figure(VENDOR, "Acme Systems"), figure(COST, 40_000)) == []
    (corrected,) = enter(world, manager, figure(VENDOR, "Acme Systems"), figure(COST, 41_000, version=1))
    with acting(manager.acting):
        assert [reading.value for reading in versions_of(manager, corrected)] == [41_000, 40_000]
    with pytest.raises(Conflict):
        enter(world, manager, figure(COST, 42_000, version=1))


def test_one_event_on_the_chain_of_whoever_entered_them(world: World) -> None:
    enter(world, world.actor("alder_manager"), figure(VENDOR, "Acme Systems"), figure(COST, 40_000))
    enter(world, world.actor("director"), figure(VENDOR, "Bolt Software"), of="birch")
    with acting(world.actor("director").acting):
        events = list(Event.objects.filter(verb="readings.recorded").values_list("chain", "facts"))
    assert events == [(f"partnership:{world.partnership.id}", {"count": 1})]
    with acting(world.actor("alder_manager").acting):
        own = Event.objects.get(verb="readings.recorded", government=world.governments["alder"].id)
    assert own.chain == f"government:{world.governments['alder'].id}"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (figure(COST, "a lot"), "is a number"),
        (figure(COST, -1), "from zero up"),
        (figure(VENDOR, 3), "told in words"),
        (figure(CONTRACT_ENDS, "next June"), "2027-06-30"),
        (figure(STANCE, "perhaps"), "Choose one"),
        (figure(VENDOR, "x" * 2_001), "Shorten"),
        (Figure(COST, STANDING, "guess", PAYROLL, value=1, audience=Audience.PARTNERSHIP), "fiscal year"),
        (Figure(VENDOR, "FY2026", "guess", PAYROLL, text="Acme", audience=Audience.PARTNERSHIP), "year"),
    ],
)
def test_one_wrong_figure_keeps_all_of_them_out(world: World, wrong: Figure, told: str) -> None:
    manager = world.actor("alder_manager")
    with pytest.raises(ValidationError, match=told):
        enter(world, manager, figure(VENDOR, "Acme Systems"), wrong)
    assert seen(world, "alder_manager") == set()


@pytest.mark.parametrize("audience", [Audience.OWN, Audience.PUBLIC])
def test_the_convener_enters_nothing_that_the_partnership_does_not_see(world: World, audience: str) -> None:
    with pytest.raises(Refused):
        enter(world, world.actor("director"), figure(VENDOR, "Acme Systems", audience))


def test_what_is_withdrawn_is_gone_for_others_with_all_its_versions(world: World) -> None:
    manager = world.actor("alder_manager")
    enter(world, manager, figure(COST, 40_000))
    (reading,) = enter(world, manager, figure(COST, 41_000))
    show(world, manager, reading, Audience.OWN)
    with acting(world.actor("director").acting):
        assert not Reading.objects.filter(about=PAYROLL).exists()
    with acting(manager.acting):
        kept = Reading.objects.filter(about=PAYROLL).order_by("version").values_list("value", "version", "current")
        assert list(kept) == [(40_000, 1, False), (41_000, 2, True)]


def test_showing_what_is_told_of_one_service_shows_nothing_of_another(world: World) -> None:
    manager = world.actor("alder_manager")
    legal = standard_key("contracted-legal-services")
    enter(world, manager, figure(COST, 987_654, Audience.OWN, about=legal))
    (of_payroll,) = enter(world, manager, figure(COST, 40_000, Audience.OWN))
    show(world, manager, of_payroll, Audience.PARTNERSHIP)
    with acting(world.actor("director").acting):
        assert list(Reading.objects.filter(measure=COST.key).values_list("about", "value")) == [(PAYROLL, 40_000)]


def test_what_others_did_not_see_before_stays_with_its_government(world: World) -> None:
    """A figure that is shown says what it says now; taken back and shown again, its history is whole for its own."""
    manager = world.actor("alder_manager")
    enter(world, manager, figure(COST, 500_001, Audience.OWN))
    (now,) = enter(world, manager, figure(COST, 41_000, Audience.OWN))
    show(world, manager, now, Audience.TEAM)
    (corrected,) = enter(world, manager, figure(COST, 41_500, Audience.TEAM))
    show(world, manager, corrected, Audience.PARTNERSHIP)
    director = world.actor("director")
    with acting(director.acting):
        assert list(Reading.objects.filter(about=PAYROLL).values_list("value", "version")) == [(41_500, 1)]
    enter(world, manager, figure(COST, 39_000, Audience.OWN))
    with acting(manager.acting):
        kept = Reading.objects.filter(about=PAYROLL, audience=Audience.OWN).order_by("version")
        assert list(kept.values_list("value", "current")) == [
            (500_001, False),
            (41_000, False),
            (39_000, True),
        ]


def test_shown_again_it_takes_the_place_of_what_that_audience_saw(world: World) -> None:
    manager = world.actor("alder_manager")
    enter(world, manager, figure(COST, 40_000))
    (own,) = enter(world, manager, figure(COST, 43_500, Audience.OWN))
    assert seen(world, "birch_finance") == {("cost", "40000.0000")}
    show(world, manager, own, Audience.PARTNERSHIP)
    assert seen(world, "birch_finance") == {("cost", "43500.0000")}
    with acting(manager.acting):
        own.refresh_from_db()
        assert (own.version, own.current) == (2, True)
        assert Reading.objects.filter(shown_in(world.partnership.id), id=own.id).exists()


def test_the_mark_of_what_is_shared_changes_with_every_change_of_it_and_with_nothing_else(world: World) -> None:
    manager = world.actor("alder_manager")

    def mark() -> tuple[UUID, ...]:
        director = world.actor("director")
        with acting(director.acting):
            return shared_marks(director, [world.governments["alder"].id], world.partnership.id)

    marks = [mark()]
    enter(world, manager, figure(COST, 40_000))
    marks.append(mark())
    enter(world, manager, figure(VENDOR, "Acme Systems"))
    marks.append(mark())
    (corrected,) = enter(world, manager, figure(COST, 41_000))
    marks.append(mark())
    enter(world, manager, figure(COST, 41_000), figure(COST, 39_000, Audience.OWN), figure(COST, 1, Audience.TEAM))
    assert mark() == marks[-1]
    show(world, manager, corrected, Audience.OWN)
    marks.append(mark())
    assert len(set(marks)) == 5


def test_marks_are_of_those_who_may_see_what_they_are_of(world: World) -> None:
    enter(world, world.actor("alder_manager"), figure(COST, 40_000))
    for who in ("director", "birch_finance"):
        assert len(all_ids(SharedMark, world.actor(who))) == 1
    other = tri_cities("Other ")
    assert all_ids(SharedMark, other.actor("director")) == set()
    with acting(Actor().acting):
        assert not SharedMark.objects.exists()


def test_nobody_writes_a_mark_by_hand(world: World) -> None:
    manager = world.actor("alder_manager")
    enter(world, manager, figure(COST, 40_000))
    with acting(manager.acting):
        assert SharedMark.objects.update(mark=PAYROLL) == 0
        mark = SharedMark(government=world.governments["alder"], partnership=world.partnership, mark=PAYROLL)
        with pytest.raises(ProgrammingError), transaction.atomic():
            mark.save(force_insert=True)
        assert SharedMark.objects.exclude(mark=PAYROLL).count() == 1


def test_what_is_published_changes_a_mark_for_everybody(world: World) -> None:
    enter(world, world.actor("alder_manager"), figure(COST, 40_000, Audience.PUBLIC))
    other = tri_cities("Other ")
    assert len(all_ids(SharedMark, other.actor("director"))) == 1


def test_what_is_rolled_back_leaves_no_mark(world: World) -> None:
    manager, alder = world.actor("alder_manager"), world.governments["alder"].id
    enter(world, manager, figure(COST, 40_000))

    def marks() -> tuple[UUID, ...]:
        return shared_marks(manager, [alder], world.partnership.id)

    with acting(manager.acting):
        before = marks()
        with transaction.atomic():
            enter(world, manager, figure(COST, 41_000))
            within = marks()
            transaction.set_rollback(True)
        assert marks() == before
        enter(world, manager, figure(COST, 41_000))
        assert len({before, within, marks()}) == 3


def test_nobody_else_decides_who_sees_it(world: World) -> None:
    (reading,) = enter(world, world.actor("alder_manager"), figure(COST, 40_000))
    for who in ("director", "birch_finance", "alder_viewer"):
        with pytest.raises(Refused):
            show(world, world.actor(who), reading, Audience.PUBLIC)


@pytest.mark.parametrize(
    ("who", "change"),
    [
        ("birch_finance", {"audience": "public", "partnership": None}),
        ("director", {"audience": "team"}),
        ("director", {"value": 1}),
        ("alder_manager", {"value": 1}),
    ],
)
def test_the_database_lets_nobody_change_what_was_said_or_show_it_for_others(
    world: World, who: str, change: dict[str, object]
) -> None:
    enter(world, world.actor("alder_manager"), figure(COST, 40_000))
    with (
        acting(world.actor(who).acting),
        transaction.atomic(),
        pytest.raises(ProgrammingError, match="is never changed"),
    ):
        Reading.objects.filter(about=PAYROLL).update(**change)


def test_a_former_version_never_comes_back(world: World) -> None:
    by = world.actor("alder_manager")
    for cost in (40_000, 50_000):
        enter(world, by, figure(COST, cost))
    with acting(by.acting), transaction.atomic():
        assert Reading.objects.filter(about=PAYROLL, current=True).update(current=False) == 1
        with pytest.raises(ProgrammingError, match="is never changed"):
            Reading.objects.filter(about=PAYROLL, version=1).update(current=True)


def test_measures_have_keys_of_their_own() -> None:
    assert all(measure.key == key and str(measure.title) for key, measure in MEASURES.items())
    assert len({str(measure.title) for measure in MEASURES.values()}) == len(MEASURES)


def show(world: World, by: Actor, reading: Reading, audience: str) -> None:
    partnership: UUID = world.partnership.id
    with acting(by.acting):
        show_readings_to(
            government=world.governments["alder"],
            readings=[reading],
            audience=audience,
            partnership=partnership,
            by=by,
            at=AT,
        )
