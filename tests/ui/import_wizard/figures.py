"""A second sheet for the wizard, so that the register is not its only subject: a government's own figures.

Unlike the register it is not shared, holds numbers and choices, and says what it is about by measure and period.
"""

import datetime
from collections.abc import Iterable, Sequence
from uuid import UUID

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.queries import readings_of
from interlocal.core.measures.standard import STANDARD_MEASURES
from interlocal.core.sources import Grade
from interlocal.ui.import_wizard.fields import Field, Kind
from interlocal.ui.import_wizard.names import Name, Names
from interlocal.ui.import_wizard.sheet import Change, Entry, Fault, Ground, ImportableSheet

FIELDS = (
    Field("measure", "Measure", Kind.CHOICE, required=True),
    Field("period", "Period", required=True, example="FY2025", longest=20),
    Field("value", "Value", Kind.MONEY, required=True, example="1234.50"),
    Field("grade", "Grade", Kind.CHOICE, required=True),
    Field("source_document", "Source", longest=300),
)


def ground(actor: Actor, place: Place, at: datetime.datetime) -> Ground:
    def check(change: Change) -> Iterable[Fault]:
        if (change.values["value"] or 0) < 0:
            yield Fault("value", "A figure is not negative.")

    return Ground(
        entries=[
            Entry(
                reading.id,
                reading.version,
                {
                    "measure": reading.measure,
                    "period": reading.period,
                    "value": reading.value and round(reading.value, 2),
                    "grade": reading.grade,
                    "source_document": reading.source_document,
                },
            )
            for reading in readings_of(actor, place.seats[:1])
        ],
        names={
            "measure": Names([Name(str(m.title), m.key) for m in STANDARD_MEASURES.values()], unknown="no measure"),
            "grade": Names([Name(grade.value, grade.value) for grade in Grade], unknown="no grade"),
        },
        check=check,
    )


def commit(*, place: Place, changes: Sequence[Change], by: Actor, at: datetime.datetime) -> list[UUID]:
    readings = [
        (
            change.entry,
            record_reading(
                government=Government.objects.get(id=place.seats[0]),
                measure=STANDARD_MEASURES[change.values["measure"]],
                period=change.values["period"],
                value=change.values["value"],
                grade=change.values["grade"],
                source_document=change.values["source_document"],
                version=change.entry.version if change.entry else None,
                by=by,
                at=at,
            ),
        )
        for change in changes
    ]
    return [reading.id for entry, reading in readings if entry is None]


FIGURES = ImportableSheet(
    key="figures",
    title="Figures",
    fields=FIELDS,
    identity=("measure", "period"),
    permission=Permission.ENTER_READINGS,
    shared=False,
    home="partnership",
    ground=ground,
    commit=commit,
)
