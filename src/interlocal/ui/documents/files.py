"""The report as data files: XLSX, CSV and JSON, with the figures of the page."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from interlocal.ui.documents.content import content
from interlocal.ui.documents.report import Bullets, KeyFigures, Note, Paragraph, Report, unfolded
from interlocal.ui.figures import KeyFigure
from interlocal.ui.plain_text import plain
from interlocal.ui.tables import Column, Table, Value, present
from interlocal.ui.workbooks import flatten, write_workbook
from interlocal.ui.workbooks.archive import pack
from interlocal.ui.workbooks.formulas import computed


def to_json(report: Report) -> bytes:
    """Everything in the report, each cell with its value and its text (docs/modules/ui-charts-and-reports.md)."""
    with override(report.language):
        return (json.dumps(content(report), ensure_ascii=False, indent=1) + "\n").encode()


def to_xlsx(report: Report) -> bytes:
    """A workbook: what the report says on its first sheet, then one sheet for each table."""
    with override(report.language):
        above = [line for line in (report.title, report.standing, " · ".join(report.labels)) if line]
        tables = [about(report), *report.tables]
        return write_workbook(tables, title=report.title, above=above, made=report.issued)


def to_csv(report: Report) -> bytes:
    """A ZIP file with one CSV for each table: tables of different columns in one CSV could not be read back.

    When the report is a draft or synthetic, the name of each file says so, and each row in a column of its
    own, since rows are soon parted from their file. Numbers are bare, their unit stands in the title.
    """
    with override(report.language):
        prefix = "".join(f"{_slug(label)}-" for label in report.labels)
        return pack(
            (f"{prefix}{number:02}-{_slug(table.title)}.csv", _csv(table, " · ".join(report.labels)))
            for number, table in enumerate([about(report), *report.tables])
        )


def about(report: Report) -> Table:
    """What the report says outside its tables, as a table of its own."""
    rows: list[tuple[str, Value]] = [
        (_("Title"), report.title),
        (_("Subtitle"), report.subtitle),
        (_("Subject"), report.subject),
        (_("Status"), report.standing),
    ]
    for label in report.labels:
        rows.append((_("Label"), label))
    answer = [(_("Answer"), block) for block in unfolded(report.answer)]
    reasons = [(section.title, block) for section in report.sections for block in unfolded(section.blocks)]
    for heading, block in answer + reasons:
        match block:
            case Paragraph():
                rows.append((heading, block.text))
            case Note():
                rows.append((heading, f"{block.title}: {block.text}" if block.title else block.text))
            case Bullets():
                rows += [(heading, item) for item in block.items]
            case KeyFigures():
                rows += [(figure.label, _figure_words(figure)) for figure in block.figures]
    for source in report.sources:
        rows.append((_("Source"), f"{source.text} {source.href}".strip()))
    rows += [(_("To check this report"), mark) for mark in report.marks]
    return Table(_("About this report"), (Column("item", _("Item")), Column("text", _("Text"))), tuple(rows))


def _figure_words(figure: KeyFigure) -> str:
    source = f"({figure.source.document} {figure.source.place})" if figure.source else ""
    return " ".join(part for part in (figure.text, figure.unit, figure.note, source) if part)


def _csv(table: Table, label: str) -> bytes:
    flat = flatten(table)
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow([_guarded(_heading(column)) for column in flat.columns] + ([_("Label")] if label else []))
    for row in flat.rows:
        cells = [_field(value, column) for value, column in zip(row, flat.columns, strict=True)]
        lines.writerow(cells + ([label] if label else []))
    return written.getvalue().encode("utf-8-sig")  # with a mark, or Excel takes accents for something else


def _heading(column: Column) -> str:
    unit = {"usd": "USD", "percent": "%"}.get(column.kind)
    return f"{column.title} ({unit})" if unit else column.title


def _field(value: Value, column: Column) -> str:
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return _guarded(present(value, column))


def _guarded(text: str) -> str:
    """Text that a spreadsheet would compute gets an apostrophe in front: CSV has no other way to say "text"."""
    text = plain(text)
    return f"'{text}" if computed(text) else text


def _slug(text: str) -> str:
    """`text` as part of a file name."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60] or "table"
