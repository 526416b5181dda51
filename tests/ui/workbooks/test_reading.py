import io
import tracemalloc
from datetime import date, datetime
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest

from interlocal.ui.workbooks import BadWorkbook, Limits, Workbook, read_workbook
from tests.ui.workbooks.files import GOOD_ROW, bomb, cell, compound, lying_bomb, packed, parts, workbook


def read(content: bytes, **limits: int) -> Workbook:
    return read_workbook(io.BytesIO(content), name="claims.xlsx", limits=Limits(**limits))


def messages(content: bytes, **limits: int) -> list[str]:
    with pytest.raises(BadWorkbook) as refused:
        read(content, **limits)
    return [str(problem) for problem in refused.value.problems]


def test_cells_come_with_their_addresses_and_plain_values() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Claims"
    for address, value in {
        "A1": "Area", "C1": 12, "A3": 0.1, "B3": 3.0, "C3": date(2019, 12, 10), "D3": True,
        "E3": datetime(2019, 12, 10, 9, 30), "XA3": "far",
    }.items():  # fmt: skip
        book.active[address] = value
    written = io.BytesIO()
    book.save(written)
    (sheet,) = read(written.getvalue(), columns=700).sheets
    assert sheet.name == "Claims"
    assert [[(cell.address, cell.value) for cell in row] for row in sheet.rows] == [
        [("A1", "Area"), ("C1", 12)],
        [("A3", Decimal("0.1")), ("B3", 3), ("C3", date(2019, 12, 10)), ("D3", True),
         ("E3", datetime(2019, 12, 10, 9, 30)), ("XA3", "far")],
    ]  # fmt: skip
    assert type(sheet.rows[1][1].value) is int


def test_a_workbook_made_by_hand_is_read_whatever_size_it_claims() -> None:
    (sheet,) = read(workbook()).sheets
    assert [[cell.value for cell in row] for row in sheet.rows] == [["Area", 12]]


def test_merged_cells_are_known() -> None:
    book = openpyxl.Workbook()
    book.active["A5"] = "Fleet"
    book.active.merge_cells("A5:A9")
    book.active.merge_cells("C1:D2")
    written = io.BytesIO()
    book.save(written)
    (sheet,) = read(written.getvalue()).sheets
    assert sorted(sheet.merged) == ["A5:A9", "C1:D2"]


def test_merged_cells_in_a_comment_are_none_and_cost_nothing() -> None:
    files = parts(GOOD_ROW)
    comment = f"<!--{'<mergeCell ' * 80_000}-->"
    files["xl/worksheets/sheet1.xml"] = files["xl/worksheets/sheet1.xml"].replace(
        "</worksheet>", f'{comment}<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
    )
    (sheet,) = read(packed(files), ratio=1_000).sheets
    assert sheet.merged == ("A1:B2",)


def test_merged_cells_without_end_are_given_up() -> None:
    files = parts(GOOD_ROW)
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(2, 10_002))
    whole = files["xl/worksheets/sheet1.xml"].replace("</worksheet>", f"{merges}</worksheet>")
    (sheet,) = read(packed(files | {"xl/worksheets/sheet1.xml": whole})).sheets
    assert len(sheet.merged) == 10_000
    (found,) = messages(packed(files | {"xl/worksheets/sheet1.xml": whole}), merges=9_999)
    assert found.startswith("claims.xlsx, sheet Claims: The sheets merge too many cells: at most 9999")


@pytest.mark.parametrize(
    "part",
    ["xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/theme/theme1.xml", "[Content_Types].xml"],
)
def test_a_part_that_is_held_whole_must_be_small(part: str) -> None:
    files = parts(GOOD_ROW)
    files[part] = files.get(part, "<a></a>").replace("</", "<xf/>" * 200_000 + "</", 1)
    tracemalloc.start()
    (found,) = messages(packed(files), ratio=1_000)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert f"The part {part} of the workbook has 2 MB" in found
    assert peak < 5_000_000


def test_a_part_is_held_small_by_its_use_whatever_its_name() -> None:
    files = parts(GOOD_ROW)
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace("/xl/workbook.xml", "/xl/worksheets/b.xml")
    files["xl/worksheets/b.xml"] = files["xl/workbook.xml"].replace("</", "<xf/>" * 200_000 + "</", 1)
    assert "The part xl/worksheets/b.xml of the workbook" in messages(packed(files), ratio=1_000)[0]


def test_parts_that_hold_no_cells_may_be_large() -> None:
    large = {"xl/media/image1.png": b"x" * 2_000_000, "xl/pivotCache/pivotCacheRecords1.xml": "<r/>" * 500_000}
    (sheet,) = read(packed(parts(GOOD_ROW) | large), ratio=10_000).sheets
    assert len(sheet.rows) == 1


def test_a_sheet_that_is_a_chart_is_passed_over() -> None:
    files = parts(GOOD_ROW)
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace(
        "</sheets>", '<sheet name="Chart" sheetId="2" r:id="rId2"/></sheets>'
    )
    relation = files["xl/_rels/workbook.xml.rels"]
    chart = relation[relation.index("<Relationship ") : relation.index("</Relationships>")]
    chart = chart.replace("rId1", "rId2").replace('/worksheet"', '/chartsheet"').replace("worksheets/sheet1", "c")
    files["xl/_rels/workbook.xml.rels"] = relation.replace("</Relationships>", f"{chart}</Relationships>")
    files["xl/c.xml"] = "<xf/>" * 400_000
    assert [sheet.name for sheet in read(packed(files), ratio=1_000).sheets] == ["Claims"]


