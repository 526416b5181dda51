"""One report, five outputs: their figures are compared cell by cell."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from interlocal.ui import charts
from interlocal.ui.documents import Folded, KeyFigures, Report, Section, to_csv, to_html, to_json, to_pdf, to_xlsx
from interlocal.ui.tables import Column, Range, Table, Value, present
from interlocal.ui.workbooks import Workbook, flatten, read_workbook
from tests.ui.samples import benchmarks, placements, report, years

AVERAGES = Table(
    "Averages",
    (
        Column("city", "City"),
        Column("share", "Average", "usd", digits=3),
        Column("score", "Score", "percent", digits=2),
        Column("first", "First in", "share"),
    ),
    (
        ("Alder", Range(32_824, 117_647), Decimal("91.67"), Decimal("0.44317626953125")),
        ("Birch", 66_300, Decimal("62.5"), Decimal("0.004")),
        ("Cedar", None, None, None),
    ),
)
FULL = report(
    sections=(
        *report().sections,
        Section("Benchmarks", (charts.strips(benchmarks(), values=["turnover", "cost"], ours="Alder"), years())),
        Section("Placement", (charts.scatter(placements(), x="ease", y="savings"),)),
        Section("Averages", (Folded("Three averages", (AVERAGES,)),)),
    )
)


@pytest.fixture(params=["en", "es"], scope="module")
def full(request: pytest.FixtureRequest) -> Iterator[Report]:
    with override(request.param):
        yield report(sections=FULL.sections, language=request.param)


def squeezed(text: str) -> str:
    """Without white space and zero-width spaces: lines break anywhere on paper."""
    return re.sub(r"[\s\u200b]+", "", text)


class Tables(HTMLParser):
    """The texts of all cells of all tables of a page, row by row."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self._caption, self._open = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows[self._caption].append([])
        if tag in ("th", "td"):
            self.rows[self._caption][-1].append("")
        if tag == "table":
            self._caption = ""
        if tag in ("caption", "th", "td"):
            self._open = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == "caption":
            self.rows[self._caption] = []
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "caption":
            self._caption += data
        elif self._open:
            self.rows[self._caption][-1][-1] += data


def test_the_report_has_charts_whose_tables_are_shown_and_others_whose_are_not() -> None:
    assert [table.title for table in FULL.behind] == ["Turnover and cost (synthetic)", "Ease and savings (synthetic)"]
    assert len(FULL.tables) == 6


def test_a_column_of_few_digits_or_of_shares_shows_rounded_figures_to_readers() -> None:
    assert [[cell.text for cell in row[1:]] for row in AVERAGES.cells] == [
        ["about $32,800 to about $118,000", "about 92%", "44%"],
        ["$66,300", "about 63%", "under 1%"],
        ["not stated", "not stated", "not stated"],
    ]


def test_the_page_shows_every_cell(full: Report) -> None:
    shown = Tables(to_html(full)).rows
    for table in full.tables:
        header, *rows = shown[table.title]
        assert [text.strip() for text in header] == [column.title for column in table.columns]
        assert [[text.strip() for text in row] for row in rows] == [[cell.text for cell in row] for row in table.cells]


def test_the_page_begins_with_links_to_its_chapters(full: Report) -> None:
    contents, chapters = to_html(full).split("il-report__answer")
    named = re.findall(r'<a href="#(.+?)">(.+?)</a>', contents)
    assert [title for _place, title in named] == [section.title for section in full.sections]
    assert named == re.findall(r'<h2 id="(.+?)">(.+?)</h2>', chapters)
    assert "#chapter-1" not in to_html(report(sections=full.sections[:1]))


def test_the_pdf_shows_every_row(full: Report) -> None:
    paper = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(full))).pages))
    for table in full.tables:
        for row in table.cells:
            assert squeezed("".join(cell.text for cell in row)) in paper, row


def test_the_workbook_holds_every_value(full: Report) -> None:
    book = read_workbook(io.BytesIO(to_xlsx(full)), name="report.xlsx")
    for sheet, table in zip(book.sheets[1:], full.tables, strict=True):
        flat = flatten(table)
        rows = [row for row in sheet.rows if row[0].row > 5][: len(flat.rows)]
        for row, values in zip(rows, flat.rows, strict=True):
            for cell, value, column in zip(row, values, flat.columns, strict=True):
                stored = (
                    cell.value * 100 if column.kind == "percent" and not isinstance(cell.value, str) else cell.value
                )
                assert stored == (value if isinstance(value, int | Decimal) else present(value, column))


