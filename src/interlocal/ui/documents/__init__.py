"""Reports: one object, five outputs with the same figures."""

from interlocal.ui.documents.report import (
    Block,
    Bullets,
    KeyFigures,
    Note,
    Paragraph,
    Report,
    Section,
    Source,
)

__all__ = ["Block", "Bullets", "KeyFigures", "Note", "Paragraph", "Report", "Section", "Source"]
