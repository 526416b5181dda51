"""The report on a scan: it answers first, leaves nothing out, and says the same in every form."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdf
import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings

from interlocal.modules.assessment.report import make_report
from interlocal.modules.assessment.report.study import study_table
from interlocal.modules.assessment.rules import totals
from interlocal.modules.assessment.scan import Phase, Scan, Source
from interlocal.modules.assessment.scan_file import read_scan_path
from interlocal.numerics.rounding import significant
from interlocal.ui.charts import Chart
from interlocal.ui.documents import KeyFigures, Note, Report, to_csv, to_html, to_json, to_pdf, to_xlsx
from interlocal.ui.tables import Table, bounds, present
from tests.modules.assessment.scans import scans

SCANS = Path(__file__).parents[4] / "src" / "interlocal" / "demo" / "scans"


def report(key: str) -> Report:
    return make_report(read_scan_path(SCANS / f"{key}.scan.yaml"), language="en", version="1")


def words(found: Report) -> str:
    """Every text that a reader of the report sees, charts' tables and all."""
    return json.dumps(json.loads(to_json(found)), ensure_ascii=False)


def forms(found: Report) -> dict[str, str]:
    """What each form of a report says; the cells of data files stand between tabs."""
    paper = pypdf.PdfReader(io.BytesIO(to_pdf(found)))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(found)))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    with zipfile.ZipFile(io.BytesIO(to_csv(found))) as archive:
        files = [archive.read(name).decode("utf-8-sig").splitlines() for name in archive.namelist()]
    return {
        "page": to_html(found),
        "pdf": " ".join(" ".join(part.extract_text().split()) for part in paper.pages),
        "xlsx": "\t".join(cells),
        "csv": "\t".join(field for file in files for row in csv.reader(file) for field in row),
        "json": to_json(found).decode(),
    }


def tables(found: Report) -> dict[str, Table]:
    return {table.title: table for table in found.tables}


def test_crcog_answers_with_its_totals() -> None:
    figures = next(block for block in report("crcog").answer if isinstance(block, KeyFigures)).figures
    assert [(figure.label, figure.text) for figure in figures] == [
        ("Estimated savings per year", "$2,178,000 to slightly over $3,852,000"),
        ("Estimated savings per assessment cycle", "$130,000 to $500,000"),
        ("Already achieved in FY2013, not part of the estimates", "$2,600,000"),
        ("Cost to get there", "not stated"),
    ]
    (left_out,) = [block for block in report("crcog").answer if isinstance(block, Note) and "Leaves out" in block.text]
    assert left_out.text == (
        "Leaves out 11 of 15 claims: 4 percentages, 5 without a number, 2 of other periods. "
        "Adds figures that rest on different members, so nobody is promised this sum. "
        "$1,525,000 of it supposes that all 23 take part. "
        "Added as stated, though the source leaves open whose sum each is: "
        "Financial management system, using existing systems; License and maintenance fees."
    )


def about_the_study(key: str) -> dict[str, str]:
    table = next(table for table in report(key).answer if isinstance(table, Table) and "rests on" in table.title)
    return {row[0].text: row[1].text for row in table.cells}


def test_the_first_page_says_how_old_whose_and_how_far_the_study_is() -> None:
    assert about_the_study("crcog") == {
        "Data as stated in": "2014 (brochure)",
        "Governments": "23 municipalities, which the brochure does not name (23 in the study)",
        "Members that answered": "13 to 17, by claim; who answered is not stated for 7 of 10 figures",
        "Study made for": "Capitol Region Council of Governments (CRCOG), which commissioned the study in 2013",
        "Phases of the study": "Study of 23 municipalities: done (commissioned in 2013)",
        "Documents": "brochure: Capitol Region Council of Governments (CRCOG). Back Office Service Sharing: "
        "Eight Opportunities for Reducing Costs and Improving Service. 2014",
        "Not stated by any source": "Study made by",
    }
    milwaukee = about_the_study("milwaukee")
    assert milwaukee["Phases of the study"] == (
        "Phase I: broad scan: done (released in November 2023); Phase II: mowing and wellness: on hold"
    )
    assert milwaukee["Study made by"] == (
        "Phase II: WPF, which the slides do not spell out. Who made phase I is not stated"
    )
    assert milwaukee["Not stated by any source"] == "Members that answered, Study made for"
    assert "Blue Springs, Independence and Lee's Summit" in about_the_study("eastern-jackson-county")["Governments"]
    assert "Documents" not in about_the_study("synthetic")


