"""What the PDF is to a reader, and to a screen reader."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from interlocal.ui import charts
from interlocal.ui.documents import Bullets, KeyFigures, Note, Paragraph, Reference, Report, Section, to_pdf
from interlocal.ui.documents.pdf import undrawable
from interlocal.ui.figures import KeyFigure, SourceNote
from interlocal.ui.tables import Column, Table
from tests.ui.samples import AREAS, FACTORS, all_charts, claims, report

#: Where the text of a sheet begins, in points from its lower edge, and what stands above.
TOP = 792 - 72
RUNNING_HEAD = {"Three Rivers Partnership (synthetic)", "DRAFT  ·  SYNTHETIC DATA"}


@pytest.fixture(scope="module")
def full() -> Iterator[pikepdf.Pdf]:
    sections = (Section("All charts", tuple(all_charts())), Section("Claims", (claims(),)))
    with pikepdf.open(io.BytesIO(to_pdf(report(sections=sections, language="es")))) as pdf:
        yield pdf


def elements(pdf: pikepdf.Pdf, kind: str = "") -> list[Any]:
    """The structure elements of one kind, or all, in reading order."""

    def walk(node: Any) -> Iterator[Any]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if not kind or kind == node.S:
                yield node
            if "/K" in node:
                yield from walk(node.K)

    return list(walk(pdf.Root.StructTreeRoot.K))


def pages(of: Report) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(of))).pages]


def test_the_file_says_that_it_is_tagged_in_which_language_and_what_its_title_is(full: pikepdf.Pdf) -> None:
    assert full.Root.MarkInfo.Marked
    assert full.Root.Lang == "es-US"
    assert full.Root.ViewerPreferences.DisplayDocTitle
    assert str(full.docinfo.Title) == "Where to share first"
    with full.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_each_chart_is_a_figure_with_its_title_and_description(full: pikepdf.Pdf) -> None:
    spoken = [str(figure.Alt) for figure in elements(full, "/Figure")]
    assert spoken == [f"{chart.title}. {chart.description}" for chart in all_charts()]
    captions = elements(full, "/Caption")
    assert len(captions) >= len(spoken)


def test_each_table_has_a_head_of_header_cells(full: pikepdf.Pdf) -> None:
    tables, heads = elements(full, "/Table"), elements(full, "/THead")
    assert len(tables) == len(heads) > 5
    scopes = [attributes.get("/Scope") for cell in elements(full, "/TH") for attributes in cell.A]
    assert scopes.count("/Column") == len(elements(full, "/TH"))


def test_headings_go_down_one_step_at_a_time(full: pikepdf.Pdf) -> None:
    levels = [int(str(element.S)[2:]) for element in elements(full) if str(element.S) in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(elements(full, "/Title")) == 1


def test_links_of_sources_can_be_followed(full: pikepdf.Pdf) -> None:
    targets = [
        str(note.A.URI) for page in full.pages for note in page.get("/Annots", []) if "/URI" in note.get("/A", {})
    ]
    assert targets == ["https://example.org/survey", "https://example.org/study"]


def test_fonts_are_embedded_and_letters_can_be_copied(full: pikepdf.Pdf) -> None:
    for page in full.pages:
        for font in page.Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "/ToUnicode" in font


def test_the_first_page_is_the_answer_and_says_what_follows() -> None:
    first, *_ = pages(report())
    for text in ("Where to share first", "$643,000 to slightly", "not estimated", "never added", "What comes next"):
        assert text in first
    assert "By area." not in first


def test_every_page_says_its_number_and_how_many_there_are() -> None:
    texts = pages(report())
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert "Where to share first" in text
        assert "Draft, version 3, issued Mar 2, 2026" in text


def test_a_long_table_repeats_its_titles_on_each_page() -> None:
    rows = tuple((f"Area {number}", number, 1, "Study") for number in range(120))
    table = Table("Long", claims().columns, rows)
    with_rows = [
        text
        for text in pages(report(sections=(Section("Long", (table,)),)))
        if "Area 9" in text or "Area 5" in text or "Area 11" in text
    ]
    assert len(with_rows) == 3
    assert all("Respondents" in text for text in with_rows)


def test_a_table_with_little_text_moves_on_whole_with_its_title() -> None:
    rows = tuple((f"Item {number}", "said of it") for number in range(1, 13))
    table = Table("What it rests on", (Column("item", "About"), Column("text", "Text")), rows)
    for above in (18, 22, 26):
        filler = Bullets(tuple(f"Line {number}" for number in range(above)))
        found = [page for page in pages(report(answer=(filler, table), sections=())) if "Item " in page]
        assert len(found) == 1, above
        assert "What it rests on" in found[0]
        assert "Item 12" in found[0]


def test_a_wide_table_turns_the_sheet() -> None:
    columns = tuple(Column(f"c{n}", f"Column {n}", "usd" if n else "text") for n in range(12))
    table = Table("Wide", columns, (("Payroll", *range(1_000_000, 1_000_011)),))
    reader = PdfReader(io.BytesIO(to_pdf(report(sections=(Section("Wide", (table,)),)))))
    boxes = [page.mediabox for page in reader.pages]
    assert [box.width > box.height for box in boxes] == [False, True, False]
    assert "$1,000,010" in reader.pages[1].extract_text()


def everywhere(text: str) -> Report:
    """A report with `text` wherever somebody can write."""
    columns = (Column("a", text), Column("b", text, "usd", text), Column("c", text, "rating", text))
    table = Table(text, columns, ((text, 1, "low"), (text, None, None)), text)
    pictures = (charts.bars(table, value="b"), charts.heat_scorecard(table), charts.scatter(table, x="c", y="b"))
    figure = KeyFigure(text, None, "usd", text, text, text, SourceNote(text, text, text))
    return report(
        title=f"T{text}",
        subtitle=text,
        subject=text,
        version=text,
        answer=(Paragraph(text), Bullets((text,)), Note(text, text), KeyFigures((figure,))),
        sections=(Section(f"S{text}", (table, *pictures)),),
        sources=(Reference(text, places=(text,)), Reference(text, "https://example.org/")),
        marks=(text,),
    )


@pytest.mark.parametrize(
    "text",
    ["#panic()", "\\ $x$ ] [ #let x = 1", '"; #sys.inputs', "@ref <label> *b* _i_ `c` // = h", "#read('/etc/passwd')"],
)
def test_text_is_set_as_it_is_written_and_never_obeyed(text: str) -> None:
    squeezed = "".join("".join(pages(everywhere(text))).split())
    assert squeezed.count("".join(text.split())) > 10


@given(st.text(max_size=30))
@example("W" * 3000)
@example("emoji 😀 👨‍👩‍👧 中文 한국어 🇺🇸")
@example("مرحبا بالعالم שלום")
@example("a\tb\nc\r\nd\x00\x07\u2028\u200b\u202e\ufeff")
@example("é ́́́ Z̸͖̈ \ue000 \U0010ffff \ud800")
@example("\r\t")
@example("")
@settings(max_examples=60)
def test_any_text_gives_a_pdf(text: str) -> None:
    assert to_pdf(everywhere(text)).startswith(b"%PDF-1.7")


def test_letters_that_no_font_has_are_found_and_others_are_kept() -> None:
    assert undrawable("aéñЖΩ中א😀") == "中😀"
    (text, *_) = pages(report(subtitle="Ждём 中 aquí"))
    assert "Ждём � aquí" in text


def test_no_table_begins_above_the_margin() -> None:
    """Wherever on its sheet a table would begin: only the running head stands in the top margin."""
    rows = tuple((f"Row {n}", n * 1000, n, "Study") for n in range(9))
    blocks = [
        block
        for n in range(30)
        for block in (Table(f"Table {n}", claims().columns, rows), *[Paragraph("Some words between.")] * (n % 4))
    ]
    document = PdfReader(io.BytesIO(to_pdf(report(sections=(Section("Tables", tuple(blocks)),)))))
    for sheet in document.pages[1:]:
        lines: list[tuple[float, str]] = []

        def note(text: str, page: list[float], line: list[float], *_font: Any, lines: Any = lines) -> None:
            lines.append((page[5] + line[5], text.strip()))

        sheet.extract_text(visitor_text=note)
        assert {text for height, text in lines if text and height > TOP} == RUNNING_HEAD
        titles = [text for _, text in lines if text.startswith("Table ")]
        assert len(titles) == [text for _, text in lines].count("Row 0"), "a title stands apart from its table"


def test_a_report_of_a_hundred_areas_has_them_all() -> None:
    levels = ("none", "low", "medium", "high", None)
    areas = tuple(f"{AREAS[n % 4]} {n}" for n in range(100))
    rated = Table(
        "Ratings",
        (Column("a", "Area"), *(Column(key, title, "rating") for key, title in FACTORS)),
        tuple((area, *(levels[(n + shift) % 5] for shift in range(4))) for n, area in enumerate(areas)),
    )
    claimed = Table("Claims", claims().columns, tuple((area, n * 1000, n, "Study") for n, area in enumerate(areas)))
    hundred = report(
        sections=(
            Section("Ratings", (charts.heat_scorecard(rated), rated)),
            Section("Claims", (charts.ranges(claimed, value="savings"), claimed)),
            Section("Placement", (charts.scatter(rated, x="similarity", y="central"),)),
        )
    )
    sheets = pages(hundred)
    assert len(sheets) > 15
    text = " ".join(" ".join(sheets).split())
    assert [area for area in areas if area not in text] == []
