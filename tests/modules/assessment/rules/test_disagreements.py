from dataclasses import replace

import pytest

from interlocal.modules.assessment.rules import LISTED, Difference, disagreements
from interlocal.modules.assessment.scan import Area, Document, Finding, Scan, Source, Statement

REPORT, ARTICLE = Source("report", "page 1"), Source("article", "paragraph 2")
SCAN = Scan(
    "x",
    "X",
    "X",
    False,
    documents=(Document("report", "Report"), Document("article", "Article")),
    areas=(Area("payroll", "Payroll", REPORT), Area("fleet", "Fleet", REPORT)),
)


def stage(area: str, value: str, source: Source) -> Statement:
    return Statement("stage", value, source, area=area)


def test_two_stages_of_one_area_disagree_and_both_stand() -> None:
    said = (stage("payroll", "deferred", REPORT), stage("payroll", "in play", ARTICLE))
    (found,) = disagreements(replace(SCAN, statements=said))
    assert (found.subject, found.aspect, found.statements) == ("Payroll", "stage", said)


def test_the_same_in_other_letters_agrees() -> None:
    said = (stage("payroll", "In  play", REPORT), stage("payroll", "in play", ARTICLE))
    assert disagreements(replace(SCAN, statements=said)) == ()


def test_different_areas_and_aspects_are_different_things() -> None:
    said = (
        stage("payroll", "deferred", REPORT),
        stage("fleet", "in play", ARTICLE),
        Statement("date", "2019", ARTICLE, area="payroll"),
    )
    assert disagreements(replace(SCAN, statements=said)) == ()


def test_places_of_one_document_can_disagree() -> None:
    said = (stage("payroll", "in play", REPORT), stage("payroll", "future", Source("report", "page 9")))
    assert len(disagreements(replace(SCAN, statements=said))) == 1


def test_subjects_that_are_no_area_are_compared_by_their_words() -> None:
    said = (
        Statement("date", "fall 2018", REPORT, subject="Adoption by the councils"),
        Statement("date", "fall 2019", ARTICLE, subject="adoption by the Councils"),
    )
    (found,) = disagreements(replace(SCAN, statements=said))
    assert found.subject == "Adoption by the councils"


def test_a_finding_under_two_heads_is_pointed_out() -> None:
    findings = (Finding("works", "Focus on easy wins", REPORT), Finding("challenge", "Focus on easy wins", REPORT))
    (found,) = disagreements(replace(SCAN, findings=findings))
    assert (found.aspect, [statement.value for statement in found.statements]) == (LISTED, ["works", "challenge"])


def difference(*said: Statement) -> Difference:
    (found,) = disagreements(replace(SCAN, statements=said))
    return found.difference


APPENDIX = Source("report", "page 9")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("deferred", REPORT), ("in play", ARTICLE)], Difference.BETWEEN),
        ([("in play", REPORT), ("future", APPENDIX)], Difference.WITHIN),
        ([("in play", REPORT), ("future", APPENDIX), ("Future", ARTICLE)], Difference.WITHIN),
        ([("in play", REPORT), ("future", APPENDIX), ("deferred", ARTICLE)], Difference.BETWEEN),
        ([("clerks", REPORT), ("Boards; clerks", ARTICLE)], Difference.ADDS),
        ([("clerks; boards", REPORT), ("boards; staff", ARTICLE)], Difference.BETWEEN),
    ],
)
def test_it_says_whether_sources_disagree_or_one_says_both_or_more(
    said: list[tuple[str, Source]], expected: Difference
) -> None:
    assert difference(*(stage("payroll", value, source) for value, source in said)) is expected


def test_the_same_things_in_another_order_agree() -> None:
    said = (stage("payroll", "clerks; boards", REPORT), stage("payroll", "boards;  Clerks;", ARTICLE))
    assert disagreements(replace(SCAN, statements=said)) == ()


def test_the_gravest_differences_come_first() -> None:
    said = (
        stage("payroll", "in play", REPORT),
        stage("payroll", "future", APPENDIX),
        stage("fleet", "in play", REPORT),
        stage("fleet", "future", ARTICLE),
    )
    found = [each.difference for each in disagreements(replace(SCAN, statements=said))]
    assert found == [Difference.BETWEEN, Difference.WITHIN]
