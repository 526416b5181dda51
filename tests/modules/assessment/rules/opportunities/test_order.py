"""Which comes first, and which of two facts counts."""

from dataclasses import replace

from interlocal.modules.assessment.rules.opportunities import Gap, Kind
from tests.modules.assessment.rules.opportunities.facts import (
    AREAS,
    ASH,
    BIRCH,
    CEDAR,
    FLEET,
    PAYROLL,
    fact,
    facts,
    find,
    gaps,
)


def test_more_governments_then_what_presses_then_the_kind() -> None:
    found = find(
        facts(ASH, stance="lead", unfilled="Clerk", system="Munis", training="Excel"),
        facts(BIRCH, stance="join", unfilled="Clerk", system="Munis", contract_ends="2027-06-30", training="Excel"),
        facts(CEDAR, training="Excel", contract_ends="2027-03-31", notice_by="2026-09-30"),
    )
    assert [each.kind for each in found] == [
        Kind.SAME_TRAINING,
        Kind.CONTRACTS,
        Kind.SAME_SYSTEM,
        Kind.STANCES,
        Kind.SAME_JOBS,
    ]


def test_then_the_area_as_the_scan_has_it_and_the_thing() -> None:
    told = [
        *(each for area in (FLEET, PAYROLL) for each in facts(ASH, area, stance="lead")),
        *(each for area in (FLEET, PAYROLL) for each in facts(BIRCH, area, stance="join")),
    ]
    assert [each.areas for each in find(told)] == [(PAYROLL,), (FLEET,)]
    assert [each.areas for each in find(told, areas=AREAS[::-1])] == [(FLEET,), (PAYROLL,)]
    jobs = find(facts(ASH, unfilled="Zoo keeper; Clerk"), facts(BIRCH, unfilled="Zoo keeper; Clerk"))
    assert [each.common for each in jobs] == ["Clerk", "Zoo keeper"]


def test_of_two_facts_for_one_period_the_one_that_is_no_guess_counts() -> None:
    """A government may say one thing to its partnership, and publish another."""
    sure, guess = fact(ASH, "system", "Munis"), fact(ASH, "system", "Incode", grade="guess")
    other = facts(BIRCH, system="Munis")
    for first, second in ((sure.reading, guess.reading), (guess.reading, sure.reading)):
        (found,) = find([replace(sure, reading=first), replace(guess, reading=second)], other)
        assert Gap.GUESS not in gaps(found)
    older, newer = sorted([sure.reading, guess.reading])
    same_grade = replace(guess, grade="stated", reading=older), replace(sure, reading=newer)
    assert len(find(same_grade, other)) == 1
    assert find([replace(guess, grade="stated", reading=newer), replace(sure, reading=older)], other) == []


def test_it_is_found_again_by_its_key_until_it_changes() -> None:
    told = [*facts(ASH, system="Munis"), *facts(BIRCH, system="Munis")]
    (found,) = find(told)
    (better,) = find(told, facts(BIRCH, contract_ends="2027-06-30", hurts="Late"))
    assert better.key == found.key
    (grown,) = find(told, facts(CEDAR, system="munis"))
    assert grown.key != found.key
