"""What changed between two scans."""

from dataclasses import replace

from interlocal.modules.assessment.rules.comparison import GATE, Aspect, Change, OpenYet, changes, keeps_gates, open_yet
from interlocal.modules.assessment.scan import (
    LEVELS,
    Area,
    Document,
    Factor,
    FactorSet,
    Rating,
    Scan,
    Source,
    Statement,
)

HERE = Source("d", "here")
FACTORS = (Factor("cost", "Costs"), Factor("risk", "Risks"))


def table(*ratings: Rating, **values: object) -> FactorSet:
    made = FactorSet("t", "Ratings", HERE, FACTORS, tuple(dict.fromkeys(r.area for r in ratings)), ratings, LEVELS)
    return replace(made, **values)  # type: ignore[arg-type]


def scan(*areas: Area, tables: tuple[FactorSet, ...] = ()) -> Scan:
    return Scan("s", "Scan", "Region", True, (Document("d", "Document"),), areas, tables)


PAYROLL = Area("payroll", "Payroll", HERE, verdict="maybe", next_step="Ask the vendor")


def test_a_scan_does_not_differ_from_itself() -> None:
    same = scan(PAYROLL, tables=(table(Rating("payroll", "cost", "low"), Rating("payroll", "risk", None)),))
    assert changes(same, same) == ()


def test_areas_verdicts_and_next_steps() -> None:
    fleet, legal = Area("fleet", "Fleet", HERE), Area("legal", "Legal", HERE)
    now = replace(PAYROLL, verdict="yes", next_step="")
    assert changes(scan(PAYROLL, legal), scan(now, fleet)) == (
        Change("Payroll", Aspect.VERDICT, "maybe", "yes"),
        Change("Payroll", Aspect.NEXT_STEP, "Ask the vendor", None),
        Change("Fleet", Aspect.ADDED),
        Change("Legal", Aspect.REMOVED),
    )


def test_what_nobody_has_decided_yet_is_open_and_no_change() -> None:
    now = scan(replace(PAYROLL, verdict=None, next_step=""), Area("fleet", "Fleet", HERE))
    assert changes(scan(PAYROLL), now) == (Change("Fleet", Aspect.ADDED),)
    assert open_yet(scan(PAYROLL), now) == OpenYet(areas=2, ratings=0)


def test_unrated_is_told_apart_from_every_level() -> None:
    then = scan(PAYROLL, tables=(table(Rating("payroll", "cost", None), Rating("payroll", "risk", "none")),))
    now = scan(PAYROLL, tables=(table(Rating("payroll", "cost", "none"), Rating("payroll", "risk", None)),))
    assert changes(then, now) == (Change("Payroll", Aspect.RATING, None, "none", "Costs"),)
    assert open_yet(then, now) == OpenYet(areas=0, ratings=1)


def test_questions_are_the_same_by_their_name_and_others_say_nothing() -> None:
    then = scan(PAYROLL, tables=(table(Rating("payroll", "cost", "low"), Rating("payroll", "risk", "low")),))
    asked = (Factor("money", "Costs"), Factor("people", "People"))
    other = table(Rating("payroll", "money", "high"), Rating("payroll", "people", "high"), factors=asked)
    assert changes(then, scan(PAYROLL, tables=(other,))) == (Change("Payroll", Aspect.RATING, "low", "high", "Costs"),)
    missing = replace(then, factor_sets=(replace(then.factor_sets[0], not_in_copy="The page is missing."),))
    assert changes(missing, scan(PAYROLL, tables=(other,))) == ()


def gate(kind: str, value: str, whose: str = "", area: str = "payroll") -> Statement:
    return Statement(GATE + kind, value, HERE, area, whose)


def test_gates_are_compared_member_by_member_and_not_looked_at_is_none() -> None:
    then = replace(
        scan(PAYROLL),
        statements=(
            gate("legal_authority", "not_looked_at"),
            gate("public", "condition"),
            gate("veto", "stops", "Alder"),
            gate("veto", "clear", "Birch"),
        ),
    )
    now = replace(
        then,
        statements=(
            gate("legal_authority", "stops"),
            gate("public", "not_looked_at"),
            gate("veto", "clear", "Alder"),
            gate("veto", "clear", "Birch"),
            gate("veto", "stops", "Cedar"),
        ),
    )
    assert changes(then, then) == ()
    assert changes(then, now) == (
        Change("Payroll", Aspect.GATE, None, "stops", "legal_authority"),
        Change("Payroll", Aspect.GATE, "condition", None, "public"),
        Change("Payroll", Aspect.GATE, "stops", "clear", "veto", "Alder"),
        Change("Payroll", Aspect.GATE, None, "stops", "veto", "Cedar"),
    )


def test_gates_that_nobody_kept_then_are_no_change() -> None:
    """Of a published scan, and of a report from before they were kept; what else is stated of an area is no gate."""
    then = replace(scan(PAYROLL), statements=(Statement("savings", "high", HERE, "payroll"),))
    now = replace(scan(PAYROLL), statements=(gate("legal_authority", "stops"),))
    assert changes(then, now) == ()
    assert not keeps_gates(then)
    assert keeps_gates(now)
