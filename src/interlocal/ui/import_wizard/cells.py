"""From a cell to a value and back. Days are month/day/year or ISO; what could mean two things is asked about."""

import datetime
import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from interlocal.ui.amounts import digits_of, not_a_number
from interlocal.ui.workbooks.sheets import Plain

from .fields import SPOKEN, Field, Kind
from .names import UnknownName, Vocabulary

_YEARS = range(1800, 2201)
#: Days since 30 December 1899, as Excel counts them: from 1954 to 2119. A smaller number is more likely a year.
_SERIALS = range(20_000, 80_001)
_EPOCH = datetime.date(1899, 12, 30)
_FULL_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_MONTHS = {name: number for number, full in enumerate(_FULL_MONTHS, 1) for name in (full, full[:3])} | {"sept": 9}
_MOST_DIGITS = 18  # as the database keeps


class BadCell(ValueError):
    """A cell that holds no value of its field; the message says what to write instead."""


def value_of(field: Field, cell: Plain | None, names: Vocabulary | None = None) -> Any:
    """What `cell` says for `field`: see Field for the types; BadCell if it can't be."""
    text = _text(cell)
    if not text.strip():
        return field.empty
    if not field.many:
        return _one(field, text.strip() if isinstance(cell, str) else cell, names)
    # A line break in the cell means one a line, so that a name with a semicolon can be written too.
    parts = text.split("\n") if "\n" in text else text.split(";")
    return tuple(dict.fromkeys(_one(field, part.strip(), names) for part in parts if part.strip()))


def written(field: Field, value: Any, names: Vocabulary | None = None) -> str:
    """`value` as text that `value_of` reads back; equal values give equal texts, in whatever order they come."""
    if value in (None, "", ()):
        return ""
    if not field.many:
        return _one_written(field, value, names)
    parts = sorted(_one_written(field, part, names) for part in value)
    return "".join(f"{part}\n" for part in parts) if any(";" in part for part in parts) else "; ".join(parts)


def _one_written(field: Field, value: Any, names: Vocabulary | None) -> str:
    if field.kind in SPOKEN:
        assert names is not None
        return names.label(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if field.kind is Kind.MONEY:
        return format(value or Decimal(0), ".2f")
    return _text(value).strip()


def _one(field: Field, cell: Plain | None, names: Vocabulary | None) -> Any:
    if field.kind is Kind.DATE:
        return _day(cell)
    if field.kind in (Kind.NUMBER, Kind.MONEY):
        return _amount(cell, cents=field.kind is Kind.MONEY)
    text = _text(cell)
    if field.kind in SPOKEN:
        assert names is not None
        try:
            return names.find(text)
        except UnknownName as unknown:
            raise BadCell(str(unknown)) from unknown
    if field.longest is not None and len(text) > field.longest:
        raise BadCell(
            _("The text has %(length)d characters; at most %(longest)d fit. Shorten it.")
            % {"length": len(text), "longest": field.longest}
        )
    return text


def _text(cell: Plain | None) -> str:
    """A cell as its reader sees it, more or less: a number without an empty fraction, a day as ISO."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    if isinstance(cell, Decimal):
        digits = format(cell or Decimal(0), "f")  # normalize() would round what is longer than 28 digits
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return str(cell)


def _day(cell: Plain | None) -> datetime.date:
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return _plausible(cell)
    text = " ".join(_text(cell).split()).removesuffix(" 00:00:00")
    if len(text) < 7 and text.isascii() and text.isdigit() and int(text) in _SERIALS:
        return _EPOCH + datetime.timedelta(days=int(text))
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _date(text, *map(int, iso.groups()))
    if american := re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", text):
        month, __, day, year = american.groups()
        return _date(text, int(year), int(month), int(day))
    named = re.fullmatch(r"([a-z]+)\.? (\d{1,2}),? (\d{4})", text.casefold())
    if named and named[1] in _MONTHS:
        return _date(text, int(named[3]), _MONTHS[named[1]], int(named[2]))
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", text):
        raise BadCell(_("Which century is meant by “%(text)s”? Write the year with four digits.") % {"text": text})
    raise BadCell(_("“%(text)s” is no day. Write month/day/year, such as 12/31/2026.") % {"text": text})


def _date(text: str, year: int, month: int, day: int) -> datetime.date:
    if month > 12 and day <= 12:
        raise BadCell(
            _("There is no month %(month)d in “%(text)s”. Write month/day/year: %(day)d/%(month)d/%(year)d.")
            % {"text": text, "year": year, "month": month, "day": day}
        )
    try:
        return _plausible(datetime.date(year, month, day))
    except ValueError as error:
        if isinstance(error, BadCell):
            raise
        raise BadCell(_("The calendar has no “%(text)s” (month/day/year). Mend the day.") % {"text": text}) from error


def _plausible(day: datetime.date) -> datetime.date:
    if day.year not in _YEARS:
        raise BadCell(
            _("The year %(year)d can't be meant. Write a day between %(first)d and %(last)d.")
            % {"year": day.year, "first": _YEARS[0], "last": _YEARS[-1]}
        )
    return day


def _amount(cell: Plain | None, *, cents: bool) -> Decimal:
    text = _text(cell)
    negative = text.startswith("(") and text.endswith(")")
    digits = None if isinstance(cell, bool) else digits_of(text.strip("()") if negative else text)
    if digits is None:
        raise BadCell(not_a_number(text))
    whole, _point, fraction = digits.partition(".")
    fraction = fraction.rstrip("0")
    if len(whole.lstrip("-") + fraction) > _MOST_DIGITS:
        raise BadCell(
            _("“%(text)s” has more than %(most)d digits. Round it.") % {"text": text[:40], "most": _MOST_DIGITS}
        )
    if cents and len(fraction) > 2:
        raise BadCell(_("“%(text)s” has parts of a cent. Round it to cents.") % {"text": text})
    amount = Decimal(f"{whole}.{fraction or 0}")
    return -amount if negative else amount
