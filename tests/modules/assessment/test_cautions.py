from dataclasses import replace

from interlocal.modules.assessment.cautions import cautions
from interlocal.modules.assessment.scan import Area, Period, Scan
from tests.modules.assessment.rules.test_disagreements import ARTICLE, REPORT, SCAN, stage
from tests.modules.assessment.scans import claim


def about(scan: Scan, words: str) -> list[str]:
    return [caution for caution in cautions(scan) if words in caution]


def test_a_scan_without_any_gives_none() -> None:
    assert cautions(SCAN) == ()


def test_a_verdict_in_favor_without_a_next_step() -> None:
    areas = (Area("payroll", "Payroll", REPORT, verdict="maybe"), Area("audit", "Audit", REPORT, verdict="no"))
    assert cautions(replace(SCAN, areas=areas)) == ("Payroll has a verdict in favor but no next step.",)


def test_claims_about_one_area_that_may_overlap() -> None:
    claims = (claim(1, 2, what="a", answered=3), claim(1, 2, what="b", answered=3))
    assert about(replace(SCAN, claims=claims), "2 claims about Payroll are added; check that they do not overlap.")


def test_each_claim_of_a_total_has_a_caution_of_its_own() -> None:
    fees, rent = claim(1, 2, what="Fees", answered=3), claim(1, 2, what="Rent", answered=4)
    told = about(replace(SCAN, claims=(fees, replace(rent, qualifier="slightly over"))), "answered")
    assert told == [
        "Estimated savings per year: Fees: 3 answered.",
        "Estimated savings per year: Rent: 4 answered, the source says “slightly over”.",
    ]


def test_members_that_nobody_states() -> None:
    assert about(replace(SCAN, claims=(claim(1, 2, what="Fees"),)), "nothing is given per member: Fees.")


def test_a_disagreement_names_both_sides_with_their_places() -> None:
    said = (stage("payroll", "deferred", REPORT), stage("payroll", "in play", ARTICLE))
    assert cautions(replace(SCAN, statements=said)) == (
        "The sources disagree on Payroll, stage: deferred (report: page 1); in play (article: paragraph 2).",
    )


def test_only_the_words_of_a_source_stand_in_quotation_marks() -> None:
    ours, theirs = stage("payroll", "deferred", REPORT), stage("payroll", "being worked on now", ARTICLE)
    said = (ours, replace(theirs, said="Work goes on"))
    assert cautions(replace(SCAN, statements=said)) == (
        "The sources disagree on Payroll, stage: deferred (report: page 1); “Work goes on” (article: paragraph 2).",
    )


def test_savings_without_a_word_on_what_they_cost() -> None:
    words = "What it costs to get there is not stated by the source."
    saved, cost = claim(1, 2, answered=3), claim(-9, -5, period=Period("once"))
    achieved = claim(1, 2, period=Period("achieved"))
    assert about(replace(SCAN, claims=(saved,)), words) == [words]
    assert about(replace(SCAN, claims=(saved, cost)), words) == []
    assert about(replace(SCAN, claims=(achieved,)), words) == []
