"""What one row says as a figure, and what is wrong with it whoever sends it."""

from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from interlocal.core.measures.figures import Figure, faults_of
from interlocal.core.measures.models import Audience
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import SERVICE_MEASURES
from interlocal.core.sources import Grade
from interlocal.platform.one_line import as_it_reads, one_line
from interlocal.ui.import_wizard.sheet import Change, Entry, Fault, Values

from .words import understood, value_and_text

#: Digits before and after the point that a reading keeps.
_WHOLE, _PLACES = 14, 4


def figure_of(values: Values, audience: str = Audience.OWN, entry: Entry | None = None) -> Figure:
    """What a row says; the place and the date of its source stay while that does."""
    service, key = values["figure"]
    measure = SERVICE_MEASURES[key]
    value, text = value_and_text(measure, understood(measure, values["value"]))
    same_source = entry is not None and values["source"] == entry.values["source"]
    return Figure(
        measure,
        values["period"] or STANDING,
        values["grade"] or Grade.NOT_STATED,
        service,
        value=value,
        text=text,
        missing=values["missing"],
        audience=audience,
        source_document=values["source"],
        source_place=values["source_place"] if same_source else "",
        source_dated=values["source_dated"] if same_source else "",
        version=entry.version if entry else 0,
    )


def faults_of_row(values: Values) -> Iterable[Fault]:
    """What is wrong with a row, whoever sends it."""
    measure = SERVICE_MEASURES[values["figure"][1]]
    if values["value"] and values["missing"]:
        yield Fault("missing", _("The row has a value and says why it is missing. Empty one of the two."))
    if not values["value"] and not values["missing"]:
        message = _("A figure is expected here, and an empty cell is not zero. Write it, or say why it is missing.")
        yield Fault("value", message)
    if measure.standing and values["period"]:
        yield Fault("period", _("“%(measure)s” holds for no year. Empty this cell.") % {"measure": measure.title})
    elif not measure.standing and not values["period"]:
        message = _("“%(measure)s” is of a fiscal year. Write it, such as FY2026.")
        yield Fault("period", message % {"measure": measure.title})
    else:
        for field, message in faults_of(figure_of(values)).items():
            yield Fault("value" if field == "text" else field, message)
    value, _text = value_and_text(measure, understood(measure, values["value"]))
    whole, _point, fraction = f"{value or Decimal(0):f}".lstrip("-").partition(".")
    if len(whole) > _WHOLE or len(fraction) > _PLACES:
        message = _("At most %(whole)d digits are kept before the point and %(places)d after it. Round the number.")
        yield Fault("value", message % {"whole": _WHOLE, "places": _PLACES})
    for field, check in (("value", as_it_reads), ("missing", one_line), ("source", one_line)):
        try:
            check(values[field])
        except ValidationError as error:
            yield Fault(field, " ".join(error.messages))


def caution_of(change: Change) -> str:
    measure = SERVICE_MEASURES[change.values["figure"][1]]
    value, _text = value_and_text(measure, understood(measure, change.values["value"]))
    if measure.unit == "percent" and value and value < 1:
        return _("Less than one percent? A cell that shows 38% holds 0.38; write 38 for 38 percent.")
    return ""
