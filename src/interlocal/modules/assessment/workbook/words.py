"""How a cell and a figure say the same: numbers without an empty fraction, days as ISO 8601, choices by their words."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from interlocal.core.measures.service import SERVICE_MEASURES
from interlocal.core.measures.standard import Holds, Measure
from interlocal.ui.import_wizard.cells import value_of, written
from interlocal.ui.import_wizard.fields import Field, Kind
from interlocal.ui.import_wizard.names import Name, Names
from interlocal.ui.plain_text import plain
from interlocal.ui.workbooks.sheets import Plain

_FIELDS = {
    Holds.NUMBER: Field("value", "", Kind.NUMBER),
    Holds.DAY: Field("value", "", Kind.DATE),
    Holds.TEXT: Field("value", ""),
    Holds.CHOICE: Field("value", "", Kind.CHOICE),
}


def said_by(measure: Measure, value: Decimal | None, text: str) -> str:
    """What a reading says, as `understood` gives it for a cell; "" where there is none."""
    if value is not None:
        return written(_FIELDS[Holds.NUMBER], value)
    return written(_FIELDS[Holds.TEXT], plain(text))


def understood(measure: Measure, cell: Plain | None) -> str:
    """What a cell says of a measure: "1234.5", "2027-06-30", the key of a choice, or text. BadCell if it can't be."""
    field = _FIELDS[measure.holds]
    names = _choices(measure.key, get_language()) if measure.holds is Holds.CHOICE else None
    said = value_of(field, cell, names)
    return said or "" if measure.holds is Holds.CHOICE else written(field, said)


def shown(measure: Measure, said: str) -> str:
    """The same as somebody reads it: "1,234.5", and the word of a choice."""
    if measure.holds is Holds.NUMBER and said:
        return f"{Decimal(said):,f}"
    return str(measure.choices.get(said, said)) if measure.holds is Holds.CHOICE else said


def value_and_text(measure: Measure, said: str) -> tuple[Decimal | None, str]:
    """The same as a reading keeps it."""
    if measure.holds is Holds.NUMBER:
        return (Decimal(said) if said else None), ""
    return None, said


def period_said(cell: Plain | None) -> str:
    """The period that a cell names: "fy 2026" is FY2026."""
    return "".join(written(_FIELDS[Holds.TEXT], value_of(_FIELDS[Holds.TEXT], cell)).split()).upper()


def spellings(word: str | Promise) -> Iterator[str]:
    """A word in every language of the product: a workbook comes back to whoever reads another one."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield str(word)


@cache
def _choices(measure: str, _language: str) -> Names:
    return Names(
        [Name(str(word), key, (key, *spellings(word))) for key, word in SERVICE_MEASURES[measure].choices.items()],
        unknown=_("none of the answers"),
    )
