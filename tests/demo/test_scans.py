"""The shipped scans say what their sources say, and no more."""

from collections import Counter
from pathlib import Path

import pytest

from interlocal.core.catalogue.standard import standard_entries
from interlocal.modules.assessment.cautions import cautions
from interlocal.modules.assessment.rules import (
    Difference,
    Reason,
    disagreements,
    extrapolate,
    per_respondent,
    rank,
    totals,
    unplaced,
)
from interlocal.modules.assessment.scan import Claim, Period, Scan
from interlocal.modules.assessment.scan_file import read_scan, read_scan_path, scan_workbook

SCANS = Path(__file__).parents[2] / "src" / "interlocal" / "demo" / "scans"
FILES = sorted(SCANS.glob("*.yaml"))


def scan(key: str) -> Scan:
    return read_scan_path(SCANS / f"{key}.scan.yaml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_is_good_and_the_same_as_a_workbook(path: Path) -> None:
    found = read_scan_path(path)
    assert path.name == f"{found.key}.scan.yaml"
    assert read_scan(scan_workbook(found), "scan.xlsx") == found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_their_areas_are_services_of_the_catalogue(path: Path) -> None:
    services = {entry["key"] for entry in standard_entries()}
    assert {area.key for area in read_scan_path(path).areas} <= services


def test_only_the_invented_region_is_synthetic_and_says_so_everywhere() -> None:
    synthetic = {path.name: read_scan_path(path).synthetic for path in FILES}
    assert [name for name, invented in synthetic.items() if invented] == ["synthetic.scan.yaml"]
    invented = scan("synthetic")
    assert "Synthetic" in invented.title
    assert "synthetic" in invented.region
    assert all(document.title.startswith("Synthetic") for document in invented.documents)
    assert cautions(invented)[0].startswith("Synthetic")


def test_the_invented_region_is_fully_rated() -> None:
    assert [table.unrated for table in scan("synthetic").factor_sets] == [0, 0]
    assert len(rank(scan("synthetic").factor_sets[0]).ranked) == 8


def test_milwaukee_has_ten_verdicts_and_its_ratings_are_not_in_our_copy() -> None:
    milwaukee = scan("milwaukee")
    assert Counter(area.verdict for area in milwaukee.parts()) == {"yes": 5, "maybe": 2, "no": 3}
    assert {area.key for area in milwaukee.areas if area.verdict in ("yes", "maybe")} == {
        area.key for area in milwaukee.areas if area.next_step
    }
    assert [len(table.ratings) for table in milwaukee.factor_sets] == [40, 4, 24]
    assert [table.missing for table in milwaukee.factor_sets] == [40, 4, 24]
    assert [table.unrated for table in milwaukee.factor_sets] == [0, 0, 0]
    assert [table.scale for table in milwaukee.factor_sets] == [(), (), ()]
    assert [rank(table).ranked for table in milwaukee.factor_sets] == [(), (), ()]
    assert sum("No ranking: " in caution for caution in cautions(milwaukee)) == 3
    assert [(phase.state, phase.when) for phase in milwaukee.phases] == [
        ("done", "released in November 2023"),
        ("on_hold", ""),
    ]


def test_the_priority_areas_of_milwaukee() -> None:
    milwaukee = scan("milwaukee")
    assert [milwaukee.area(key).name for key in milwaukee.factor_sets[2].areas] == [
        "Central Payroll",
        "Wellness",
        "Procurement",
        "Facilities Management",
        "Fleet Operations",
        "Mowing",
    ]


def test_crcog_adds_up_within_each_period() -> None:
    found = {total.period: (total.low, total.high) for total in totals(scan("crcog").claims)}
    assert found == {
        Period("annual"): (558_000 + 1_525_000 + 85_000 + 10_000, 2_000_000 + 1_525_000 + 242_000 + 85_000),
        Period("per_cycle", "assessment cycle"): (130_000, 500_000),
        Period("achieved", "FY2013"): (2_600_000, 2_600_000),
    }
    assert found[Period("annual")] == (2_178_000, 3_852_000)


def test_crcog_leaves_out_what_cannot_be_added_and_says_why() -> None:
    annual = totals(scan("crcog").claims)[0]
    reasons = [(left_out.claim.area, left_out.reason) for left_out in annual.left_out]
    assert sorted(reasons) == sorted(
        [
            ("financial-management-systems", Reason.PERCENTAGE),
            ("human-resources", Reason.NO_ESTIMATE),
            ("human-resources", Reason.NO_ESTIMATE),
            ("facilities-and-asset-management", Reason.NO_ESTIMATE),
            ("property-tax-assessment", Reason.OTHER_PERIOD),
            ("fleet-maintenance", Reason.NO_ESTIMATE),
            ("fleet-maintenance", Reason.PERCENTAGE),
            ("procurement", Reason.NO_ESTIMATE),
            ("procurement", Reason.OTHER_PERIOD),
            ("procurement", Reason.PERCENTAGE),
            ("procurement", Reason.PERCENTAGE),
        ]
    )
    assert annual.respondents_differ


def test_crcog_keeps_covered_and_answering_members_apart() -> None:
    def members(claim: Claim) -> tuple[int | None, int | None, int | None]:
        return claim.covered, claim.asked, claim.answered

    crcog = scan("crcog")
    assert crcog.members == 23
    assert {claim.area: members(claim) for claim in crcog.claims if claim.unit == "usd"} == {
        "information-technology": (17, None, 17),
        "electronic-document-management": (23, None, None),
        "financial-management-systems": (None, None, None),
        "facilities-and-asset-management": (13, None, 13),
        "property-tax-assessment": (16, None, 16),
        "procurement": (None, None, None),
    }


def test_crcog_says_which_period_is_our_reading() -> None:
    read = [(claim.what, claim.unit) for claim in scan("crcog").claims if claim.period_is == "our reading"]
    assert read == [("Additional savings as software as a service", "percent")]


def test_crcog_hedges_and_averages() -> None:
    data_center = scan("crcog").claims[0]
    assert (data_center.qualifier, data_center.qualifies) == ("slightly over", "high")
    averages = {claim.area: per_respondent(claim) for claim in scan("crcog").claims if claim.unit == "usd"}
    assert {area: (share.low, share.high) for area, share in averages.items() if share} == {
        "information-technology": (32_824, 117_647),
        "electronic-document-management": (66_304, 66_304),
        "property-tax-assessment": (8_125, 31_250),
    }


def test_crcog_leaves_open_whose_two_of_its_sums_are_and_nobody_s_average_is_made_of_them() -> None:
    unclear = [claim for claim in scan("crcog").claims if claim.leaves_open]
    assert [(claim.what, claim.low, claim.high, claim.covered) for claim in unclear] == [
        ("Financial management system, using existing systems", 85_000, 242_000, None),
        ("License and maintenance fees", 10_000, 85_000, 13),
    ]
    for claim in unclear:
        assert per_respondent(claim) is None
        assert extrapolate(claim, 23) is None
        assert claim in totals(scan("crcog").claims)[0].included
        (caution,) = [caution for caution in cautions(scan("crcog")) if claim.leaves_open in caution]
        assert "nothing is given per member" in caution


def test_crcog_places_nothing_that_only_a_picture_shows() -> None:
    (table,) = scan("crcog").factor_sets
    assert len(unplaced(table)) == 8
    assert table.axes == ("ease", "savings")
    assert (table.missing, table.unrated) == (16, 0)
    assert "chart on the cover" in table.not_in_copy


@pytest.mark.parametrize("area", ["electronic-document-management", "financial-management-systems"])
def test_what_needs_the_data_center_comes_after_it(area: str) -> None:
    assert scan("crcog").area(area).follows == ("information-technology",)


def test_eastern_jackson_county_groups_its_services_as_the_report_does() -> None:
    county = scan("eastern-jackson-county")
    stages = Counter(value for area in county.areas for value in county.stated(area.key, "stage"))
    assert stages == {"exists": 8, "deferred": 2, "in play": 9, "future": 6}
    assert Counter(finding.kind for finding in county.findings) == {
        "motivator": 5,
        "outcome": 3,
        "works": 4,
        "challenge": 4,
        "next": 2,
    }


def test_what_the_article_names_in_one_sentence_has_one_stage() -> None:
    county = scan("eastern-jackson-county")
    currently = {each.area: each.value for each in county.statements if each.said.startswith("Currently, the three")}
    assert currently == dict.fromkeys(
        ["mental-health-co-responders", "leadership-exchanges", "exit-interviews"], "in play"
    )


def test_the_software_points_out_where_the_sources_on_eastern_jackson_county_differ() -> None:
    found = {(item.subject, item.aspect): item.difference for item in disagreements(scan("eastern-jackson-county"))}
    assert found == {
        ("Adoption by the three city councils", "date"): Difference.BETWEEN,
        ("Adoption by the three city councils", "what was adopted"): Difference.BETWEEN,
        ("Mental Health Co-Responders", "stage"): Difference.BETWEEN,
        ("Governance Training", "audience"): Difference.BETWEEN,
        ("Compensation Studies", "stage"): Difference.WITHIN,
        ("Salary Survey", "stage"): Difference.WITHIN,
        ("Exit Interviews", "who takes part"): Difference.WITHIN,
        ("Focus on easy wins", "listed under"): Difference.WITHIN,
        ("Supervisory Training", "subjects of the 3-year agreement"): Difference.ADDS,
    }
    for item in disagreements(scan("eastern-jackson-county")):
        assert len({statement.source for statement in item.statements}) == len(item.statements)


def test_a_figure_that_its_source_only_states_is_graded_so() -> None:
    for key in ("crcog", "milwaukee", "eastern-jackson-county"):
        for claim in scan(key).claims:
            assert claim.grade == ("not stated" if claim.no_estimate else "stated"), claim.what


def test_what_the_invented_region_calls_an_estimate_says_how_it_was_worked_out() -> None:
    estimates = [claim for claim in scan("synthetic").claims if claim.grade == "estimate"]
    assert estimates
    assert all(claim.note.startswith("Worked out") for claim in estimates)
