"""Reports: one object, five outputs with the same figures."""

from interlocal.ui.documents.files import to_csv, to_json, to_xlsx
from interlocal.ui.documents.html import to_html
from interlocal.ui.documents.pdf import to_pdf
from interlocal.ui.documents.report import (
    Block,
    Bullets,
    Folded,
    KeyFigures,
    Note,
    Paragraph,
    Reference,
    Report,
    Section,
)

__all__ = [
    "Block",
    "Bullets",
    "Folded",
    "KeyFigures",
    "Note",
    "Paragraph",
    "Reference",
    "Report",
    "Section",
    "to_csv",
    "to_html",
    "to_json",
    "to_pdf",
    "to_xlsx",
]