def test_the_csv_files_hold_every_value(full: Report) -> None:
    with ZipFile(io.BytesIO(to_csv(full))) as archive:
        _about, *files = [archive.read(name).decode("utf-8-sig") for name in archive.namelist()]
    for text, table in zip(files, full.tables, strict=True):
        flat = flatten(table)
        _header, *rows = csv.reader(io.StringIO(text))
        for row, values in zip(rows, flat.rows, strict=True):
            for field, value, column in zip(row, values, flat.columns, strict=False):
                if isinstance(value, int | Decimal):
                    assert Decimal(field) == value
                else:
                    assert field.removeprefix("'") == present(value, column)


def test_the_json_holds_every_value_and_its_text(full: Report) -> None:
    data = json.loads(to_json(full))
    blocks = [block for part in (data["answer"], *(s["blocks"] for s in data["sections"])) for block in part]
    held = {block["title"]: block for block in [*blocks, *data["behind"]] if block["type"] == "table"}
    for table in full.tables:
        for row, cells in zip(held[table.title]["rows"], table.cells, strict=True):
            assert [item["text"] for item in row] == [cell.text for cell in cells]
            assert [item["missing"] for item in row] == [cell.missing for cell in cells]
            assert [item["value"] for item in row] == [as_json(cell.value) for cell in cells]


def as_json(value: Value) -> Any:
    """What JSON should hold, said in another way than the code says it."""
    if value is None or isinstance(value, int | str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    fields = {"low", "high", "qualifier", "value", "text", "href"} & set(vars(value))
    return {field: as_json(getattr(value, field)) for field in fields}


def test_the_key_figures_are_the_same_everywhere(full: Report) -> None:
    paper = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(full))).pages))
    sheet = read_workbook(io.BytesIO(to_xlsx(full)), name="report.xlsx").sheets[0]
    cells = " ".join(str(cell.value) for row in sheet.rows for cell in row)
    page, data = to_html(full), json.loads(to_json(full))
    with ZipFile(io.BytesIO(to_csv(full))) as archive:
        about = archive.read(archive.namelist()[0]).decode("utf-8-sig")
    (figures,) = [block.figures for block in full.answer if isinstance(block, KeyFigures)]
    (held,) = [block["figures"] for block in data["answer"] if block["type"] == "key_figures"]
    for figure, item in zip(figures, held, strict=True):
        assert item["text"] == figure.text
        assert squeezed(figure.label + figure.text) in paper
        for output in (page, cells, about):
            assert figure.text in output


@pytest.mark.parametrize(
    ("status", "synthetic", "labels"),
    [
        ("draft", True, ["Draft", "Synthetic data"]),
        ("draft", False, ["Draft"]),
        ("final", True, ["Synthetic data"]),
        ("final", False, []),
    ],
)
def test_every_page_and_every_file_bears_its_labels(status: str, synthetic: bool, labels: list[str]) -> None:
    # Nothing else in this report says "draft" or "synthetic".
    plain_table = Table("Claims", (Column("a", "Area"), Column("b", "Savings", "usd")), (("Payroll", 1),))
    labelled = report(
        status=status,
        synthetic=synthetic,
        subject="Three Rivers",
        answer=(plain_table,),
        sections=(Section("More", (plain_table,)),),
    )
    for page in PdfReader(io.BytesIO(to_pdf(labelled))).pages:
        check(page.extract_text().replace("\u00a0", " "), labels)
    for sheet in workbook(labelled).sheets:
        check(" ".join(str(cell.value) for row in sheet.rows for cell in row), labels)
    with ZipFile(io.BytesIO(to_csv(labelled))) as archive:
        for name in archive.namelist():
            for output in (name.replace("-", " "), archive.read(name).decode("utf-8-sig")):
                check(output, labels)
    check(to_html(labelled), labels)
    assert json.loads(to_json(labelled))["labels"] == labels


def check(output: str, labels: list[str]) -> None:
    for label in ("Draft", "Synthetic data"):
        assert (label.casefold() in output.casefold()) == (label in labels), (label, output)


def workbook(of: Report) -> Workbook:
    return read_workbook(io.BytesIO(to_xlsx(of)), name="report.xlsx")


@pytest.mark.parametrize("make", [to_pdf, to_xlsx, to_csv, to_json, to_html])
def test_the_same_report_gives_the_same_bytes(make: Any) -> None:
    assert make(report()) == make(report())
