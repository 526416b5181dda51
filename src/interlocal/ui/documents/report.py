"""The report: one object from which the page, the PDF and every data file are made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from interlocal.ui.charts import Chart
from interlocal.ui.figures import KeyFigure
from interlocal.ui.plain_text import plain
from interlocal.ui.tables import Column, Table, check_address, present


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """What a reader must know before using the figures: set apart."""

    text: str
    title: str = ""


@dataclass(frozen=True)
class KeyFigures:
    """The few figures that answer, side by side."""

    figures: tuple[KeyFigure, ...]


Shown = Paragraph | Bullets | Note | KeyFigures | Table | Chart


@dataclass(frozen=True)
class Folded:
    """Blocks that a page keeps behind one line, the title, until they are asked for; files show them in their place."""

    title: str
    blocks: tuple[Shown, ...]


Block = Shown | Folded


def unfolded(blocks: Iterable[Block]) -> tuple[Shown, ...]:
    """`blocks` in reading order, those that a page folds among them."""
    return tuple(shown for block in blocks for shown in (block.blocks if isinstance(block, Folded) else (block,)))


@dataclass(frozen=True)
class Reference:
    """A document that figures were taken from, as one would cite it; its address, and the places in it that are used.

    Raises ValueError for an address that does anything but lead somewhere.
    """

    text: str
    href: str = ""
    places: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.href:
            check_address(self.href)


@dataclass(frozen=True)
class Section:
    title: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A section needs a title: readers find it by that, and PDF/UA demands one.")


@dataclass(frozen=True)
class Report:
    """What is handed to a council.

    `answer` fills the first page: the verdict and its numbers. `sources` are the documents that figures
    were taken from. `marks` are lines that let a reader check the report against
    the installation, such as audit head hashes. `version` is empty where none was ever kept. `issued` is
    None while nobody has issued it. `language` ("en", "es") is that of every fixed word in all outputs.
    """

    title: str
    subtitle: str
    subject: str
    status: Literal["draft", "final"]
    version: str
    issued: date | None
    language: str
    synthetic: bool
    answer: tuple[Block, ...]
    sections: tuple[Section, ...]
    sources: tuple[Reference, ...] = ()
    marks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A report needs a title: readers find it by that, and PDF/UA demands one.")

    @property
    def labels(self) -> tuple[str, ...]:
        """What every page and every file must say about the report, in the active language."""
        draft = (_("Draft"),) if self.status == "draft" else ()
        return draft + ((_("Synthetic data"),) if self.synthetic else ())

    @property
    def standing(self) -> str:
        """A draft's version, a final report's number, if there is one, and the date of issue, in words."""
        issued = (
            _("issued %(date)s") % {"date": present(self.issued, Column("issued", _("Issued"), "date"))}
            if self.issued
            else _("not issued")
        )
        number = plain(self.version)
        if self.status == "final":
            named = _("Report %(number)s") % {"number": number} if number else _("Final report")
        else:
            named = _("Draft, version %(version)s") % {"version": number} if number else _("Draft")
        return f"{named}, {issued}"

    @property
    def blocks(self) -> tuple[Shown, ...]:
        """All blocks in reading order, folded ones in their place."""
        return unfolded((*self.answer, *(block for section in self.sections for block in section.blocks)))

    @property
    def behind(self) -> tuple[Table, ...]:
        """The tables behind charts that the report does not show as tables of their own."""
        shown = [block for block in self.blocks if isinstance(block, Table)]
        found: list[Table] = []
        for block in self.blocks:
            if isinstance(block, Chart) and block.table not in shown + found:
                found.append(block.table)
        return tuple(found)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table that carries figures of the report, each once."""
        shown = [block for block in self.blocks if isinstance(block, Table)]
        return tuple(dict.fromkeys((*shown, *self.behind)))
