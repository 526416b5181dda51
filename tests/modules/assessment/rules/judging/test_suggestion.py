from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.modules.assessment.rules.judging import (
    Because,
    GateKind,
    Gates,
    GateState,
    Ground,
    Suggestion,
    group_levels,
    suggest,
)
from interlocal.modules.assessment.scan import LEVELS, Factor, Level, Verdict
from tests.modules.assessment.rules.judging.ratings import (
    ALL_CLEAR,
    FACTORS,
    GATES,
    RATERS,
    TABLES,
    RaterLevel,
    full_tables,
    voices,
)

GRADES: tuple[Verdict, ...] = ("no", "maybe", "yes")


def suggested(ratings: list[RaterLevel], gates: Gates) -> Suggestion:
    return suggest("audit", FACTORS, group_levels(voices(ratings)), gates)


def grade(ratings: list[RaterLevel], gates: Gates) -> int:
    verdict = suggested(ratings, gates).verdict
    assert verdict is not None
    return GRADES.index(verdict)


def all_say(alike: Level, saves: Level, hurts: Level) -> list[RaterLevel]:
    return [
        RaterLevel(rater, "audit", factor, level)
        for rater in RATERS
        for factor, level in {"alike": alike, "saves": saves, "hurts": hurts}.items()
    ]


@pytest.mark.parametrize(
    ("levels", "verdict", "score", "ground"),
    [
        (("high", "high", "high"), "yes", Fraction(1), Ground.HIGH_SCORE),
        (("medium", "medium", "medium"), "yes", Fraction(2, 3), Ground.HIGH_SCORE),
        (("medium", "low", "medium"), "maybe", Fraction(11, 18), Ground.MIDDLE_SCORE),
        (("low", "low", "low"), "maybe", Fraction(1, 3), Ground.MIDDLE_SCORE),
        (("low", "none", "low"), "no", Fraction(5, 18), Ground.LOW_SCORE),
        (("none", "none", "none"), "no", Fraction(0), Ground.LOW_SCORE),
    ],
)
def test_the_score_decides_where_nothing_else_does(
    levels: tuple[Level, Level, Level], verdict: Verdict, score: Fraction, ground: Ground
) -> None:
    assert suggested(all_say(*levels), ALL_CLEAR) == Suggestion(verdict, score, (Because(ground),))


def test_what_makes_a_maybe_of_a_yes_is_named_after_the_score() -> None:
    apart = all_say("high", "high", "high")
    apart[2] = replace(apart[2], level="low")
    gates = [*ALL_CLEAR[1:], (GateKind.VETO, GateState.NOT_LOOKED_AT), (GateKind.LEGAL_AUTHORITY, GateState.CONDITION)]
    assert suggested(apart, gates) == Suggestion(
        "maybe",
        Fraction(1),
        (
            Because(Ground.HIGH_SCORE),
            Because(Ground.GATE_NOT_LOOKED_AT, gates=(GateKind.VETO,)),
            Because(Ground.GATE_ON_CONDITION, gates=(GateKind.LEGAL_AUTHORITY,)),
            Because(Ground.RATERS_APART, factors=("hurts",)),
        ),
    )


@given(TABLES, GATES, st.sampled_from(GateKind))
def test_a_gate_that_stops_always_gives_no(ratings: list[RaterLevel], gates: Gates, gate: GateKind) -> None:
    found = suggested(ratings, [*gates, (gate, GateState.STOPS)])
    assert found.verdict == "no"
    (because,) = found.because
    assert because.ground == Ground.GATE_STOPS
    assert gate in because.gates


@given(full_tables(), GATES, st.sets(st.sampled_from([factor.key for factor in FACTORS]), min_size=1))
def test_an_unrated_factor_never_gives_yes_or_maybe_and_is_named(
    ratings: list[RaterLevel], gates: Gates, factors: set[str]
) -> None:
    rated = [rating if rating.factor not in factors else replace(rating, level=None) for rating in ratings]
    found = suggested(rated, gates)
    assert found.score is None
    if GateState.STOPS in {state for _kind, state in gates}:
        assert found.verdict == "no"
    else:
        named = tuple(factor.key for factor in FACTORS if factor.key in factors)
        assert found == Suggestion(None, None, (Because(Ground.UNRATED, factors=named),))


@pytest.mark.parametrize(
    ("level", "score", "ground"),
    [
        ("high", Fraction(1), Ground.HIGH_SCORE),
        ("low", Fraction(1, 3), Ground.MIDDLE_SCORE),
        ("none", Fraction(0), Ground.LOW_SCORE),
    ],
)
def test_one_rater_neither_carries_an_area_nor_ends_it(level: Level, score: Fraction, ground: Ground) -> None:
    alone = [rating for rating in all_say(level, level, level) if rating.rater == RATERS[0]]
    named = tuple(factor.key for factor in FACTORS)
    expected = Suggestion("maybe", score, (Because(ground), Because(Ground.ONE_RATER, factors=named)))
    assert suggested(alone, ALL_CLEAR) == expected
    second = [replace(rating, rater=RATERS[1]) for rating in alone if rating.factor != "saves"]
    assert suggested(alone + second, ALL_CLEAR).because[1:] == (Because(Ground.ONE_RATER, factors=("saves",)),)