def test_covered_and_answered_are_counted_over_the_same_figures() -> None:
    assert "For 6 of 10 figures neither the members covered nor those that answered are stated." in words(
        report("crcog")
    )


def test_a_report_on_progress_is_not_asked_who_made_a_study_and_who_answered() -> None:
    assert "Not stated by any source" not in about_the_study("eastern-jackson-county")


def test_the_first_page_names_the_priority_areas_of_milwaukee() -> None:
    (row,) = tables(report("milwaukee"))["Areas by stage, as the sources have it"].rows
    assert row[:2] == ("priority area for further analysis", 6)
    assert str(row[2]).endswith("Fleet Operations, Mowing")


def test_long_lists_stop_on_the_first_page_and_say_how_many_more_there_are() -> None:
    phases = tuple(Phase(f"Step {number}", "done", Source("brochure", "page 1")) for number in range(9))
    found = study_table(replace(read_scan_path(SCANS / "crcog.scan.yaml"), phases=phases))
    assert any(str(row[1]).endswith("Step 5: done and 3 more") for row in found.rows)


def test_paper_shows_the_address_of_a_source_and_the_places_used() -> None:
    pdf = forms(report("crcog"))["pdf"].replace("\n", " ")
    assert "http://www.crcog.org/service_sharing/ss-BackOffice.html" in pdf
    assert "Places used: Opportunity 1; Opportunity 2;" in pdf


def test_milwaukee_answers_with_its_verdicts() -> None:
    figures = next(block for block in report("milwaukee").answer if isinstance(block, KeyFigures)).figures
    assert [(figure.label, figure.value) for figure in figures] == [
        ("Verdict “Yes”", 5),
        ("Verdict “Maybe”", 2),
        ("Verdict “No”", 3),
    ]
    assert [
        row[0].text for row in tables(report("milwaukee"))["Verdict “Yes”: the areas and their next step"].cells
    ] == [
        "Payroll",
        "Procurement",
        "Benefits Administration",
        "Fleet Management",
        "Facilities Management",
    ]
    assert "68 of 68 ratings are not in our copy of the document." in words(report("milwaukee"))
    assert not [title for title in tables(report("milwaukee")) if title.startswith("Ranking")]


def test_eastern_jackson_county_answers_with_its_stages_and_names_its_disagreements() -> None:
    found = report("eastern-jackson-county")
    stages = tables(found)["Areas by stage, as the sources have it"]
    assert [(row[0], row[1]) for row in stages.rows] == [
        ("exists", 8),
        ("deferred", 2),
        ("in play", 9),
        ("future", 6),
    ]
    assert "The sources disagree: Adoption by the three city councils (date), Adoption" in words(found)
    assert "One source says both (report): Salary Survey (stage), Compensation Studies (stage), " in words(found)
    assert "One says more than another: Supervisory Training (subjects of the 3-year agreement)." in words(found)


def test_what_has_to_be_spent_once_is_called_a_cost() -> None:
    totals_shown = tables(report("synthetic"))["Totals, which must not be added to one another"].cells
    assert [row[1].text for row in totals_shown if row[0].text == "One-time cost"] == ["$40,000 to $60,000"]
    [moving] = [row for row in tables(report("synthetic"))["Claims in dollars"].cells if "Moving" in row[0].text]
    assert moving[2].text == "once, a cost"


def test_the_chart_of_ease_and_savings_has_the_levels_of_its_scale_and_no_other() -> None:
    (chart,) = [block for block in report("synthetic").blocks if isinstance(block, Chart) and block.kind == "scatter"]
    assert ">low<" in chart.svg
    assert ">none<" not in chart.svg


def test_unplaced_areas_stand_beside_the_chart() -> None:
    (chart,) = [block for block in report("crcog").blocks if isinstance(block, Chart) and block.kind == "scatter"]
    assert [len(beside.items) for beside in chart.beside] == [8]
    assert chart.beside[0].items[0] == "Information Technology Services: both not in our copy"
    assert "<circle" not in chart.svg


@pytest.mark.parametrize("key", ["crcog", "milwaukee"])
def test_what_the_document_has_and_our_copy_lacks_is_not_called_unrated_in_any_form(key: str) -> None:
    for form in forms(report(key)).values():
        assert "not in our copy" in form
        assert "unrated" not in form


