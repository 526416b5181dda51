"""Workbooks made by hand, part by part: good ones, and every kind that must be refused."""

import io
import zlib
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

GOOD_ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Area</t></is></c><c r="B1"><v>12</v></c></row>'


def parts(*rows: str, prologue: str = "") -> dict[str, str]:
    """The parts of a workbook with one sheet "Claims" that holds `rows` (XML)."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Claims" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><fills><fill><patternFill/></fill></fills>'
        "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/></cellXfs>"
        '<cellStyles><cellStyle name="Normal" xfId="0"/></cellStyles></styleSheet>',
        "xl/worksheets/sheet1.xml": f'{prologue}<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>",
    }


def packed(files: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return written.getvalue()


def cell(address: str, value: str, kind: str = "n", formula: str = "") -> str:
    inside = f"<f>{formula}</f>" if formula else ""
    return f'<c r="{address}" t="{kind}">{inside}<v>{value}</v></c>'


def workbook(*rows: str) -> bytes:
    return packed(parts(*(rows or (GOOD_ROW,))))


def bomb(megabytes: int = 300) -> bytes:
    """A sheet of that many megabytes in some hundred kilobytes."""
    return packed(parts(GOOD_ROW) | {"xl/worksheets/sheet1.xml": b" " * (megabytes * 1_000_000)})


def lying_bomb() -> bytes:
    """A sheet that says it has 2,000 bytes and has 50 million: its declared sizes are rewritten in place."""
    name, size = b"xl/worksheets/sheet1.xml", 50_000_000
    content = b"<worksheet>" + b"<a/>" * (size // 4)
    plain = bytearray(packed(parts(GOOD_ROW) | {name.decode(): content}))
    true, false = len(content).to_bytes(4, "little"), (2_000).to_bytes(4, "little")
    assert plain.count(true) == 2  # in the entry and in the directory
    assert zlib.crc32(content).to_bytes(4, "little") in plain
    return bytes(plain.replace(true, false))


def compound(*streams: str) -> bytes:
    """What an .xls or a protected workbook looks like from outside: an OLE compound file."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "".join(streams).encode("utf-16-le") + bytes(500)
