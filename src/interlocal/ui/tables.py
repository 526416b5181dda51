"""Tables of plain values, and how a value becomes text: the same on pages, in charts and in every file.

A missing value is `None`. It is shown by its column's own word ("not stated", "unrated"), never as 0
and never as an empty cell. Floats are refused: whoever computes a figure rounds it to a Decimal, so that
every output shows the same digits.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import cache, lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, format_decimal, format_percent, parse_pattern
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interlocal.numerics.rounding import significant
from interlocal.ui.plain_text import plain
from interlocal.ui.words import KINDS, word

Kind = Literal[
    "text",
    "number",
    "usd",
    "percent",
    "share",
    "year",
    "date",
    "rating",
    "verdict",
    "stage",
    "mode",
    "period",
    "grade",
]
"""usd: int is whole dollars, Decimal is dollars and cents. percent: 40 is forty per cent.
share: from 0 to 1, as computed; readers see whole percent, XLSX, CSV and JSON hold it exactly.
The kinds from rating on hold the keys of a vocabulary in `ui.words`."""

Number = int | Decimal

_LOCALES = {"en": Locale.parse("en_US"), "es": Locale.parse("es_US")}


@dataclass(frozen=True)
class Qualified:
    """A number as its source words it: `Qualified("slightly over", 2_000_000)`."""

    qualifier: str
    value: Number


@dataclass(frozen=True)
class Range:
    """From low to high, both included. An end that the source leaves open is None; not both."""

    low: "Number | Qualified | None"
    high: "Number | Qualified | None"

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("A range needs a low or a high end; a value that is missing is None.")
        low, high = number(self.low), number(self.high)
        if low is not None and high is not None and low > high:
            raise ValueError(f"The low end of a range ({low}) is above its high end ({high}).")


@dataclass(frozen=True)
class Link:
    """Text that leads somewhere: a path of this site, or an address of a source.

    Raises ValueError for an address that does anything but lead somewhere (`javascript:`).
    """

    text: str
    href: str

    def __post_init__(self) -> None:
        check_address(self.href)


Value = str | int | Decimal | date | Range | Qualified | Link | None


@dataclass(frozen=True)
class Column:
    """One column: `missing` is the word for None; empty means the usual one of the kind.

    `digits` is how many significant digits of its figures a reader sees, where they were computed and would
    pretend to know more; None shows them as they are. XLSX, CSV and JSON hold them exactly all the same.
    """

    key: str
    title: str
    kind: Kind = "text"
    missing: str = ""
    digits: int | None = None

    @property
    def missing_word(self) -> str:
        return plain(self.missing) or (_("unrated") if self.kind == "rating" else _("not stated"))

    @property
    def numeric(self) -> bool:
        """Whether its cells are set flush right."""
        return self.kind in ("number", "usd", "percent", "share")


@dataclass(frozen=True)
class Cell:
    """One presented value, as a template wants it."""

    column: Column
    value: Value
    text: str

    @property
    def missing(self) -> bool:
        return is_missing(self.value)

    @property
    def href(self) -> str:
        return self.value.href if isinstance(self.value, Link) else ""


@dataclass(frozen=True)
class Table:
    """A caption, columns and rows of values in the order of the columns. The first column heads its row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", tuple(self.columns))
        object.__setattr__(self, "rows", tuple(tuple(row) for row in self.rows))
        keys = [column.key for column in self.columns]
        if not keys or len(set(keys)) != len(keys):
            raise ValueError(f"{self.title}: a table needs columns, each with a key of its own; got {keys}.")
        for index, row in enumerate(self.rows, 1):
            if len(row) != len(keys):
                raise ValueError(f"{self.title}: row {index} has {len(row)} values for {len(keys)} columns.")

    @property
    def cells(self) -> list[list[Cell]]:
        """The rows, presented in the language that is active now."""
        return [
            [Cell(column, value, present(value, column)) for column, value in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]


def leads_somewhere(href: str) -> bool:
    """Whether `href` is a path of this site, or an address that a reader may safely follow."""
    return href.isprintable() and href.startswith(("/", "#", "?", "http://", "https://", "mailto:"))


def check_address(href: str) -> None:
    """ValueError for an address that does anything but lead somewhere."""
    if not leads_somewhere(href):
        raise ValueError(f"{href!r} is no address to link to: use http, https, mailto, or a path.")


def is_missing(value: Value) -> bool:
    """Whether nothing is stated: None, or a text without anything in it."""
    return value is None or (isinstance(value, str) and not value.strip())


def number(value: Number | Qualified | None) -> Number | None:
    """The bare number, without the words of its source."""
    return value.value if isinstance(value, Qualified) else value


def bounds(value: Value) -> tuple[Number | None, Number | None]:
    """The low and the high end of a figure: equal for a single one, None where open or missing.

    Raises TypeError for a value that is no figure.
    """
    if isinstance(value, Range):
        return number(value.low), number(value.high)
    if value is None or (isinstance(value, int | Decimal | Qualified) and not isinstance(value, bool)):
        return number(value), number(value)
    raise TypeError(f"{value!r} is not a figure.")


def present(value: Value, column: Column) -> str:
    """The text of `value` in `column`, in the language that is active; rounded only as far as `column.digits` says.

    What is rounded says "about", so that nobody takes it for the figure itself.

    Raises TypeError when the value does not fit the kind of the column, ValueError when it is not finite.
    """
    if is_missing(value):
        return column.missing_word
    if isinstance(value, Link):
        return plain(value.text)
    if column.kind == "text":
        return _text(value, column)
    if column.kind in KINDS:
        return word(column.kind, _text(value, column))
    if column.kind == "date":
        if not isinstance(value, date):
            raise TypeError(f"{column.title}: {value!r} is not a date.")
        return written_day(value, locale())
    return _figure(value, column)


@lru_cache(maxsize=1024)  # a page has hundreds of days, of the same few years
def written_day(day: date, conventions: Locale) -> str:
    """Such as "Nov 22, 2026"."""
    return str(format_date(day, "medium", locale=conventions))


def locale() -> Locale:
    """The conventions to write numbers and dates in: those of the United States, in the active language."""
    return _LOCALES["es" if (get_language() or "en").startswith("es") else "en"]


def _text(value: Value, column: Column) -> str:
    if not isinstance(value, str | Promise):
        raise TypeError(f"{column.title}: {value!r} is not text.")
    return plain(value)


def _figure(value: Value, column: Column) -> str:
    if isinstance(value, Range):
        if value.high is None:
            return _("%(low)s or more") % {"low": _figure(value.low, column)}
        if value.low is None:
            return _("up to %(high)s") % {"high": _figure(value.high, column)}
        low, high = _figure(value.low, column), _figure(value.high, column)
        return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    if isinstance(value, Qualified):
        return f"{plain(value.qualifier)} {_figure(value.value, column)}".strip()
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"{column.title}: {value!r} is not a whole number or a Decimal.")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{column.title}: {value} is not a finite number; a missing value is None.")
    if column.kind == "share":
        return _share(Decimal(value))
    shown = value if column.digits is None else significant(value, column.digits)
    text = _digits(shown, column.kind)
    return text if shown == value else _("about %(figure)s") % {"figure": text}