def test_what_nobody_rated_is_not_said_to_stand_in_the_document() -> None:
    scan = read_scan_path(SCANS / "milwaukee.scan.yaml")
    unrated = replace(scan, factor_sets=tuple(replace(table, not_in_copy="") for table in scan.factor_sets))
    found = make_report(unrated, language="en", version="1")
    assert "68 of 68 ratings are missing: unrated areas are not ranked." in words(found)
    for form in forms(found).values():
        assert "unrated" in form
        assert "not in our copy" not in form


def test_a_rating_table_without_any_rating_is_folded_on_the_page_and_no_chart() -> None:
    page = to_html(report("milwaukee"))
    assert "<summary>Initial assessment: 40 ratings, none in our copy</summary>" in page
    assert "<svg" not in page.replace('<svg class="usa-icon"', "")
    assert page.index("Contracts for custodial") < page.index("<summary>Initial assessment")


def test_the_hedge_of_the_source_is_about_its_figure_and_a_rounded_average_says_about() -> None:
    row = tables(report("crcog"))["Claims in dollars"].cells[0]
    assert row[1].text == "$558,000 to slightly over $2,000,000"
    assert row[-1].text == "about $32,800 to about $118,000"


def test_the_grades_of_the_claims_are_explained_and_no_others() -> None:
    note = tables(report("crcog"))["Where the claims come from"].note
    assert "“stated”: A document gives it" in note
    assert "“not stated”: There is no figure" in note
    assert "“audited”" not in note


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(scans())
def test_any_scan_makes_a_report_that_accounts_for_every_claim(scan: Scan) -> None:
    found = make_report(scan, language="en", version="1")
    shown = tables(found)
    if scan.claims:
        assert len(shown["Where the claims come from"].rows) == len(scan.claims)
    for total in totals(scan.claims)[:1]:
        assert len(shown["Totals, which must not be added to one another"].rows) == len(totals(scan.claims))
        assert len(total.included) + len(total.left_out) == len(scan.claims)
    assert found.synthetic == scan.synthetic
    json.loads(to_json(found))


@pytest.mark.parametrize("key", ["crcog", "milwaukee", "eastern-jackson-county", "synthetic"])
def test_every_form_holds_every_figure_of_every_table(key: str) -> None:
    found = report(key)
    form = forms(found)
    for table in found.tables:
        for row in table.cells:
            for cell in row:
                if cell.column.kind in ("usd", "percent") and not cell.missing:
                    assert cell.text in form["page"], cell
                    assert cell.text.replace(" ", "") in form["pdf"].replace(" ", ""), cell
                    exact = present(cell.value, replace(cell.column, digits=None))
                    for name in ("xlsx", "csv"):
                        stored = {exact, f"'{exact}", str(cell.value)}  # a CSV guards what begins with a minus sign
                        if cell.column.kind == "percent" and isinstance(cell.value, int | Decimal):
                            stored.add(str(round(float(cell.value) / 100, 6)))
                        assert any(text in form[name].split("\t") for text in stored), (name, cell)


@pytest.mark.parametrize("key", ["crcog", "synthetic"])
def test_readers_see_computed_figures_rounded_by_one_function_and_files_hold_them_exactly(key: str) -> None:
    found = report(key)
    (claims, *ranking) = [table for table in found.tables if any(column.digits for column in table.columns)]
    assert claims.title == "Claims in dollars" or ranking
    held = json.loads(to_json(found))
    blocks = {block["title"]: block for section in held["sections"] for block in section["blocks"] if "rows" in block}
    for table in (claims, *ranking):
        (index,) = [index for index, column in enumerate(table.columns) if column.digits]
        digits = table.columns[index].digits
        for row, cells in zip(blocks[table.title]["rows"], table.cells, strict=True):
            assert row[index]["text"] == cells[index].text
            for end in bounds(cells[index].value):
                if end is not None:
                    rounded = present(significant(end, digits or 0), replace(table.columns[index], digits=None))
                    assert rounded in cells[index].text
                    assert str(end) in json.dumps(row[index]["value"])


def test_a_final_report_carries_its_date_and_marks() -> None:
    scan = read_scan_path(SCANS / "crcog.scan.yaml")
    found = make_report(
        scan, language="en", version="1.1", status="final", issued=date(2026, 11, 21), marks=("Audit head: abc",)
    )
    assert (found.status, found.issued, found.marks) == ("final", date(2026, 11, 21), ("Audit head: abc",))
    assert "Draft" not in found.labels


def test_it_can_be_made_in_spanish() -> None:
    with translation.override("es"):
        found = make_report(read_scan_path(SCANS / "crcog.scan.yaml"), language="es", version="1")
    assert found.language == "es"
    assert to_pdf(found).startswith(b"%PDF")
