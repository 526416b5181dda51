"""A report as plain data: what JSON holds, and what the PDF is set from."""

from datetime import date
from decimal import Decimal

from interlocal.ui.charts import Chart
from interlocal.ui.documents.report import Bullets, KeyFigures, Note, Paragraph, Report, Shown, unfolded
from interlocal.ui.figures import KeyFigure, SourceNote
from interlocal.ui.plain_text import plain
from interlocal.ui.tables import Link, Qualified, Range, Table, Value

Data = dict[str, object]


def content(report: Report, *, pictures: bool = False) -> Data:
    """All of `report`, values and texts, in the active language; `pictures` adds the SVG of its charts."""
    return {
        "title": plain(report.title),
        "subtitle": plain(report.subtitle),
        "subject": plain(report.subject),
        "status": report.status,
        "version": plain(report.version),
        "issued": value_data(report.issued),
        "language": report.language,
        "synthetic": report.synthetic,
        "labels": list(report.labels),
        "answer": [block_data(block, pictures) for block in unfolded(report.answer)],
        "sections": [
            {
                "title": plain(section.title),
                "blocks": [block_data(block, pictures) for block in unfolded(section.blocks)],
            }
            for section in report.sections
        ],
        "behind": [table_data(table) for table in report.behind],
        "sources": [
            {"text": plain(source.text), "href": source.href, "places": [plain(place) for place in source.places]}
            for source in report.sources
        ],
        "marks": [plain(mark) for mark in report.marks],
    }


def block_data(block: Shown, pictures: bool) -> Data:
    """One block, with a `type` that says what it is."""
    match block:
        case Paragraph():
            return {"type": "paragraph", "text": plain(block.text)}
        case Bullets():
            return {"type": "bullets", "items": [plain(item) for item in block.items]}
        case Note():
            return {"type": "note", "title": plain(block.title), "text": plain(block.text)}
        case KeyFigures():
            return {"type": "key_figures", "figures": [_figure_data(figure) for figure in block.figures]}
        case Table():
            return table_data(block)
        case Chart():
            return _chart_data(block) | ({"sheets": list(block.sheets)} if pictures else {})


def table_data(table: Table) -> Data:
    """Columns, and rows of cells that hold the value and the text that a reader sees."""
    return {
        "type": "table",
        "title": plain(table.title),
        "note": plain(table.note),
        "columns": [{"key": column.key, "title": plain(column.title), "kind": column.kind} for column in table.columns],
        "rows": [
            [{"value": value_data(cell.value), "text": cell.text, "missing": cell.missing} for cell in row]
            for row in table.cells
        ],
    }


def value_data(value: Value) -> object:
    """`value` for JSON: whole numbers as numbers, Decimals as exact strings, dates as ISO 8601."""
    match value:
        case Range():
            return {"low": value_data(value.low), "high": value_data(value.high)}
        case Qualified():
            return {"qualifier": plain(value.qualifier), "value": value_data(value.value)}
        case Link():
            return {"text": plain(value.text), "href": value.href}
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case int() | None:
            return value
        case _:
            return plain(value)


def _chart_data(chart: Chart) -> Data:
    return {
        "type": "chart",
        "kind": chart.kind,
        "title": plain(chart.title),
        "description": plain(chart.description),
        "table": table_data(chart.table),
        "beside": [
            {"title": plain(beside.title), "items": [plain(item) for item in beside.items]} for beside in chart.beside
        ],
    }


def _figure_data(figure: KeyFigure) -> Data:
    return {
        "label": plain(figure.label),
        "value": value_data(figure.value),
        "text": figure.text,
        "missing": figure.is_missing,
        "unit": plain(figure.unit),
        "note": plain(figure.note),
        "source": _source_data(figure.source) if figure.source else None,
    }


def _source_data(source: SourceNote) -> Data:
    return {
        "document": plain(source.document),
        "place": plain(source.place),
        "dated": plain(source.dated),
        "period": source.period_word,
        "grade": source.grade_word,
    }
