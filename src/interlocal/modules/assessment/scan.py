"""The words of an assessment: a scan and its parts.

What nobody stated is empty: "" for text, None for a number, a verdict or a rating. None is never 0 and an
unrated factor is never "low". Parts refer to one another by key: a slug, unique in its list.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

Number = int | Decimal
Level = Literal["none", "low", "medium", "high"]
Verdict = Literal["yes", "maybe", "no"]
Unit = Literal["usd", "percent"]
PeriodKind = Literal["annual", "per_cycle", "once", "achieved"]
End = Literal["low", "high", "both", "range"]
PeriodIs = Literal["stated", "our reading"]
Grade = Literal["audited", "budget", "estimate", "stated", "guess", "not stated"]
Benefit = Literal["", "cashable", "avoided", "time", "quality"]
PhaseState = Literal["done", "under_way", "on_hold", "planned"]
FindingKind = Literal["motivator", "outcome", "works", "challenge", "next"]

LEVELS: tuple[Level, ...] = ("none", "low", "medium", "high")


@dataclass(frozen=True)
class Document:
    """Something that facts were taken from. `dated` is in the document's own words."""

    key: str
    title: str
    author: str = ""
    dated: str = ""
    address: str = ""


@dataclass(frozen=True)
class Source:
    """A document of the scan, by key, and the heading, slide, table or page in it."""

    document: str
    place: str


@dataclass(frozen=True)
class Area:
    """A functional area, or a part of one. `follows` are the areas that must come first."""

    key: str
    name: str
    source: Source
    part_of: str = ""
    summary: str = ""
    verdict: Verdict | None = None
    next_step: str = ""
    follows: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Factor:
    """One question that areas are rated on, worded so that "high" speaks for sharing."""

    key: str
    name: str
    weight: int = 1


@dataclass(frozen=True)
class Rating:
    """One cell of a rating table; `level` None is unrated."""

    area: str
    factor: str
    level: Level | None


@dataclass(frozen=True)
class FactorSet:
    """A rating table: its areas down, its factors across, and every cell (row by row).

    `scale` holds the levels that its authors used, low to high; empty when they do not say. `axes` names
    the two factors, across and up, that place the areas on a chart. `not_in_copy` says why our copy lacks
    ratings that the document has: a cell without a level is then not in our copy, otherwise it is unrated.
    """

    key: str
    title: str
    source: Source
    factors: tuple[Factor, ...]
    areas: tuple[str, ...]
    ratings: tuple[Rating, ...]
    scale: tuple[Level, ...] = ()
    axes: tuple[str, str] | None = None
    not_in_copy: str = ""
    note: str = ""

    @cached_property
    def levels(self) -> dict[tuple[str, str], Level | None]:
        """The level of each (area, factor)."""
        return {(rating.area, rating.factor): rating.level for rating in self.ratings}

    @property
    def missing(self) -> int:
        """How many cells have no level, for either reason."""
        return sum(rating.level is None for rating in self.ratings)

    @property
    def unrated(self) -> int:
        """How many cells the document leaves without a rating."""
        return 0 if self.not_in_copy else self.missing


@dataclass(frozen=True)
class Period:
    """The span of a figure. `of` names the cycle ("assessment cycle") or the span achieved ("FY2013").

    Figures of two different periods are never added.
    """

    kind: PeriodKind
    of: str = ""


@dataclass(frozen=True)
class Claim:
    """A published savings figure, as its source states it.

    `low` and `high` are whole dollars (or dollars and cents as Decimal), or percent; equal for one value, one
    of them None for an open end, both None when the source gives no number: then `no_estimate` says what it
    does give. `qualifier` is the source's hedge on the end that `qualifies` names: "both" is each by itself
    ("about"), "range" the two as a range ("could range from"). `period_is` tells a period that the source states
    from one that we read into it. `base` says what a percentage is of. `covered`, `asked` and `answered` count
    members: whom the figure speaks for, who was asked, who answered. `leaves_open` says what the source does not:
    whether the figure is that of all these members together or the range from one to another. Nothing is then
    given per member.
    """

    area: str
    what: str
    source: Source
    grade: Grade
    low: Number | None = None
    high: Number | None = None
    unit: Unit | None = None
    period: Period | None = None
    period_is: PeriodIs = "stated"
    no_estimate: str = ""
    qualifier: str = ""
    qualifies: End = "both"
    base: str = ""
    covered: int | None = None
    asked: int | None = None
    answered: int | None = None
    leaves_open: str = ""
    benefit: Benefit = ""
    note: str = ""


@dataclass(frozen=True)
class Phase:
    """A step of the study itself; `when` is in the source's words."""

    name: str
    state: PhaseState
    source: Source
    when: str = ""
    summary: str = ""


@dataclass(frozen=True)
class Statement:
    """What one place of one source says about one aspect of an area or another subject.

    It exists so that sources that disagree can stand side by side: `value` is worded so that it can be
    compared (the same aspect, the same words), `said` is the source's own wording.
    """

    aspect: str
    value: str
    source: Source
    area: str = ""
    subject: str = ""
    said: str = ""


@dataclass(frozen=True)
class Finding:
    """A motivator, an outcome, something that works, a challenge, or what comes next."""

    kind: FindingKind
    text: str
    source: Source


@dataclass(frozen=True)
class Scan:
    """A scan of what a region could share. `members` counts the governments in the study, `speaks_of` names them.

    `prepared_by` and `prepared_for` are who made the study and for whom, as a source states it.
    """

    key: str
    title: str
    region: str
    synthetic: bool
    documents: tuple[Document, ...]
    areas: tuple[Area, ...] = ()
    factor_sets: tuple[FactorSet, ...] = ()
    claims: tuple[Claim, ...] = ()
    phases: tuple[Phase, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    members: int | None = None
    speaks_of: str = ""
    prepared_by: str = ""
    prepared_for: str = ""
    note: str = ""

    def area(self, key: str) -> Area:
        """The area with this key; KeyError when there is none."""
        return self._areas[key]

    def parts(self, key: str = "") -> tuple[Area, ...]:
        """The parts of an area; without a key, the areas that are part of nothing."""
        return tuple(area for area in self.areas if area.part_of == key)

    def stated(self, area: str, aspect: str) -> tuple[str, ...]:
        """Every different value that sources give for an aspect of an area, in their order."""
        return tuple(dict.fromkeys(self._stated.get((area, aspect), ())))

    def document(self, key: str) -> Document:
        """The document with this key; KeyError when there is none."""
        return self._documents[key]

    def places(self, document: str) -> tuple[str, ...]:
        """Every place of a document that something here was taken from, in reading order, each once."""
        parts: list[Area | FactorSet | Claim | Phase | Statement | Finding] = []
        parts += (*self.areas, *self.factor_sets, *self.claims, *self.phases, *self.statements, *self.findings)
        sources = [part.source for part in parts]
        return tuple(dict.fromkeys(source.place for source in sources if source.document == document))

    @cached_property
    def _areas(self) -> dict[str, Area]:
        return {area.key: area for area in self.areas}

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.key: document for document in self.documents}

    @cached_property
    def _stated(self) -> dict[tuple[str, str], list[str]]:
        values: dict[tuple[str, str], list[str]] = {}
        for statement in self.statements:
            values.setdefault((statement.area, statement.aspect), []).append(statement.value)
        return values
