"""What a government told of an area, as its page shows it."""

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from interlocal.core.measures.figures import words_of
from interlocal.core.measures.models import Reading
from interlocal.core.measures.service import SERVICE_MEASURES
from interlocal.core.measures.standard import Holds, Measure
from interlocal.ui.dates import day_text
from interlocal.ui.tables import Column, Kind, Table, Value, plain_number, present


def said(reading: Reading) -> str:
    """What a reading says, in words: a number with its unit, a day, a choice; or that it is missing, and why."""
    measure = SERVICE_MEASURES[reading.measure]
    if reading.missing:
        return _("missing: %(reason)s") % {"reason": reading.missing}
    if reading.value is not None:
        return present(plain_number(reading.value), Column("value", "", _kind(measure)))
    if measure.holds is Holds.DAY:
        return day_text(datetime.date.fromisoformat(reading.text)) or reading.text
    return str(words_of(reading.text, measure))


def answers_table(answers: Mapping[str, Reading]) -> Table:
    """Every question, with what was said, by whose word, and who may see it."""
    columns = (
        Column("what", _("Question")),
        Column("said", _("Answer"), missing=_("no answer")),
        Column("period", _("For"), missing=_("as of now")),
        Column("source", _("By whose word"), missing=_("its own people")),
        Column("grade", _("Grade"), "grade"),
        Column("audience", _("Who may see it"), missing=_("nobody yet")),
    )
    rows: list[tuple[Value, ...]] = []
    for measure in SERVICE_MEASURES.values():
        reading = answers.get(measure.key)
        if reading is None:
            rows.append((str(measure.title), None, None, None, None, None))
        else:
            told = ", ".join(filter(None, (reading.source_document, reading.source_place, reading.source_dated)))
            period = None if measure.standing else reading.period
            grade = None if measure.standing else reading.grade
            shown = str(reading.get_audience_display())
            rows.append((str(measure.title), said(reading), period, told or None, grade, shown))
    return Table(_("What it told"), columns, tuple(rows))


def _kind(measure: Measure) -> Kind:
    return "usd" if measure.unit == "usd" else "percent" if measure.unit == "percent" else "number"
