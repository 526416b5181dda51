"""The report: one object from which the page, the PDF and every data file are made."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from interlocal.ui.charts import Chart
from interlocal.ui.figures import KeyFigure
from interlocal.ui.tables import Table


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
    figures: tuple[KeyFigure, ...]


Block = Paragraph | Bullets | Note | KeyFigures | Table | Chart


@dataclass(frozen=True)
class Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Source:
    """A document that figures were taken from, as one would cite it."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Report:
    """What is handed to a council.

    `answer` fills the first page: the verdict and its numbers. `marks` are lines that let a reader check
    the report against the installation, such as audit head hashes. `issued` is None while nobody has
    issued it. `language` ("en", "es") is that of every fixed word in all outputs.
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
    sources: tuple[Source, ...] = ()
    marks: tuple[str, ...] = ()