def _share(value: Decimal) -> str:
    """In whole percent; what is rounded never reads as none, or as all."""
    percent = 100 * value
    if 0 < percent < 1:
        return _("under %(share)s") % {"share": _whole_percent(1, locale())}
    if 99 < percent < 100:
        return _("over %(share)s") % {"share": _whole_percent(99, locale())}
    return _whole_percent(int(percent.to_integral_value()), locale())


@lru_cache(maxsize=512)  # tables hold thousands of shares, and there are a hundred different ones
def _whole_percent(value: int, conventions: Locale) -> str:
    return str(format_percent(Decimal(value) / 100, locale=conventions))


@cache  # with the sign itself: in both languages babel would look it up for every amount, and find this one
def _dollars(places: int) -> NumberPattern:
    return parse_pattern("$#,##0" + ("." + "0" * places if places else ""))


def _digits(value: Number, kind: Kind) -> str:
    exact = Decimal(value) or Decimal(0)  # no minus sign before nothing
    if kind == "year":
        return str(value)
    if kind == "percent":
        sign, digits, exponent = exact.as_tuple()
        hundredth = Decimal((sign, digits, int(exponent) - 2))
        return str(format_percent(hundredth, locale=locale(), decimal_quantization=False))
    if kind == "usd":
        places = 0 if isinstance(value, int) else max(2, -int(value.as_tuple().exponent))
        with localcontext(prec=200):  # babel quantizes, and an ordinary context refuses 29 digits
            return str(_dollars(places).apply(exact, locale()))
    return str(format_decimal(exact, locale=locale(), decimal_quantization=False))


def plain_number(value: Decimal) -> int | Decimal:
    """The same number without the noughts that the database keeps after its point."""
    return int(value) if value == value.to_integral_value() else value.normalize()
