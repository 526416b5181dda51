"""What a government told of an area, as its page shows it."""

import datetime
from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.measures.figures import words_of
from interlocal.core.measures.models import Reading
from interlocal.core.measures.service import SERVICE_MEASURES, SHORT
from interlocal.core.measures.standard import Holds, Measure
from interlocal.ui.dates import day_text
from interlocal.ui.tables import Column, Kind, Table, Value, plain_number, present
from interlocal.ui.words import word


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
    """What was told, each with when it holds, by whose word, how sure, and who may see it."""
    columns = (
        Column("what", _("Question")),
        Column("said", _("Answer")),
        Column("holds", _("For")),
        Column("source", _("By whose word")),
        Column("audience", _("Who may see it")),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            str(measure.title),
            said(reading),
            _holds(reading, measure),
            _word(reading, measure),
            str(reading.get_audience_display()),
        )
        for key, measure in SERVICE_MEASURES.items()
        if (reading := answers.get(key)) is not None
    )
    return Table(_("What it told"), columns, rows)


def unanswered(answers: Mapping[str, Reading]) -> list[str]:
    """Questions of the short form that nothing is told on."""
    return [str(measure.title) for measure in SHORT if measure.key not in answers]


def _holds(reading: Reading, measure: Measure) -> str:
    """The year of a figure; of what holds until it is corrected, the day on which it was said."""
    if not measure.standing:
        return reading.period
    return _("as of %(day)s") % {"day": day_text(timezone.localdate(reading.recorded_at))}


def _word(reading: Reading, measure: Measure) -> str:
    """Who or what says so, and of a figure how sure it is."""
    told = ", ".join(filter(None, (reading.source_document, reading.source_place, reading.source_dated)))
    words = told or _("its own people")
    if measure.standing or reading.missing:
        return words
    return _("%(source)s (%(grade)s)") % {"source": words, "grade": word("grade", reading.grade)}


def _kind(measure: Measure) -> Kind:
    return "usd" if measure.unit == "usd" else "percent" if measure.unit == "percent" else "number"
