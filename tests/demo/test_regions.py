"""The region files refer only to what exists, and state nothing about real governments without a source."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from interlocal.core.catalogue.standard import standard_entries
from interlocal.core.governments.models import Kind
from interlocal.core.measures.standard import STANDARD_MEASURES
from interlocal.core.participation.models import Level, Mode, Stage, StageChange
from interlocal.core.participation.rules import dispute, needs_reason
from interlocal.core.sources import Grade
from interlocal.demo.regions import read_region
from interlocal.modules.assessment.rules import Difference, disagreements
from interlocal.modules.assessment.scan_file import read_scan_path

DEMO = Path(__file__).parents[2] / "src" / "interlocal" / "demo"
SERVICES = {entry["key"] for entry in standard_entries()}
REGIONS = {path.stem: yaml.safe_load(path.read_text()) for path in sorted((DEMO / "regions").glob("*.yaml"))}
EVERY = pytest.mark.parametrize("region", REGIONS.values(), ids=REGIONS.keys())
Region = dict[str, Any]


def facts(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a region."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from facts(item)


@EVERY
def test_every_fact_names_a_document_and_a_place(region: Region) -> None:
    for name in ("governments", "resolutions", "decisions", "services", "participations", "figures", "agreements"):
        for fact in region.get(name, ()):
            assert fact["source"]["document"] in region["documents"], fact
            assert fact["source"]["place"], fact
    for fact in facts(region):
        if "document" in fact:
            assert fact["document"] in region["documents"]


@EVERY
def test_references_lead_somewhere(region: Region) -> None:
    governments = {government["key"] for government in region["governments"]}
    assert region["convener"] is None or region["convener"] in governments
    assert set(region["members"]) <= governments
    on_board = {service["service"] for service in region["services"]}
    assert len(on_board) == len(region["services"])
    for fact in facts(region):
        if isinstance(fact.get("service"), str):
            assert fact["service"] in SERVICES
        for name in ("government", "operator"):
            assert fact.get(name) is None or fact[name] in governments
    for agreement in region["agreements"]:
        parties = set(agreement.get("governments", ()))
        assert parties <= governments
        assert {agreement[part] for part in ("administers", "holds_funds") if part in agreement} <= parties
    for participation in region["participations"]:
        assert participation["service"] in on_board
    for service in region["services"]:
        assert {required["service"] for required in service.get("requires", ())} <= on_board


@EVERY
def test_words_are_those_of_core(region: Region) -> None:
    assert {government["kind"] for government in region["governments"] if "kind" in government} <= set(Kind.values)
    for service in region["services"]:
        assert {service["stage"], *(past["stage"] for past in service.get("history", ()))} <= set(Stage.values)
        assert service.get("level", "software") in Level.values
        assert bool(service.get("stage_reason")) == needs_reason(service["stage"])
    for participation in region["participations"]:
        assert participation["mode"] in Mode.values
    for figure in region.get("figures", ()):
        assert figure["measure"] in STANDARD_MEASURES
        assert figure["grade"] in set(Grade)
        assert ("value" in figure) != ("missing" in figure)
    for agreement in region["agreements"]:
        assert agreement.get("governments") or agreement.get("others")


@EVERY
def test_a_region_belongs_to_its_scan(region: Region) -> None:
    scan = read_scan_path(DEMO / "scans" / f"{region['scan']}.scan.yaml")
    assert scan.synthetic == region["synthetic"]
    titles = {document.title for document in scan.documents}
    assert {document["title"] for document in region["documents"].values()} <= titles


def test_kind_and_state_are_given_only_where_a_source_states_them() -> None:
    unstated = {
        government["key"]: {"kind", "state"} - set(government)
        for region in REGIONS.values()
        for government in region["governments"]
    }
    assert {key: missing for key, missing in unstated.items() if missing} == {
        "marc": {"kind", "state"},
        "milwaukee-city": {"state"},
        "milwaukee-county": {"state"},
    }


def test_the_note_of_a_region_says_who_convenes_and_who_is_not_named() -> None:
    note = read_region("crcog").note
    assert "convener and facilitator of service sharing since 1968" in note
    assert "23 municipalities took part in the study; the source does not name them (Back Office" in note
    county = read_region("eastern-jackson-county").note
    assert (
        "Named in Cities in Eastern Jackson County explore shared services, paragraph 1: Blue Springs, Independence,"
        " Lee's Summit.\n\nNamed in Eastern Jackson County Shared Services Initiative: Year One Report, History of"
        " Eastern Jackson County Partnership: MARC." in county
    )


def test_nobody_is_named_whom_no_source_names() -> None:
    assert REGIONS["crcog"]["members"] == []
    assert REGIONS["crcog"]["unnamed_members"] == 23
    assert REGIONS["milwaukee"]["convener"] is None


def test_lees_summit_shares_data_in_a_scenario_only() -> None:
    county = REGIONS["eastern-jackson-county"]
    parts = [part for part in county["participations"] if part["service"] == "exit-interviews"]
    assert {part["government"] for part in parts} == {"blue-springs-mo", "independence-mo"}
    (scenario,) = county["scenarios"]
    assert scenario["label"].startswith("Scenario")
    assert [(part["government"], part["mode"]) for part in scenario["participations"]] == [
        ("lees-summit-mo", "data_only")
    ]


def test_no_term_has_a_day_that_no_source_states() -> None:
    days = {"starts_on", "ends_on", "notice_by", "effective_on", "approved_on", "adopted_on", "met_on"}
    for key, region in REGIONS.items():
        if not region["synthetic"]:
            assert [fact for fact in facts(region) if days & set(fact)] == [], key


def test_only_invented_governments_have_figures() -> None:
    assert [key for key, region in REGIONS.items() if region.get("figures")] == ["synthetic"]


def test_invented_governments_say_so_in_their_names() -> None:
    assert all(
        "(synthetic)" in government["name"] and government["state"] == "ZZ"
        for government in REGIONS["synthetic"]["governments"]
    )


@EVERY
def test_the_decision_log_holds_only_what_a_meeting_decided_that_its_source_names(region: Region) -> None:
    assert all("met_on" in decision or decision.get("met_stated") for decision in region["decisions"])
    assert bool(region["decisions"]) == region["synthetic"]


def test_sources_that_disagree_and_one_that_says_both_are_kept_apart() -> None:
    stated = {
        service["service"]: [other["source"]["document"] == service["source"]["document"] for other in others]
        for region in REGIONS.values()
        for service in region["services"]
        if (others := service.get("history"))
    }
    assert stated == {
        "salary-survey": [True, False],
        "mental-health-co-responders": [False],
        "compensation-studies": [True],
    }


def test_what_a_region_calls_a_service_is_what_its_source_calls_it() -> None:
    named = {
        service["service"]: service["called"]
        for service in REGIONS["eastern-jackson-county"]["services"]
        if "called" in service
    }
    assert named == {
        entry["key"]: source["called"]
        for entry in standard_entries()
        for source in entry["sources"]
        if "called" in source
    }


def test_members_that_an_agreement_names_take_part_in_what_it_covers() -> None:
    county = REGIONS["eastern-jackson-county"]
    joined = {part["government"] for part in county["participations"] if part["service"] == "customer-service-training"}
    assert joined == set(county["members"])
    training = [each for each in county["agreements"] if each["title"].startswith("Satellite training courses")]
    assert [each["service"] for each in training] == ["supervisory-training", "customer-service-training"]
    said = [{name: each[name] for name in ("governments", "others", "term_stated", "source")} for each in training]
    assert said[0] == said[1]
    assert said[0]["others"] == ["Other parties not stated"]


def test_every_area_of_milwaukee_with_a_next_step_says_it_on_the_board() -> None:
    region = REGIONS["milwaukee"]
    notes = {service["service"]: service["note"] for service in region["services"]}
    scan = read_scan_path(DEMO / "scans" / "milwaukee.scan.yaml")
    for area in scan.areas:
        if area.next_step:
            assert "Next step: " in notes[area.key], area.key
    for area in scan.areas:
        if area.verdict:
            assert notes[area.key].splitlines()[0].startswith(f"Verdict: {area.verdict.title()}"), area.key
    for key in scan.factor_sets[2].areas:
        assert "priority area" in notes[key].splitlines()[0].lower(), key


def test_what_the_capitol_region_was_only_recommended_is_said_to_be_so() -> None:
    services = {service["service"]: service for service in REGIONS["crcog"]["services"]}
    recommended = {key: service for key, service in services.items() if service["stage"] != "running"}
    assert len(recommended) == 9
    for service in recommended.values():
        assert service["stage"] == "evaluating"
        assert service["note"].startswith("Recommended: ")
        assert "our reading" in service["note"]


#: What a stage of the report may be on the board; the reading of each is explained at the service.
READINGS = {
    "exists": {"running"},
    "deferred": {"deferred"},
    "in play": {"evaluating", "proposed", "pilot", "agreed", "running"},
    "future": {"idea"},
}


def test_board_and_report_of_eastern_jackson_county_tell_the_same_stages() -> None:
    scan = read_scan_path(DEMO / "scans" / "eastern-jackson-county.scan.yaml")
    board = {service["service"]: service for service in REGIONS["eastern-jackson-county"]["services"]}
    stated = {area.key: [each for each in scan.statements if each.area == area.key] for area in scan.parts()}
    stages = {key: [each for each in each_of if each.aspect == "stage"] for key, each_of in stated.items()}
    for key, statements in stages.items():
        if not statements:
            continue
        on_board = [board[key]["stage"], *(other["stage"] for other in board[key].get("history", ()))]
        for stage in on_board:
            assert any(stage in READINGS[each.value] for each in statements), (key, stage)
        for each in statements:
            assert READINGS[each.value] & set(on_board), (key, each.value)


def stage_change(stated: Region) -> StageChange:
    source = stated["source"]
    return StageChange(stage=stated["stage"], source_document=source["document"], source_place=source["place"])


def test_board_and_report_of_eastern_jackson_county_disagree_in_the_same_places() -> None:
    scan = read_scan_path(DEMO / "scans" / "eastern-jackson-county.scan.yaml")
    names = {area.name: area.key for area in scan.parts()}
    report = {names[each.subject]: each.difference for each in disagreements(scan) if each.aspect == "stage"}
    board = {}
    for service in REGIONS["eastern-jackson-county"]["services"]:
        current, *beside = (stage_change(each) for each in (service, *service.get("history", ())))
        if found := dispute(beside, current):
            board[service["service"]] = Difference.BETWEEN if found.others else Difference.WITHIN
    assert report == board
    assert len(board) == 3