@pytest.mark.parametrize(
    ("ones", "others", "score", "ground"),
    [
        (("high", "high", "high"), ("low", "high", "high"), Fraction(7, 9), Ground.HIGH_SCORE),
        (("high", "high", "high"), ("low", "none", "medium"), Fraction(4, 9), Ground.MIDDLE_SCORE),
        (("high", "high", "high"), ("none", "none", "none"), Fraction(0), Ground.LOW_SCORE),
    ],
)
def test_two_raters_who_are_far_apart_decide_nothing_and_it_is_said_why(
    ones: tuple[Level, Level, Level], others: tuple[Level, Level, Level], score: Fraction, ground: Ground
) -> None:
    ratings = [
        *(rating for rating in all_say(*ones) if rating.rater == RATERS[0]),
        *(rating for rating in all_say(*others) if rating.rater == RATERS[1]),
    ]
    far = tuple(f.key for f, one, other in zip(FACTORS, ones, others, strict=True) if {one, other} & {"none", "low"})
    expected = Suggestion("maybe", score, (Because(ground), Because(Ground.RATERS_APART, factors=far)))
    assert suggested(ratings, ALL_CLEAR) == expected


@given(full_tables(), GATES)
def test_yes_and_no_need_two_raters_who_see_it_alike_unless_a_gate_stops_it(
    ratings: list[RaterLevel], gates: Gates
) -> None:
    cells = group_levels(voices(ratings))
    doubted = any(cells["audit", factor.key].rated < 2 or cells["audit", factor.key].is_wide for factor in FACTORS)
    found = suggested(ratings, gates)
    grounds = {because.ground for because in found.because}
    if Ground.GATE_STOPS in grounds:
        assert found.verdict == "no"
    else:
        assert doubted == bool(grounds & {Ground.ONE_RATER, Ground.RATERS_APART})
        assert not doubted or found.verdict == "maybe"


@given(full_tables(), GATES, st.sampled_from(FACTORS))
def test_when_all_raters_go_up_a_step_the_suggestion_gets_no_worse_unless_they_come_together_on_a_no(
    ratings: list[RaterLevel], gates: Gates, factor: Factor
) -> None:
    raised = [
        replace(rating, level=LEVELS[min(LEVELS.index(rating.level) + 1, len(LEVELS) - 1)])
        if rating.factor == factor.key and rating.level
        else rating
        for rating in ratings
    ]
    before, after = suggested(ratings, gates), suggested(raised, gates)
    came_together = before.because[-1].ground == Ground.RATERS_APART and after.because == (Because(Ground.LOW_SCORE),)
    assert came_together or grade(raised, gates) >= grade(ratings, gates)


@given(full_tables(), GATES, st.data())
def test_a_level_that_goes_up_makes_it_worse_only_as_raters_part_or_come_together(
    ratings: list[RaterLevel], gates: Gates, data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from(range(len(ratings))))
    level = ratings[place].level
    assert level is not None
    raised = list(ratings)
    raised[place] = replace(ratings[place], level=data.draw(st.sampled_from(LEVELS[LEVELS.index(level) :])))
    if grade(raised, gates) < grade(ratings, gates):
        parted, were_apart = suggested(raised, gates), suggested(ratings, gates)
        apart = parted if parted.verdict == "maybe" else were_apart
        assert apart.because[-1].ground == Ground.RATERS_APART


@given(full_tables(), GATES, st.sampled_from(GateKind))
def test_a_gate_that_opens_makes_it_no_worse(ratings: list[RaterLevel], gates: Gates, gate: GateKind) -> None:
    opened = [*((kind, state) for kind, state in gates if kind != gate), (gate, GateState.CLEAR)]
    assert grade(ratings, opened) >= grade(ratings, gates)


@given(TABLES, GATES, st.permutations(FACTORS), st.permutations(RATERS))
def test_the_order_of_raters_and_factors_decides_nothing(
    ratings: list[RaterLevel], gates: Gates, factors: list[Factor], raters: list[str]
) -> None:
    moved = sorted(ratings, key=lambda rating: raters.index(rating.rater))
    found = suggested(ratings, gates)
    other = suggest("audit", factors, group_levels(voices(moved)), gates)
    assert (other.verdict, other.score) == (found.verdict, found.score)
    for one, same in zip(found.because, other.because, strict=True):
        assert (one.ground, one.gates, set(one.factors)) == (same.ground, same.gates, set(same.factors))
