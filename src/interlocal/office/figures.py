"""A government's figures as its page shows them: the latest of each measure, and every reading behind it."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import Place
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import Reading
from interlocal.core.measures.standard import STANDARD_MEASURES, Measure
from interlocal.ui.dates import moment_text
from interlocal.ui.figures import KeyFigure
from interlocal.ui.readings import citation, kind_of, value_text
from interlocal.ui.tables import Column, Link, Table, plain_number
from interlocal.ui.words import word

from .pages import link

UNITS = {"people": gettext_lazy("residents"), "fte": gettext_lazy("full-time equivalents")}


def key_figures(readings: Sequence[Reading]) -> list[KeyFigure]:
    """One per standard measure: of the latest period, or that there is none. `readings` come latest first."""
    return [
        _key_figure(measure, next((reading for reading in readings if reading.measure == measure.key), None))
        for measure in STANDARD_MEASURES.values()
    ]


def figures_text(readings: Iterable[Reading]) -> dict[str, dict[UUID, str]]:
    """The latest reading of each government with its period, by measure and the government's key.

    `readings` come latest first. A measure of which there is none is left out.
    """
    found: dict[str, dict[UUID, str]] = {}
    for reading in readings:
        value = _("missing") if reading.value is None else value_text(reading)
        words = _("%(value)s (%(period)s)") % {"value": value, "period": reading.period}
        found.setdefault(reading.measure, {}).setdefault(reading.government_id, words)
    return {measure: found[measure] for measure in STANDARD_MEASURES if measure in found}


def readings_table(place: Place, government: Government, readings: Iterable[Reading]) -> Table:
    """Every current reading; the period leads to its versions."""
    columns = (
        Column("period", _("Figure")),
        Column("value", _("Value")),
        Column("source", _("Source"), missing=_("no document named")),
        Column("grade", _("Grade"), "grade"),
        Column("audience", _("Who may see it")),
    )
    rows = tuple(
        (
            Link(
                f"{STANDARD_MEASURES[reading.measure].title}, {reading.period}",
                link("reading", place, government.key, reading.id),
            ),
            value_text(reading),
            citation(reading),
            reading.grade,
            reading.get_audience_display(),
        )
        for reading in readings
    )
    return Table(_("Every figure, with its source"), columns, rows)


def versions_table(readings: Iterable[Reading], names: Mapping[UUID, str]) -> Table:
    """The versions of one reading, newest first."""
    columns = (
        Column("version", _("Version"), "number"),
        Column("value", _("Value")),
        Column("grade", _("Grade"), "grade"),
        Column("source", _("Source"), missing=_("no document named")),
        Column("recorded", _("Entered")),
        Column("by", _("By")),
    )
    rows = tuple(
        (
            reading.version,
            value_text(reading),
            reading.grade,
            citation(reading),
            moment_text(reading.recorded_at),
            names.get(reading.recorded_by_id) if reading.recorded_by_id else None,
        )
        for reading in readings
    )
    return Table(_("Versions, newest first"), columns, rows)


def _key_figure(measure: Measure, reading: Reading | None) -> KeyFigure:
    if reading is None:
        return KeyFigure(str(measure.title), None, missing=_("no figure"), note=_("None is entered that you may see."))
    if reading.value is None:
        return KeyFigure(str(measure.title), None, missing=_("missing"), note=f"{reading.period}: {reading.missing}")
    return KeyFigure(
        str(measure.title),
        plain_number(reading.value),
        kind_of(reading.unit),
        unit=str(UNITS.get(reading.unit, "")),
        note=_("%(period)s, grade: %(grade)s") % {"period": reading.period, "grade": word("grade", reading.grade)},
    )
