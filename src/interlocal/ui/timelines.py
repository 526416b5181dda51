"""Terms of participation along a line of time, drawn and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from interlocal.platform.days import last_day
from interlocal.ui.dates import no_end_text
from interlocal.ui.tables import Column, Table
from interlocal.ui.words import MODE, word


@dataclass(frozen=True)
class Term:
    """A government takes part in a `mode` from `start` until the day before `end`.

    A `start` of None is one that nobody states; an `end` of None is open. `stated` says how old the word of a source
    is, such as "as of December 10, 2019": there, an `end` of None is not stated either.
    """

    mode: str
    start: date | None
    end: date | None = None
    stated: str = ""

    @property
    def unstated(self) -> bool:
        """Whether its source says nothing of when it is, so that no bar can be drawn."""
        return bool(self.stated) and self.start is None and self.end is None

    @property
    def faded(self) -> bool:
        """Whether its bar must not claim that it holds today: its source names a start and no end."""
        return bool(self.stated) and self.start is not None and self.end is None

    @property
    def note(self) -> str:
        """What a reader must know beside the bar, or instead of it."""
        if self.unstated:
            return _("%(mode)s, neither start nor end stated; %(stated)s") % {
                "mode": word("mode", self.mode),
                "stated": self.stated,
            }
        return self.stated if self.faded else ""

    @property
    def last_day(self) -> date | None:
        return last_day(self.end)


@dataclass(frozen=True)
class TimelineRow:
    """One government (or one service) and its terms."""

    name: str
    terms: Sequence[Term]


@dataclass(frozen=True)
class Bar:
    """A term as drawn: left edge and width in per cent of the line, as SVG attributes want them."""

    mode: str
    x: str
    width: str
    open_start: bool
    open_end: bool
    faded: bool


@dataclass(frozen=True)
class Line:
    """A row as drawn: its name, its bars, and what stands beside them in words."""

    name: str
    bars: Sequence[Bar]
    notes: Sequence[str]


@dataclass(frozen=True)
class Tick:
    """The first of January of a year, and where it is on the line."""

    year: int
    x: str


@dataclass(frozen=True)
class Timeline:
    """Rows over the days from `start` until before `end`; `today` draws a line through them.

    `row_title` heads the rows' names in the table: "Government", unless the rows are something else.
    """

    title: str
    rows: Sequence[TimelineRow]
    start: date
    end: date
    today: date | None = None
    row_title: str = ""

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"{self.title}: a timeline ends ({self.end}) after it starts ({self.start}).")

    def _place(self, day: date) -> float:
        share = (day - self.start).days / (self.end - self.start).days
        return 100 * min(max(share, 0.0), 1.0)

    @property
    def terms(self) -> list[Term]:
        return [term for row in self.rows for term in row.terms]

    @property
    def lines(self) -> list[Line]:
        """Each row as drawn; a term wholly outside the line, or of which no day is known, has no bar."""
        return [
            Line(
                row.name,
                [bar for term in row.terms if (bar := self._bar(term))],
                list(dict.fromkeys(term.note for term in row.terms if term.note)),
            )
            for row in self.rows
        ]

    def _bar(self, term: Term) -> Bar | None:
        left, right = self._place(term.start or self.start), self._place(term.end or self.end)
        if right <= left or term.unstated:
            return None
        open_end = term.end is None and not term.faded
        return Bar(term.mode, f"{left:.2f}%", f"{right - left:.2f}%", term.start is None, open_end, term.faded)

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """Where nothing is drawn: names of which the same is to be said, and that, once for all of them."""
        names: dict[str, list[str]] = {}
        for line in self.lines:
            names.setdefault("; ".join(line.notes), []).append(line.name)
        return [(", ".join(same), notes) for notes, same in names.items()]

    @property
    def is_drawn(self) -> bool:
        """Whether any day is known: where none is, a line of years would say more than the sources do."""
        return not self.terms or any(not term.unstated for term in self.terms)

    @property
    def has_open_start(self) -> bool:
        """Whether the legend must explain how such a start is drawn."""
        return any(term.start is None and not term.unstated for term in self.terms)

    @property
    def has_open_end(self) -> bool:
        return any(term.end is None and not term.stated for term in self.terms)

    @property
    def has_faded(self) -> bool:
        return any(term.faded for term in self.terms)

    @property
    def no_end(self) -> str:
        """What a missing end means here."""
        return no_end_text([bool(term.stated) for term in self.terms if term.end is None])

    @property
    def ticks(self) -> list[Tick]:
        """At most six years, evenly chosen, and none so late that its number, right of it, would leave 320 px."""
        years = [year for year in range(self.start.year, self.end.year + 1) if self._shows(year)]
        step = -(-len(years) // 6) or 1
        return [Tick(year, f"{self._place(date(year, 1, 1)):.2f}%") for year in years[::step]]

    def _shows(self, year: int) -> bool:
        first = date(year, 1, 1)
        return self.start <= first and self._place(first) < 88

    @property
    def today_x(self) -> str:
        if self.today is None or not self.start <= self.today < self.end:
            return ""
        return f"{self._place(self.today):.2f}%"

    @property
    def modes(self) -> list[tuple[str, str]]:
        """The modes that are drawn with their words, for the legend."""
        occurring = {term.mode for term in self.terms if not term.unstated}
        return [(mode, word("mode", mode)) for mode in MODE if mode in occurring]

    @property
    def table(self) -> Table:
        columns = (
            Column("name", self.row_title or _("Government")),
            Column("mode", _("Takes part")),
            Column("from", _("From"), "date"),
            Column("last_day", _("Last day"), "date", missing=self.no_end),
            Column("stated", _("How old this is"), missing=_("kept up here")),
        )
        rows = tuple(
            (row.name, word("mode", term.mode), term.start, term.last_day, term.stated or None)
            for row in self.rows
            for term in row.terms
        )
        idle = ", ".join(row.name for row in self.rows if not row.terms)
        return Table(self.title, columns, rows, note=_("Without a term: %(names)s") % {"names": idle} if idle else "")
