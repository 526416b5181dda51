"""`interlocal assess`, as somebody at a keyboard and as another program meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from interlocal.cli.assess import app

SCANS = Path(__file__).parents[2] / "src" / "interlocal" / "demo" / "scans"
CRCOG = SCANS / "crcog.scan.yaml"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_totals_come_first_and_what_is_left_out_follows() -> None:
    result = run(CRCOG)
    assert result.exit_code == 0
    shown = one_line(result.stdout)
    assert "Estimated savings per year $2,178,000 to slightly over $3,852,000 4 11" in shown
    order = (
        "per year $2,178,000",
        "so nobody is promised this sum. $1,525,000 of it supposes that all 23 take part. Added as stated, though the",
        "What is left out",
        "Claims in dollars",
        "Claims in percent",
        "Without a number",
    )
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    assert "Property Tax Assessment: Cooperative assessment another kind of period: per assessment cycle" in shown
    assert "slightly over" in shown
    assert "per year (our reading)" in shown
    assert "Grades. “stated”: A document gives it, and does not say how it came about. “not stated”: " in shown
    assert "Before you use this" in shown
    assert "Scenario" not in shown


def test_each_claim_has_its_grade_source_and_note_in_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interlocal.cli.assess.PIPE_WIDTH", 80)
    result = run(CRCOG)
    assert max(map(len, result.stdout.splitlines())) <= 80
    shown = one_line(result.stdout)
    assert shown.count("Grade: ") == 15
    assert "Grade: stated. Source: brochure: Opportunity 6, Potential Savings. The length of the cycle" in shown
    assert "the 13 municipalities would save together" in shown
    assert "http://www.crcog.org/service_sharing/ss-BackOffice.html" in shown


def test_milwaukee_has_verdicts_and_no_ranking() -> None:
    shown = one_line(run(SCANS / "milwaukee.scan.yaml").stdout)
    assert "Verdict “Yes”: 5 areas Verdict “Maybe”: 2 areas Verdict “No”: 3 areas" in shown
    assert "Ranking" not in shown
    assert "No ranking: 40 of 40 ratings are not in our copy of the document." in shown
    assert "Payroll Some level of combination" in shown
    assert "Maybe: HR / ER, IT. No: Audit, General Accounting, Fiscal & Budget." in shown
    assert "Phase II: mowing and on hold" in shown
    assert "The work is on hold for now" in shown


def test_the_invented_region_is_ranked_and_labelled() -> None:
    shown = one_line(run(SCANS / "synthetic.scan.yaml").stdout)
    assert "SYNTHETIC DATA" in shown
    assert "Ranking: Four factors" in shown
    assert "Payroll 1 about 92%" in shown


def test_a_scenario_is_shown_under_its_label_only_when_asked_for() -> None:
    shown = one_line(run(CRCOG, "--extrapolate-to", 23).stdout)
    assert "Scenario, published by nobody: all of 23 members" in shown
    assert "Part of no total." in shown


def test_json_is_one_object_and_nothing_else() -> None:
    result = run(CRCOG, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["totals"]["annual"]["low"] == 2_178_000


def test_out_writes_the_report_and_a_workbook_that_reads_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    result = run(CRCOG, "--json", "--out", folder)
    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "crcog.report.json",
        "crcog.report.pdf",
        "crcog.report.xlsx",
        "crcog.scan.xlsx",
    ]
    assert (folder / "crcog.report.pdf").read_bytes().startswith(b"%PDF")
    report = json.loads((folder / "crcog.report.json").read_text())
    assert report["synthetic"] is False
    assert report["version"] == ""
    assert len(report["marks"][0].split("SHA-256 ")[1]) == 64
    assert openpyxl.load_workbook(folder / "crcog.report.xlsx").sheetnames
    assert json.loads(run(folder / "crcog.scan.xlsx", "--json").stdout) == json.loads(result.stdout)


def test_a_bad_file_gives_every_problem_on_stderr_and_writes_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.scan.yaml"
    bad.write_text(CRCOG.read_text().replace("period: annual", "").replace("low: 558000", "low: 5580000"))
    result = run(bad, "--json", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert sum("period: is missing" in line for line in lines) == 5
    assert sum("above the high end 2,000,000" in line for line in lines) == 1
    assert all(line.startswith("bad.scan.yaml, line ") for line in lines)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [(), ("nowhere.yaml",), (SCANS,), (CRCOG, "--extrapolate-to", "0"), (CRCOG, "--unknown"), (CRCOG, "--out", CRCOG)],
)
def test_wrong_usage_exits_with_2(arguments: tuple[object, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_it_starts_no_server_and_makes_no_data_folder(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("INTERLOCAL", "DATABASE"))},
        "INTERLOCAL_DATA": str(tmp_path / "data"),
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "interlocal.cli", "assess", str(CRCOG), "--json"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["scan"]["key"] == "crcog"
    assert done.stderr == ""
    assert not (tmp_path / "data").exists()
