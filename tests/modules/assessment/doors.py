"""The assessment's doors, for the contract suite."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from interlocal.core.access.permissions import Permission as Core
from interlocal.core.catalogue.models import Service
from interlocal.core.catalogue.standard import standard_key
from interlocal.core.participation.actions import call_to_team
from interlocal.modules.assessment.actions import (
    add_areas,
    come_first,
    decide,
    edit_area,
    judge_readiness,
    load_scan,
    look_at_gate,
    plan_phase,
    rate,
    set_factors,
    start_scan,
)
from interlocal.modules.assessment.models import FactorSet, OwnScan, Precondition, Readiness, ScanArea
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.planning.sections import SECTIONS
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file import read_scan_path
from interlocal.modules.assessment.views.workbooks import sheet_of
from interlocal.platform.acting import acting
from interlocal.ui.import_wizard import queries as imports
from interlocal.ui.import_wizard.actions import begin_import, commit_import
from interlocal.ui.import_wizard.check import check
from tests.contract.doors import MEMBER, Door, Prepare
from tests.modules.assessment.own.notes import more_notes, one_note, one_note_file, some_notes
from tests.modules.assessment.own.out import more_out, one_out, one_sent_in
from tests.modules.assessment.own.plans import more, planned
from tests.worlds import AT, World

SCANS = Path(__file__).parents[3] / "src/interlocal/demo/scans"


def published(name: str = "milwaukee") -> Scan:
    """One of the scans that the demo ships."""
    return read_scan_path(SCANS / f"{name}.scan.yaml")


def one_scan(world: World) -> dict[str, Any]:
    kept, _new = load_scan(partnership=world.partnership.id, scan=published(), by=world.actor("director"), at=AT)
    return {"scan": kept.key}


def one_draft(world: World) -> dict[str, Any]:
    return one_scan(world) | {"ending": "json"}


def grow(world: World, more: int) -> None:
    scan = published()
    for number in range(more):
        copy = replace(scan, key=f"copy-{more}-{number}")
        load_scan(partnership=world.partnership.id, scan=copy, by=world.actor("director"), at=AT)


def an_example(world: World) -> dict[str, Any]:
    return {"ending": "xlsx"}


def own_scan(world: World) -> dict[str, Any]:
    """A scan of two areas that the partnership runs."""
    with acting(world.actor("director").acting):
        services = list(Service.objects.filter(id__in=[standard_key("payroll"), standard_key("fleet-maintenance")]))
    scan = start_scan(
        partnership=world.partnership.id,
        title="Back office scan",
        services=services,
        names=[],
        by=world.actor("director"),
        at=AT,
    )
    return {"scan": scan.key}


def own_draft(world: World) -> dict[str, Any]:
    return own_scan(world) | {"ending": "json"}


def one_area(world: World) -> dict[str, Any]:
    arguments = own_scan(world)
    return arguments | {"area": ScanArea.objects.filter(scan__key=arguments["scan"])[0].id}


def one_chapter(world: World) -> dict[str, Any]:
    return own_scan(world) | {"chapter": "verdicts"}


def one_form(world: World) -> dict[str, Any]:
    return one_area(world) | {"government": world.governments["alder"].key}


def one_workbook(world: World) -> dict[str, Any]:
    return own_scan(world) | {"government": world.governments["alder"].key}


def one_upload(world: World) -> dict[str, Any]:
    """A workbook of the director's, on Alder's behalf, that waits for its next step."""
    arguments, by = one_workbook(world), world.actor("director")
    (place,) = by.places
    with acting(by.acting):
        sheet = sheet_of(by, place, **arguments)
        assert sheet.form
        content = sheet.form.write(sheet.ground(by, place, AT), AT)
        upload = begin_import(sheet=sheet, place=place, chunks=[content], name="figures.xlsx", by=by, at=AT)
    return arguments | {"key": upload.id}


def one_import(world: World) -> dict[str, Any]:
    """The same, committed."""
    arguments, by = one_upload(world), world.actor("director")
    (place,) = by.places
    with acting(by.acting):
        sheet = sheet_of(by, place, scan=arguments["scan"], government=arguments["government"])
        upload = imports.import_of(by, place, sheet, arguments["key"])
        ground = sheet.ground(by, place, AT)
        seen = check(imports.table_of(upload, sheet.form, ground), sheet, ground).seen
        commit_import(upload=upload, sheet=sheet, place=place, seen=seen, by=by, at=AT)
    return arguments


def two_imports(world: World) -> dict[str, Any]:
    arguments = one_import(world)
    return arguments | {"other": arguments["key"]}


def a_rater(world: World) -> dict[str, Any]:
    """The scan of two areas, and the director on the team that rates it."""
    arguments, by = own_scan(world), world.actor("director")
    call_to_team(partnership=world.partnership.id, person=world.people["director"], by=by, at=AT)
    return arguments


def one_to_rate(world: World) -> dict[str, Any]:
    arguments = a_rater(world)
    return arguments | {"area": ScanArea.objects.filter(scan__key=arguments["scan"])[0].id}


def more_rated_areas(world: World, more: int) -> None:
    """As many more areas, each rated by the director."""
    more_areas(world, more)
    by, asked = world.actor("director"), FactorSet.objects.get(deeper=False, current=True)
    for area in ScanArea.objects.all():
        levels = dict.fromkeys((factor.key for factor in asked.factors), "high")
        rate(area=area, factor_set=asked, levels=levels, notes={}, by=by, at=AT)


def more_questions(world: World, more: int) -> None:
    """As many more versions of the questions, each rated once so that the next is another one."""
    by, area = world.actor("director"), ScanArea.objects.select_related("scan")[0]
    for number in range(more):
        kept = set_factors(scan=area.scan, factors=[(f"Question {more} {number}", 1)], deeper=False, by=by, at=AT)
        levels = {factor.key: "low" for factor in kept.factors}
        rate(area=area, factor_set=kept, levels=levels, notes={}, by=by, at=AT)


def more_areas(world: World, more: int) -> None:
    """As many more areas of the scan as asked for."""
    scan = OwnScan.objects.get()
    names = [f"Area {more} {number}" for number in range(more)]
    add_areas(scan=scan, services=[], names=names, by=world.actor("director"), at=AT)


def planning(section: str) -> Prepare:
    """A section of the plan of a scan."""
    return lambda world: own_scan(world) | {"section": section}


def one_entry(section: str) -> Prepare:
    """A row of it."""
    return lambda world: planning(section)(world) | {"entry": planned(world, section).id}


def one_precondition(world: World) -> dict[str, Any]:
    return own_scan(world) | {"precondition": "trust"}


def more_of_a_plan(world: World, count: int) -> None:
    """As many more rows of every section."""
    for section in SECTIONS:
        more(section)(world, count)


def looks(world: World, count: int) -> None:
    """As many looks at one precondition."""
    by, scan = world.actor("director"), OwnScan.objects.get()
    for _each in range(count):
        seen = Readiness.objects.filter(current=True).first()
        judge_readiness(
            scan=scan,
            precondition=Precondition.TRUST,
            version=seen.version if seen else 0,
            state="partly",
            evidence="Figures are shown",
            told_by="The director",
            by=by,
            at=AT,
        )


def one_gate(world: World) -> dict[str, Any]:
    return one_area(world) | {"kind": "legal_authority"}


def one_precedence(world: World) -> dict[str, Any]:
    arguments = one_area(world)
    area, first = ScanArea.objects.filter(scan__key=arguments["scan"]).order_by("position")
    said = come_first(area=area, first=first, by=world.actor("director"), at=AT)
    return arguments | {"area": area.id, "precedence": said.id}


def one_phase(world: World) -> dict[str, Any]:
    arguments = own_scan(world)
    scan = OwnScan.objects.get(key=arguments["scan"])
    phase = plan_phase(scan=scan, name="Short forms", by=world.actor("director"), at=AT)
    return arguments | {"phase": phase.id}


def more_judged_areas(world: World, more: int) -> None:
    """Areas with a gate, a verdict, a phase, and one that must come first."""
    by, scan = world.actor("director"), OwnScan.objects.get()
    first = scan.areas.earliest("position")
    for area in add_areas(scan=scan, services=[], names=[f"Area {more} {n}" for n in range(more)], by=by, at=AT):
        note = "Counsel, October 2026"
        look_at_gate(area=area, kind="legal_authority", state="stops", note=note, by=by, at=AT)
        for seen in (0, 1):
            decide(area=area, verdict="no", next_step="", reason=note, seen_version=seen, by=by, at=AT)
        come_first(area=area, first=first, by=by, at=AT)
        phase = plan_phase(scan=scan, name=area.name, by=by, at=AT)
        edit_area(area=area, version=1, phase=phase, by=by, at=AT)


def more_said(world: World, more: int) -> None:
    """More verdicts on one area, more words on a veto of it, more that wait for it."""
    more_judged_areas(world, more)
    by, area = world.actor("director"), OwnScan.objects.get().areas.earliest("position")
    seen = area.verdicts.count()
    for number in range(more):
        decide(area=area, verdict="no", next_step="", reason="So", seen_version=seen + number, by=by, at=AT)
    for whose in ("alder", "birch", "council"):
        government = world.governments[whose]
        look_at_gate(area=area, kind="veto", government=government, state="clear", note="Said so", by=by, at=AT)


RUN = Permission.RUN_SCAN
ENTER = Core.ENTER_READINGS
TEAM = "the assessment team"
DOORS = [
    Door("assessment:start", get=RUN, post=RUN),
    Door("assessment:own-scan", prepare=own_scan, grow=more_areas),
    Door("assessment:own-edit", get=RUN, post=RUN, prepare=own_scan),
    Door("assessment:own-areas-add", get=RUN, post=RUN, prepare=own_scan),
    Door("assessment:own-area-edit", get=RUN, post=RUN, prepare=one_area),
    Door("assessment:own-area-remove", get=RUN, post=RUN, prepare=one_area),
    Door("assessment:own-report", prepare=own_scan, grow=more_judged_areas),
    Door("assessment:own-report-chapter", prepare=one_chapter, grow=more_judged_areas),
    Door("assessment:own-draft", prepare=own_draft),
    Door("assessment:own-issue", get=Permission.ISSUE_REPORT, post=Permission.ISSUE_REPORT, prepare=own_scan),
    Door("assessment:own-compare", prepare=own_scan, grow=more_judged_areas),
    Door("assessment:own-in-common", prepare=own_scan, grow=more_areas),
    Door("assessment:own-collect", prepare=own_scan, grow=more_out),
    Door("assessment:own-send", get=Core.ENTER_READINGS, post=Core.ENTER_READINGS, prepare=one_form),
    Door("assessment:own-sent-in", get=Core.ENTER_READINGS, post=Core.ENTER_READINGS, prepare=one_sent_in),
    Door("assessment:own-sent-in-decline", get=Core.ENTER_READINGS, post=Core.ENTER_READINGS, prepare=one_sent_in),
    Door("assessment:own-remind", get=None, post=RUN, prepare=own_scan),
    Door("assessment:own-interviews", prepare=some_notes, grow=more_notes),
    Door("assessment:own-interview-add", get=Core.ENTER_READINGS, post=Core.ENTER_READINGS, prepare=own_scan),
    Door("assessment:own-interview", post=Core.ENTER_READINGS, prepare=one_note),
    Door("assessment:own-interview-delete", get=Core.ENTER_READINGS, post=Core.ENTER_READINGS, prepare=one_note),
    Door("assessment:own-interview-file", prepare=one_note_file),
    Door(
        "assessment:own-interview-file-remove",
        get=Core.ENTER_READINGS,
        post=Core.ENTER_READINGS,
        prepare=one_note_file,
    ),
    Door("assessment:own-link-withdraw", get=Core.ENTER_READINGS, post=Core.ENTER_READINGS, prepare=one_out),
    Door("assessment:own-answer", post=Core.ENTER_READINGS, prepare=one_form),
    Door("assessment:workbook", get=ENTER, post=ENTER, prepare=one_workbook, grow=more_areas),
    Door("assessment:workbook-template", get=ENTER, prepare=one_workbook, grow=more_areas),
    Door("assessment:workbook-columns", get=ENTER, post=ENTER, prepare=one_upload),
    Door("assessment:workbook-rows", get=ENTER, post=ENTER, prepare=one_upload),
    Door("assessment:workbook-mend", get=ENTER, post=ENTER, prepare=one_upload),
    Door("assessment:workbook-problems", get=ENTER, prepare=one_upload),
    Door("assessment:workbook-discard", get=ENTER, post=ENTER, prepare=one_upload),
    Door("assessment:workbook-version", get=ENTER, prepare=one_import),
    Door("assessment:workbook-difference", get=ENTER, prepare=two_imports),
    Door("assessment:own-plan", prepare=own_scan, grow=more_of_a_plan),
    Door("assessment:own-readiness", prepare=own_scan, grow=looks),
    Door("assessment:own-readiness-judge", get=RUN, post=RUN, prepare=one_precondition),
    *(Door("assessment:own-entries", prepare=planning(key), grow=more(key)) for key in SECTIONS),
    Door("assessment:own-entry-add", get=RUN, post=RUN, prepare=planning("risks"), grow=more("risks")),
    Door("assessment:own-entry-add", get=ENTER, post=ENTER, prepare=planning("strengths")),
    Door("assessment:own-entry-edit", get=RUN, post=RUN, prepare=one_entry("technology"), grow=more("technology")),
    Door("assessment:own-entry-done", prepare=one_entry("tasks"), post=MEMBER),
    Door("assessment:own-entry-remove", get=RUN, post=RUN, prepare=one_entry("communication")),
    Door("assessment:own-area", prepare=one_area, grow=more_said),
    Door("assessment:own-gate", get=RUN, post=RUN, prepare=one_gate),
    Door("assessment:own-verdict", get=RUN, post=RUN, prepare=one_area),
    Door("assessment:own-verdicts", prepare=own_scan, grow=more_judged_areas),
    Door("assessment:own-first", get=RUN, post=RUN, prepare=one_area),
    Door("assessment:own-first-no-longer", get=RUN, post=RUN, prepare=one_precedence),
    Door("assessment:own-propose", get=Core.EDIT_SHARED_SERVICES, post=Core.EDIT_SHARED_SERVICES, prepare=one_area),
    Door("assessment:own-phases", prepare=own_scan, grow=more_judged_areas),
    Door("assessment:own-phase-plan", get=RUN, post=RUN, prepare=own_scan),
    Door("assessment:own-phase-edit", get=RUN, post=RUN, prepare=one_phase),
    Door("assessment:own-phase-drop", get=RUN, post=RUN, prepare=one_phase),
    Door("assessment:take-on", get=RUN, post=RUN, prepare=one_scan),
    Door("assessment:own-rate", prepare=a_rater, grow=more_rated_areas),
    Door("assessment:own-rate-area", get=TEAM, post=TEAM, prepare=one_to_rate, grow=more_rated_areas),
    Door("assessment:own-ratings", prepare=a_rater, grow=more_rated_areas),
    Door("assessment:own-area-ratings", prepare=one_to_rate, grow=more_rated_areas),
    Door("assessment:own-factors", prepare=a_rater, grow=more_questions),
    Door("assessment:own-factors-set", get=RUN, post=RUN, prepare=own_scan),
    Door("assessment:example", prepare=an_example),
    Door("assessment:scans", post=Permission.LOAD_SCAN, grow=grow),
    Door("assessment:scan", prepare=one_scan, grow=grow),
    Door("assessment:draft", prepare=one_draft),
    Door("assessment:issue", get=Permission.ISSUE_REPORT, post=Permission.ISSUE_REPORT, prepare=one_scan),
]
