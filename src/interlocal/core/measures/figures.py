"""A figure before it is recorded, and what is wrong with one."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .models import LONGEST_TEXT, SHARED, Audience, Reading
from .rules import STANDING, is_period
from .standard import Holds, Measure

#: Which figures take each other's place: what, about which service, for when, seen by whom.
Series = tuple[str, UUID | None, str, str, UUID | None]


@dataclass(frozen=True)
class Figure:
    """What is to be recorded of a measure: a value or a text, or why there is none.

    `version` is the one that its writer had before her: 0 for none, None where she looked at none.
    """

    measure: Measure
    period: str
    grade: str
    about: UUID | None = None
    value: Decimal | int | None = None
    text: str = ""
    missing: str = ""
    audience: str = Audience.OWN
    source_document: str = ""
    source_place: str = ""
    source_dated: str = ""
    version: int | None = None

    @property
    def shared(self) -> bool:
        """Whether a partnership is named that alone sees it."""
        return self.audience in SHARED

    def series(self, partnership: UUID | None) -> Series:
        """Which readings of its government it follows."""
        return (self.measure.key, self.about, self.period, self.audience, partnership if self.shared else None)

    def says_as(self, reading: Reading) -> bool:
        """Whether a reading says the same already, by the same source."""
        return (self.value, self.text, self.missing, self.grade, *self._source()) == (
            *(reading.value, reading.text, reading.missing, reading.grade),
            *(reading.source_document, reading.source_place, reading.source_dated),
        )

    def _source(self) -> tuple[str, str, str]:
        return self.source_document, self.source_place, self.source_dated


def series_of(reading: Reading) -> Series:
    """The series that a reading belongs to."""
    return (reading.measure, reading.about, reading.period, reading.audience, reading.partnership_id)


def faults_of(figure: Figure) -> dict[str, str]:
    """What is wrong with a figure, by the field in which it shows: `period`, `value` or `text`."""
    wrong = {}
    measure = figure.measure
    if measure.standing != (figure.period == STANDING) or not (measure.standing or is_period(figure.period)):
        wrong["period"] = _("Write a year such as 2025, a fiscal year such as FY2025, or a day such as 2025-06-30.")
    if figure.value is not None and figure.value < 0:
        wrong["value"] = _("People, staff and budgets are counted from zero up.")
    if figure.value is not None and measure.holds is not Holds.NUMBER:
        wrong["value"] = _("“%(measure)s” is told in words.") % {"measure": measure.title}
    if figure.text:
        wrong |= _faults_of_text(figure.text, measure)
    return wrong


def _faults_of_text(text: str, measure: Measure) -> dict[str, str]:
    match measure.holds:
        case Holds.NUMBER:
            return {"text": _("“%(measure)s” is a number.") % {"measure": measure.title}}
        case Holds.CHOICE if text not in measure.choices:
            words = ", ".join(map(str, measure.choices.values()))
            return {"text": _("Choose one of these: %(words)s.") % {"words": words}}
        case Holds.DAY if not _is_day(text):
            return {"text": _("Write a day such as 2027-06-30.")}
    if len(text) > LONGEST_TEXT:
        told = _("The text has %(length)d characters; at most %(most)d are kept. Shorten it.")
        return {"text": told % {"length": len(text), "most": LONGEST_TEXT}}
    return {}


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def words_of(text: str, measure: Measure) -> str | Promise:
    """A text as a reader sees it: of a choice, its word."""
    return measure.choices.get(text, text) if measure.holds is Holds.CHOICE else text
