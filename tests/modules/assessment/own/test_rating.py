"""Ratings: by the team alone, by the questions that stand, never overwritten, never below what was said."""

from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from interlocal.core.access.actor import Refused
from interlocal.core.audit.models import Event
from interlocal.modules.assessment.actions import edit_area, set_factors
from interlocal.modules.assessment.models import AreaRating, FactorSet, OwnScan
from interlocal.modules.assessment.queries import factor_sets_of, ratings_of, said_of
from interlocal.modules.assessment.queries.judged import Judged, judged, said_apart
from interlocal.modules.assessment.rules.judging import Undefined
from interlocal.platform.acting import acting
from tests.worlds import AT, TODAY, World, tri_cities

from .raters import FACTORS, areas, questions, release, say, started

pytestmark = pytest.mark.django_db
FOUR = [("Alike", 1), ("Saves", 2), ("Hurts", 3), ("Fits", 0)]


@pytest.fixture
def world() -> World:
    return tri_cities()


@pytest.fixture
def scan(world: World) -> OwnScan:
    return started(world, "director", "alder_manager", "birch_finance")


def together(world: World, scan: OwnScan, *, deeper: bool = False) -> Judged:
    actor = world.actor("alder_viewer")
    with acting(actor.acting):
        return judged(actor, questions(world, scan, deeper=deeper), areas(world, scan), TODAY)


def ask(world: World, scan: OwnScan, factors: list[tuple[str, int]], *, deeper: bool = False) -> FactorSet:
    by = world.actor("director")
    with acting(by.acting):
        return set_factors(scan=scan, factors=factors, deeper=deeper, by=by, at=AT)


def test_nobody_outside_the_team_rates(world: World, scan: OwnScan) -> None:
    payroll = areas(world, scan)[0]
    with pytest.raises(Refused):
        say(world, "alder_clerk", payroll, "high")
    say(world, "alder_manager", payroll, "high")
    release(world, "alder_manager")
    with pytest.raises(Refused):
        say(world, "alder_manager", payroll, "low")


def test_the_database_itself_keeps_a_rater_to_her_own_word(world: World, scan: OwnScan) -> None:
    payroll = areas(world, scan)[0]
    say(world, "alder_manager", payroll, "high")
    finance = world.actor("birch_finance")
    with acting(finance.acting):
        assert AreaRating.objects.update(level="none") == 0
        forged = AreaRating(
            partnership=world.partnership,
            factor_set=questions(world, scan),
            area=payroll,
            factor="challenges",
            rater=world.people["alder_manager"],
            level="none",
            rated_at=AT,
        )
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            forged.save(force_insert=True)


def test_a_changed_word_is_the_next_version_and_the_former_one_stays(world: World, scan: OwnScan) -> None:
    payroll = areas(world, scan)[0]
    assert say(world, "alder_manager", payroll, "high", "low", notes={"similarity": "One system for all."}) == 2
    assert say(world, "alder_manager", payroll, "high", "medium") == 1
    assert say(world, "alder_manager", payroll, "high", "medium", notes={"similarity": ""}) == 1
    actor = world.actor("alder_viewer")
    with acting(actor.acting):
        said = said_of(actor, questions(world, scan), payroll)
        history = sorted((each.factor, each.version, each.level, each.note, each.current) for each in said)
        events = Event.objects.filter(verb="area.rated").order_by("number")
        assert [event.facts for event in events] == [{"count": 2}, {"count": 1}, {"count": 1}]
    assert history == [
        ("efficiencies", 1, "low", "", False),
        ("efficiencies", 2, "medium", "", True),
        ("similarity", 1, "high", "One system for all.", False),
        ("similarity", 2, "high", "", True),
    ]


def test_what_is_wrong_is_told_at_once_and_nothing_is_kept(world: World, scan: OwnScan) -> None:
    payroll = areas(world, scan)[0]
    with pytest.raises(ValidationError) as told:
        say(world, "alder_manager", payroll, "splendid", "high", notes={"challenges": "x" * 501})
    assert len(told.value.messages) == 2
    assert "Similarity" in " ".join(told.value.messages)
    assert "Major common challenges" in " ".join(told.value.messages)
    with acting(world.actor("director").acting):
        assert not AreaRating.objects.exists()


def test_questions_are_changed_in_place_until_somebody_rates(world: World, scan: OwnScan) -> None:
    first = questions(world, scan)
    changed = ask(world, scan, FOUR)
    assert (changed.id, changed.version) == (first.id, 1)
    with pytest.raises(ValidationError, match="changed meanwhile"):
        say(world, "alder_manager", areas(world, scan)[0], "high", factor_set=first)


def test_from_the_first_rating_on_other_questions_are_another_version(world: World, scan: OwnScan) -> None:
    payroll, first = areas(world, scan)[0], questions(world, scan)
    say(world, "alder_manager", payroll, "high")
    second = ask(world, scan, FOUR)
    assert (second.version, first.version) == (2, 1)
    with pytest.raises(ValidationError, match="changed meanwhile"):
        say(world, "alder_manager", payroll, "low", factor_set=first)
    actor = world.actor("alder_viewer")
    with acting(actor.acting):
        assert [(each.version, each.current) for each in factor_sets_of(actor, scan)] == [(2, True), (1, False)]
        assert [said.level for said in ratings_of(actor, first)] == ["high"]
        assert not ratings_of(actor, second).exists()
    with pytest.raises(ValidationError, match="nothing was changed"):
        ask(world, scan, FOUR)


