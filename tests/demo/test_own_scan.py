"""The scan that the invented region runs itself: every part of one is there, and holds together."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from interlocal.core.access.actor import Actor
from interlocal.core.governments.queries import current_members_of
from interlocal.core.measures.models import Audience
from interlocal.core.measures.queries import readings_about
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.demo.build import build
from interlocal.modules.assessment.issuing import FORMATS, own_draft_of
from interlocal.modules.assessment.models import OwnScan, Readiness, Risk, ScanArea, TeamTask
from interlocal.modules.assessment.models.criteria import GateKind, GateState, Verdict
from interlocal.modules.assessment.models.planning import RiskClass, RiskState
from interlocal.modules.assessment.models.readiness import ReadinessState
from interlocal.modules.assessment.queries import (
    factors_of,
    gates_of,
    interviews_of,
    opportunities_of,
    own_scans_of,
    rated_areas,
    shared_on,
    verdict_history_of,
    verdicts_of,
)
from interlocal.modules.assessment.queries.judged import Judged, judged
from interlocal.modules.assessment.report.own import State
from interlocal.modules.assessment.rules.opportunities import Kind
from interlocal.platform.acting import acting
from interlocal.ui.documents import Report, to_csv, to_json, to_xlsx
from interlocal.ui.workbooks import read_workbook
from tests.worlds import AT, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def built(db: None) -> None:
    build(AT)


def persona(key: str) -> Actor:
    return actor_of(Person.objects.get(email=f"{key}@demo.example").id, AT)


def the_scan(by: Actor) -> tuple[OwnScan, list[ScanArea]]:
    """The scan and its areas; to be called while acting."""
    (scan,) = own_scans_of(by, by.place("imaginary-valley").id)
    return scan, list(scan.areas.select_related("service"))


def looks(by: Actor) -> list[Judged]:
    """What is shown of the ratings: all areas, and those of the deeper look."""
    scan, areas = the_scan(by)
    return [
        judged(by, factors_of(by, scan, deeper=deeper), rated_areas(areas, deeper=deeper), TODAY)
        for deeper in (False, True)
    ]


def test_members_have_something_of_every_kind_in_common() -> None:
    by = persona("clerk")
    with acting(by.acting):
        scan, areas = the_scan(by)
        members = list(current_members_of(by, scan.partnership_id, TODAY))
        found = opportunities_of(by, scan, shared_on(by, scan, areas, members), areas, TODAY)
    assert {each.kind for each in found} == set(Kind)
    assert all(each.starts is None or each.starts > TODAY for each in found)


def test_raters_disagree_here_and_there_and_left_one_question_open() -> None:
    by = persona("clerk")
    with acting(by.acting):
        first, deeper = looks(by)
    assert [rater.rated + rater.left_unrated for rater in first.raters] == [8 * 4] * 4
    assert [each.area.service.key for each in first.apart] == ["information-technology"]
    (left_out,) = first.stability.left_out
    assert first.by_key[left_out.area].name == "Building department services"
    assert len(deeper.areas) == 2


def test_the_shares_of_all_weights_add_to_one_for_each_area_and_each_rank() -> None:
    by = persona("clerk")
    with acting(by.acting):
        both = looks(by)
    for look in both:
        shares = [placed.shares for placed in look.stability.placed]
        assert len(shares) > 1
        for row in (*shares, *zip(*shares, strict=True)):
            assert sum(row) == pytest.approx(1)


def test_gates_and_verdicts_show_all_that_they_can_say() -> None:
    by = persona("clerk")
    with acting(by.acting):
        scan, areas = the_scan(by)
        gates = list(gates_of(by, scan))
        verdicts = list(verdicts_of(by, scan))
        histories = Counter(verdict_history_of(by, area).count() for area in areas)
    assert {gate.kind for gate in gates} == set(GateKind.values)
    assert {gate.state for gate in gates} == set(GateState.values)
    assert [gate.government.key for gate in gates if gate.government and gate.state == GateState.STOPS] == [
        "fictionville"
    ]
    assert {verdict.verdict for verdict in verdicts} == set(Verdict.values)
    assert [(each.verdict, each.suggested) for each in verdicts if each.verdict != each.suggested] == [("no", "maybe")]
    assert histories == {0: 2, 1: 5, 2: 1}


def test_the_plan_has_risks_of_every_class_and_a_task_that_is_over_due() -> None:
    by = persona("clerk")
    with acting(by.acting):
        risks = list(Risk.objects.all())
        tasks = list(TeamTask.objects.all())
        readiness = list(Readiness.objects.values_list("state", flat=True))
    assert {risk.category for risk in risks} == set(RiskClass.values)
    assert {risk.state for risk in risks} == set(RiskState.values)
    assert [risk.title for risk in risks if not risk.likelihood] != []
    assert [task.what for task in tasks if task.due_on and task.due_on < TODAY and not task.done_on] != []
    assert sorted(readiness) == [ReadinessState.IN_PLACE, ReadinessState.PARTLY]


def draft(who: str) -> Report:
    by = persona(who)
    with acting(by.acting):
        scan, _areas = the_scan(by)
        return own_draft_of(State(by, by.place("imaginary-valley"), scan, TODAY))


def test_the_draft_of_its_report_is_made_in_all_formats() -> None:
    made = {ending: make(draft("director")) for ending, (make, _type) in FORMATS.items()}
    assert all(made.values())
    first, *others = (page.extract_text() for page in PdfReader(io.BytesIO(made["pdf"])).pages)
    assert "that takes a business case for each Yes" in " ".join(first.split())  # the last line of the answer
    text = " ".join((first, *others))
    assert "SYNTHETIC DATA" in text
    assert "Building department services" in text


def test_files_hold_the_shares_of_weightings_unrounded_so_that_they_add_to_one() -> None:
    report = draft("director")
    data = json.loads(to_json(report))
    blocks = [block for section in data["sections"] for block in section["blocks"]]
    first, deeper = [block for block in blocks if str(block.get("title")).startswith("Rank acceptability")]
    in_json = [[[float(cell["value"]) for cell in row[1:]] for row in table["rows"]] for table in (first, deeper)]
    with ZipFile(io.BytesIO(to_csv(report))) as archive:
        texts = [list(csv.reader(archive.read(name).decode("utf-8-sig").splitlines())) for name in archive.namelist()]
    book = read_workbook(io.BytesIO(to_xlsx(report)), name="report.xlsx")
    sheets = [[[cell.value for cell in row] for row in sheet.rows] for sheet in book.sheets]
    assert shares_in(texts) == shares_in(sheets) == in_json
    for shares in in_json:
        for line in (*shares, *zip(*shares, strict=True)):
            assert sum(line) == pytest.approx(1, abs=1e-9)
    assert all(cell["text"].endswith("%") and "." not in cell["text"] for row in first["rows"] for cell in row[1:])


def shares_in(tables: Sequence[Sequence[Sequence[object]]]) -> list[list[list[float]]]:
    """The shares of each table that has ranks across."""
    found = []
    for rows in tables:
        headers = [number for number, row in enumerate(rows) if "Rank 1" in row]
        for header in headers:
            ranks = sum(str(title).startswith("Rank ") for title in rows[header])
            below = rows[header + 1 : header + 1 + ranks]
            found.append([[float(str(value)) for value in row[1 : 1 + ranks]] for row in below])
    return found


def test_its_report_is_the_same_whoever_reads_it() -> None:
    reports = [to_json(draft(who)) for who in ("director", "manager", "finance", "clerk")]
    assert reports == [reports[0]] * 4


@pytest.mark.parametrize("who", ["director", "manager", "clerk"])
def test_what_a_member_keeps_to_itself_nobody_else_meets(who: str) -> None:
    def read(key: str, audience: Audience) -> set[str]:
        by = persona(key)
        with acting(by.acting):
            scan, areas = the_scan(by)
            members = [member.id for member in current_members_of(by, scan.partnership_id, TODAY)]
            services = [area.service_id for area in areas]
            found = readings_about(by, members, services, scan.partnership_id).filter(audience=audience)
            return {f"{reading.government.key}: {reading.text or reading.value}" for reading in found}

    kept = read("finance", Audience.OWN)
    assert "exampleburg: Two inspectors, one of them on notice" in kept
    assert read(who, Audience.OWN) == set()
    assert read(who, Audience.TEAM) == {"fictionville: 2.0000"}


def test_conversations_are_written_down_by_both_sides() -> None:
    by = persona("clerk")
    with acting(by.acting):
        scan, _areas = the_scan(by)
        kept = {interview.kept_by.key for interview in interviews_of(by, scan).select_related("kept_by")}
    assert kept == {"fictionville", "imaginary-valley-council"}