def test_every_formula_is_named_with_its_cell() -> None:
    found = messages(
        workbook(
            f'<row r="1">{cell("A1", "1", formula="1+0")}{cell("B1", "2")}</row>',
            f'<row r="7">{cell("B7", "3", formula="A1*3")}{cell("C7", "#REF!", "e")}</row>',
        )
    )
    assert [message.split(": ")[0] for message in found] == [
        "claims.xlsx, sheet Claims, cell A1",
        "claims.xlsx, sheet Claims, cell B7",
        "claims.xlsx, sheet Claims, cell C7",
    ]
    assert "paste it as values" in found[0]
    assert "error #REF!" in found[2]


def test_problems_of_the_file_and_of_its_cells_come_together() -> None:
    files = parts(f'<row r="1">{cell("A1", "1", formula="[1]Other!A1")}</row>')
    found = messages(packed(files | {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<a/>"}))
    assert len(found) == 3
    assert "macros" in found[0]
    assert "another workbook" in found[1]
    assert "cell A1" in found[2]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"Area,Savings\r\nPayroll,1\r\n", "not an Excel workbook"),
        (b"%PDF-1.7", "not an Excel workbook"),
        (workbook()[:-200], "damaged"),
        (workbook()[: len(workbook()) // 2], "damaged"),
        (workbook().replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet9.xml", 1), "damaged"),
        (compound("Workbook"), "old kind"),
        (compound("EncryptionInfo", "EncryptedPackage"), "password"),
        (packed({"report.txt": "hello"}), "ZIP file"),
        (packed({"xl/workbook.bin": b"x", "[Content_Types].xml": "x"}), "binary workbook"),
        (packed({"mimetype": "x", "content.xml": "x"}), "OpenDocument"),
        (packed(parts() | {"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"}), "damaged"),
        (workbook('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), "damaged"),
        (workbook(f'<row r="1">{cell("A1", "9" * 5000)}</row>'), "damaged"),
        (packed(parts()), "no cells"),
        (packed(parts(GOOD_ROW) | {"xl/macrosheets/sheet1.xml": "<a/>"}), "macros"),
        (workbook(f'<row r="1">{cell("A1", "1E999")}</row>'), "error inf"),
    ],
)  # fmt: skip
def test_each_kind_of_bad_file_is_told_apart(content: bytes, message: str) -> None:
    (found,) = messages(content)
    assert found.startswith("claims.xlsx")
    assert message in found


def test_a_protected_zip_is_refused() -> None:
    content = bytearray(workbook())
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    (found,) = messages(bytes(content))
    assert "password" in found


def test_a_part_that_stands_twice_is_refused() -> None:
    written = io.BytesIO(workbook())
    with ZipFile(written, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert "in a way that Excel does not" in messages(written.getvalue())[0]


class Guarded(io.BytesIO):
    """A file that counts how much of it was read."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        content = super().read(size)
        self.taken += len(content)
        return content


def test_fifty_megabytes_are_refused_before_they_are_read() -> None:
    file = Guarded(b"PK\x03\x04" + bytes(50_000_000))
    with pytest.raises(BadWorkbook, match=r"51 MB; at most 10 MB"):
        read_workbook(file, name="claims.xlsx")
    assert file.taken == 0


def test_a_zip_bomb_is_refused_without_being_unpacked() -> None:
    content = bomb()
    assert len(content) < 1_000_000
    tracemalloc.start()
    (found,) = messages(content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "far larger than a table" in found
    assert peak < 5_000_000


def test_a_zip_bomb_that_lies_about_its_size_is_cut_off() -> None:
    content = lying_bomb()
    tracemalloc.start()
    (found,) = messages(content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "damaged" in found
    assert peak < 5_000_000


LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)  # a billion, once expanded


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"]
)
def test_entities_are_not_expanded(part: str) -> None:
    files = parts('<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>')
    files[part] = f"<!DOCTYPE x [{LAUGHS}]>" + files[part].replace("><", ">&l9;<", 1)
    assert "damaged" in messages(packed(files))[0]


def test_a_file_of_the_machine_is_not_read_in() -> None:
    files = parts('<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>', prologue=
                  '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')  # fmt: skip
    assert "damaged" in messages(packed(files))[0]


@pytest.mark.parametrize(
    ("content", "limits", "message"),
    [
        (workbook('<row r="999999999"><c r="A999999999"><v>1</v></c></row>'), {}, "too long"),
        (workbook('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), {}, "sheet Claims, cell ZZZ1: The sheet is too wide"),
        (workbook(GOOD_ROW, '<row r="4"><c r="A4"><v>1</v></c></row>'), {"rows": 3}, "at most 3 rows"),
        (workbook(*[f'<row r="{n}"><c r="ZZZ{n}"/></row>' for n in range(1, 999)]), {}, "too long"),
        (packed(parts(GOOD_ROW) | {f"xl/media/{n}.png": b"x" for n in range(1001)}), {}, "far larger"),
    ],
)
def test_a_sheet_without_end_is_given_up(content: bytes, limits: dict[str, int], message: str) -> None:
    assert message in messages(content, **limits)[-1]


def test_a_thousand_problems_are_enough() -> None:
    rows = [f'<row r="{n}">{cell(f"A{n}", "1", formula="1")}</row>' for n in range(1, 30)]
    found = messages(workbook(*rows), problems=10)
    assert len(found) == 11
    assert "more to mend" in found[-1]


def test_numbers_are_those_that_excel_shows() -> None:
    row = "".join(
        cell(f"{letter}1", value) for letter, value in zip("ABCD", ("0.1", "1E3", "-2.50", "85000.0"), strict=True)
    )
    (sheet,) = read(workbook(f'<row r="1">{row}</row>')).sheets
    assert [cell.value for cell in sheet.rows[0]] == [Decimal("0.1"), 1000, Decimal("-2.5"), 85000]
