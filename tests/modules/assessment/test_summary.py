import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from interlocal.modules.assessment.scan import Period, Scan
from interlocal.modules.assessment.scan_file import read_scan_path
from interlocal.modules.assessment.summary import summary
from tests.modules.assessment.scans import claim, scans

SCANS = Path(__file__).parents[3] / "src" / "interlocal" / "demo" / "scans"


def plain(key: str, **options: Any) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(json.dumps(summary(read_scan_path(SCANS / f"{key}.scan.yaml"), **options)))
    return result


def test_areas_show_verdict_next_step_and_null_for_unrated() -> None:
    areas = plain("milwaukee")["areas"]
    assert len(areas) == 10
    payroll = areas[1]
    assert (payroll["name"], payroll["verdict"]) == ("Payroll", "Yes")
    assert payroll["next_step"].startswith("Some level of combination")
    assert payroll["ratings"] == {
        "Similarity": None,
        "Personnel/Operational Efficiencies": None,
        "Major Challenges": None,
        "Efficiency via Centralization": None,
    }
    assert [part["name"] for part in payroll["parts"]] == ["Central Payroll"]
    assert (areas[0]["verdict"], areas[0]["next_step"]) == ("No", None)


def test_what_our_copy_lacks_is_told_apart_from_what_nobody_rated() -> None:
    crcog, milwaukee = plain("crcog"), plain("milwaukee")
    (table,) = crcog["factor_sets"]
    assert (table["unrated"], table["not_in_copy"]["cells"]) == (0, 16)
    assert "text alone" in table["not_in_copy"]["reason"]
    assert all(area["not_in_copy"]["cells"] == 2 for area in crcog["areas"])
    tables = milwaukee["factor_sets"]
    assert [(table["unrated"], table["not_in_copy"]["cells"]) for table in tables] == [(0, 40), (0, 4), (0, 24)]
    assert all("text alone" in table["not_in_copy"]["reason"] for table in tables)
    scan = read_scan_path(SCANS / "milwaukee.scan.yaml")
    blank = replace(scan, factor_sets=tuple(replace(table, not_in_copy="") for table in scan.factor_sets))
    told = json.loads(json.dumps(summary(blank)))["factor_sets"]
    assert [(table["unrated"], table["not_in_copy"]) for table in told] == [(40, None), (4, None), (24, None)]


def test_totals_say_what_is_in_what_is_not_and_that_members_differ() -> None:
    annual = plain("crcog")["totals"]["annual"]
    assert (annual["low"], annual["high"], annual["unit"]) == (2_178_000, 3_852_000, "usd")
    assert len(annual["included"]) == 4
    assert len(annual["left_out"]) == 11
    assert all(left_out["reason"] for left_out in annual["left_out"])
    assert "different members" in annual["note"]
    assert "$1,525,000 of it supposes that all 23 take part." in annual["note"]
    assert "slightly over" in annual["note"]
    assert set(plain("crcog")["totals"]) == {"annual", "per_cycle", "achieved"}


def test_claims_keep_what_is_unknown_null() -> None:
    claims = plain("crcog")["claims"]
    data_center = claims[0]
    assert data_center["area"] == "Information Technology Services"
    assert (data_center["low"], data_center["high"], data_center["unit"]) == (558_000, 2_000_000, "usd")
    assert (data_center["qualifier"], data_center["period"], data_center["respondents"]) == (
        "slightly over",
        "annual",
        17,
    )
    assert (data_center["per_respondent_low"], data_center["per_respondent_high"]) == (32_824, 117_647)
    human_resources = next(found for found in claims if found["area"] == "Human Resources Management")
    unknown = ("low", "high", "unit", "period", "respondents", "per_respondent_low", "per_respondent_high")
    assert {human_resources[name] for name in unknown} == {None}
    extra = next(found for found in claims if found["unit"] == "percent")
    assert (extra["low"], extra["high"], extra["per_respondent_low"]) == (40, 40, None)


def test_scenarios_appear_only_when_asked_for_and_change_no_total() -> None:
    without, stretched = plain("crcog"), plain("crcog", extrapolate_to=23)
    assert "scenarios" not in without
    assert stretched["totals"] == without["totals"]
    assert [(item["rests_on"], item["low"], item["high"]) for item in stretched["scenarios"]] == [
        (17, 755_000, 2_710_000),
        (16, 187_000, 719_000),
    ]
    assert all("published by nobody" in item["label"] for item in stretched["scenarios"])


def test_two_cycles_have_a_total_each() -> None:
    scan = read_scan_path(SCANS / "crcog.scan.yaml")
    source = scan.areas[0].source
    found = [
        claim(1, 1, area="procurement", source=source, period=Period("per_cycle", name)) for name in ("census", "bid")
    ]
    two = summary(Scan(**{**{name: getattr(scan, name) for name in scan.__dataclass_fields__}, "claims": tuple(found)}))
    assert set(two["totals"]) == {"per_cycle: census", "per_cycle: bid"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(scans())
def test_any_scan_has_a_summary_that_any_program_can_read(scan: Scan) -> None:
    found = json.loads(json.dumps(summary(scan), allow_nan=False))
    assert len(found["claims"]) == len(scan.claims)
    assert sum(1 + len(area["parts"]) for area in found["areas"]) == len(scan.areas)
    for table in found["factor_sets"]:
        ranked = {item["area"] for item in table["ranking"]}
        assert not ranked & {row["area"] for row in table["rows"] if None in row["ratings"].values()}
