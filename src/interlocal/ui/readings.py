"""What a reading says, as every screen words it and every form asks for it."""

import datetime
from decimal import Decimal
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext as _

from interlocal.core.measures.figures import words_of
from interlocal.core.measures.models import LONGEST_TEXT, Reading
from interlocal.core.measures.service import MEASURES
from interlocal.core.measures.standard import Holds, Measure
from interlocal.core.sources import Sourced
from interlocal.platform.one_line import as_it_reads
from interlocal.ui.dates import day_text
from interlocal.ui.forms import AmountField, DatePicker
from interlocal.ui.tables import Column, Kind, plain_number, present


class Stated(Protocol):
    """A reading, as far as it is put in words."""

    @property
    def measure(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def text(self) -> str: ...
    @property
    def missing(self) -> str: ...
    @property
    def unit(self) -> str: ...


def value_text(reading: Stated) -> str:
    """A number with its unit, a day, a choice, a text; or that it is missing, and why."""
    if reading.missing:
        return _("missing: %(reason)s") % {"reason": reading.missing}
    if reading.value is not None:
        return present(plain_number(reading.value), Column("value", "", kind_of(reading.unit)))
    measure = MEASURES[reading.measure]
    if measure.holds is Holds.DAY:
        return day_text(datetime.date.fromisoformat(reading.text)) or reading.text
    return str(words_of(reading.text, measure))


def citation(row: Sourced) -> str | None:
    """Document, place and date in one line; None where the partnership itself says so."""
    return ", ".join(part for part in (row.source_document, row.source_place, row.source_dated) if part) or None


def kind_of(unit: str) -> Kind:
    """How numbers of a unit are presented."""
    return "usd" if unit == "usd" else "percent" if unit == "percent" else "number"


def field_for(measure: Measure, *, lines: int = 1, **words: Any) -> forms.Field:
    """The field of a form that asks for a measure; `lines` of a text."""
    match measure.holds:
        case Holds.NUMBER:
            return AmountField(max_digits=18, decimal_places=4, min_value=0, **words)
        case Holds.DAY:
            return forms.DateField(widget=DatePicker, **words)
        case Holds.CHOICE:
            return forms.ChoiceField(choices=[("", _("Not stated")), *measure.choices.items()], **words)
    if lines > 1:
        words["widget"] = forms.Textarea(attrs={"rows": lines})
    return forms.CharField(max_length=LONGEST_TEXT, validators=[as_it_reads], **words)


def initial_of(reading: Reading) -> Any:
    """What such a field shows of a reading."""
    measure = MEASURES[reading.measure]
    if measure.holds is Holds.NUMBER:
        return reading.value
    if measure.holds is Holds.DAY and reading.text:
        return datetime.date.fromisoformat(reading.text)
    return reading.text


def text_of(said: Any) -> str:
    """What such a field was sent with, as a reading keeps a text."""
    return said.isoformat() if isinstance(said, datetime.date) else said or ""