def test_a_question_keeps_its_key_as_long_as_it_keeps_its_words(world: World, scan: OwnScan) -> None:
    similarity = questions(world, scan).factors[0].name
    changed = ask(world, scan, [("Hurts a lot", 1), (similarity, 5), ("Hurts, a lot", 2)])
    assert [(factor.key, factor.weight) for factor in changed.factors] == [
        ("hurts-a-lot", 1),
        ("similarity", 5),
        ("hurts-a-lot-2", 2),
    ]


@pytest.mark.parametrize(
    ("factors", "said"),
    [
        ([], "between 1 and 12"),
        ([(f"Question {number}", 1) for number in range(13)], "between 1 and 12"),
        ([("Alike", 1), (" alike ", 1)], "twice"),
        ([("x" * 201, 1)], "at most 200"),
        ([("Alike", 101)], "from 0 to 100"),
        ([("Alike", 0), ("Saves", 0)], "more than 0"),
        ([(" ", 1)], "needs words"),
    ],
)
def test_questions_that_cannot_be_asked_are_refused(
    world: World, scan: OwnScan, factors: list[tuple[str, int]], said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        ask(world, scan, factors)
    assert [factor.key for factor in questions(world, scan).factors] == list(FACTORS)


def test_only_who_runs_scans_sets_questions(world: World, scan: OwnScan) -> None:
    by = world.actor("alder_manager")
    with acting(by.acting), pytest.raises(Refused):
        set_factors(scan=scan, factors=FOUR, deeper=False, by=by, at=AT)


def test_an_unrated_cell_never_counts_as_low(world: World, scan: OwnScan) -> None:
    payroll, fleet = areas(world, scan)
    for who in ("director", "alder_manager", "birch_finance"):
        say(world, who, payroll, *["high"] * 4)
    say(world, "director", fleet, "none", "none", "none", "")
    say(world, "alder_manager", fleet, "", "", "", "", notes={"similarity": "I do not know it."})
    found = together(world, scan)
    assert [(placed.area, placed.rank) for placed in found.stability.placed] == [(str(payroll.id), 1)]
    assert [(out.area, out.factors) for out in found.stability.left_out] == [(str(fleet.id), ("centralization",))]
    assert found.group(fleet, found.factors[0]).rated == 1
    assert found.apart == ()
    raters = {rater.person.name: (rater.rated, rater.left_unrated, rater.waiting) for rater in found.raters}
    assert raters == {"Dana Director": (7, 1, 0), "Alder Manager": (4, 4, 0), "Birch Finance": (4, 0, 4)}


def test_disagreement_is_shown_with_who_said_what(world: World, scan: OwnScan) -> None:
    payroll = areas(world, scan)[0]
    assert together(world, scan).concordance.undefined is Undefined.NO_PAIRS
    say(world, "director", payroll, "high", "high", notes={"similarity": "All run the same."})
    say(world, "alder_manager", payroll, "low", "none", "medium")
    say(world, "birch_finance", payroll, "low", "", "high")
    release(world, "birch_finance")
    found = together(world, scan)
    assert [(each.area, each.factor.key, each.group.apart) for each in found.apart] == [
        (payroll, "efficiencies", 1),
        (payroll, "similarity", Fraction(2, 3)),
    ]
    with acting(world.actor("director").acting):
        (told,) = said_apart(world.actor("director"), found.factor_set, found.apart[1:]).values()
    said = {each.rater.name: (each.level, each.note) for each in told}
    assert said["Dana Director"] == ("high", "All run the same.")
    assert said["Birch Finance"] == ("low", "")
    assert found.group(payroll, found.factors[0]).level == "low"
    assert found.concordance.undefined is Undefined.TOO_FEW
    assert [(rater.person.name, rater.on_team) for rater in found.raters][-1] == ("Birch Finance", False)


def test_rank_acceptability_adds_to_one_by_area_and_by_rank_and_is_the_same_each_time(
    world: World, scan: OwnScan
) -> None:
    payroll, fleet = areas(world, scan)
    say(world, "director", payroll, "high", "low", "medium", "none")
    say(world, "director", fleet, "low", "high", "low", "medium")
    found = together(world, scan)
    shares = [placed.shares for placed in found.stability.placed]
    assert [sum(row) for row in shares] == pytest.approx([1, 1])
    assert [sum(column) for column in zip(*shares, strict=True)] == pytest.approx([1, 1])
    assert 0 < shares[0][0] < 1
    assert together(world, scan).stability == found.stability


def test_the_deeper_look_has_questions_and_areas_of_its_own(world: World, scan: OwnScan) -> None:
    payroll, fleet = areas(world, scan)
    ask(world, scan, [("Ease of change", 1)], deeper=True)
    with pytest.raises(Refused):
        say(world, "director", fleet, "high", factor_set=questions(world, scan, deeper=True))
    by = world.actor("director")
    with acting(by.acting):
        priority = edit_area(area=payroll, version=payroll.version, by=by, at=AT, deeper=True)
    say(world, "director", priority, "high", factor_set=questions(world, scan, deeper=True))
    assert together(world, scan, deeper=True).together.cells.keys() == {(str(payroll.id), "ease-of-change")}
    assert not together(world, scan).together.cells
