"""What a government told of an area, as its page shows it."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import Reading
from interlocal.core.measures.service import SERVICE_MEASURES, SHORT
from interlocal.core.measures.standard import Measure
from interlocal.ui.dates import day_text
from interlocal.ui.readings import citation, value_text
from interlocal.ui.tables import Column, Link, Table, Value
from interlocal.ui.words import word


def answers_table(place: Place, government: Government, answers: Mapping[str, Reading]) -> Table:
    """What was told, each with when it holds, by whose word, how sure, and who may see it; it leads to its versions."""
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
            Link(value_text(reading), reverse("reading", args=[place.key, government.key, reading.id])),
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
    words = citation(reading) or _("its own people")
    if measure.standing or reading.missing:
        return words
    return _("%(source)s (%(grade)s)") % {"source": words, "grade": word("grade", reading.grade)}
