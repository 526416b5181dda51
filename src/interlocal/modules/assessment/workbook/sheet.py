"""The workbook as the wizard's sheet: what a file is read against, and how it is committed.

An entry is a current reading; what tells one from another is the area, the figure, the fiscal year and who may see it.
A row whose fiscal year is changed is a figure for another year: that of the former year stands, since a later year
takes nothing back. A row whose readers are changed is the same figure, shown to others: it moves, because a copy would
leave the former one with those who are to see it no longer. Where those readers have a
figure of the year already the row is refused, and so is the second of two rows about the same. An emptied cell is
refused too: missing is not zero, and why it is missing is for its government to say.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import LONGEST_TEXT, Audience, Reading
from interlocal.core.measures.queries import readings_about, versions_at
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import SERVICE_MEASURES
from interlocal.core.participation.queries import team_of
from interlocal.core.sources import Grade
from interlocal.modules.assessment.actions.workbooks import ImportedFigure, import_workbook
from interlocal.ui.import_wizard.fields import Field, Kind
from interlocal.ui.import_wizard.names import Name, Names, told_apart
from interlocal.ui.import_wizard.sheet import Change, Entry, Fault, Ground, ImportableSheet, Table, Values
from interlocal.ui.plain_text import plain
from interlocal.ui.workbooks import Workbook

from . import layout, reader, writer
from .layout import Filled, WorkbookScan
from .rows import caution_of, faults_of_row, figure_of
from .words import said_by, shown, spellings

#: What its addresses are called.
ADDRESS = "assessment:workbook"
FIELDS = (
    Field("figure", layout.FIGURE.title, Kind.PHRASE, required=True),
    Field("value", layout.VALUE.title, longest=LONGEST_TEXT),
    Field("period", layout.PERIOD.title, longest=20),
    Field("missing", layout.MISSING.title, longest=200),
    Field("source", layout.SOURCE.title, longest=300),
    Field("grade", layout.GRADE.title, Kind.CHOICE),
    Field("audience", layout.AUDIENCE.title, Kind.CHOICE, required=True),
)


def figures_sheet(scan: WorkbookScan, government: Government, *, home: str, synthetic: bool = False) -> ImportableSheet:
    """The sheet of one government's figures for one scan. `home` names the address of the scan's page."""
    return _Figures(scan, government, synthetic).sheet(home)


def own(actor: Actor, government: Government) -> bool:
    """Whether she enters figures of her own government, and not for another one."""
    return government.id in actor.governments


@dataclass(frozen=True)
class _Form:
    """The workbook as the wizard hands it out and takes it back."""

    figures: "_Figures"
    file_name: str

    def write(self, ground: Ground, at: datetime.datetime) -> bytes:
        return writer.write(self.figures.scan, self.figures.filled(ground), made=timezone.localdate(at))

    def read(self, book: Workbook, ground: Ground) -> Table:
        return reader.read(book, self.figures.scan, self.figures.filled(ground), ground)


@dataclass(frozen=True)
class _Stands(Ground):
    """What stands, and whom the person who looks at it may show figures to: the first by default."""

    audiences: tuple[Audience, ...] = ()


@dataclass(frozen=True)
class _Figures:
    scan: WorkbookScan
    government: Government
    synthetic: bool

    def sheet(self, home: str) -> ImportableSheet:
        keys = (self.scan.key, self.government.key)
        name = "-".join(filter(None, ("synthetic" if self.synthetic else "", *keys)))
        return ImportableSheet(
            key=f"workbook-{uuid5(self.scan.id, str(self.government.id)).hex}",
            title=gettext_lazy("Figures of %(government)s for “%(scan)s”")
            % {"government": self.government.name, "scan": self.scan.title},
            fields=FIELDS,
            identity=("figure", "period", "audience"),
            permission=Permission.ENTER_READINGS,
            shared=False,
            home=home,
            ground=self.ground,
            commit=self.commit,
            form=_Form(self, f"{name}.xlsx"),
            government=self.government.id,
            versions=self.versions,
            address=ADDRESS,
            arguments=keys,
            home_arguments=(self.scan.key,),
        )

    def ground(self, actor: Actor, place: Place, at: datetime.datetime) -> Ground:
        """The current readings that she may see, and the words of the lists."""
        areas = self.scan.areas
        names = told_apart(
            (f"{area.name}: {measure.title}", f"{area.service} {key}", (area.service, key))
            for area in areas
            for key, measure in SERVICE_MEASURES.items()
        )
        known = readings_about(actor, [self.government.id], [area.service for area in areas], self.scan.partnership)
        stands = _Stands(
            entries=[self._entry(reading) for reading in known if reading.measure in SERVICE_MEASURES],
            names={
                "figure": Names(names, unknown=_("no figure of this scan")),
                "grade": Names(
                    [Name(each.value, None if each is Grade.NOT_STATED else each.value) for each in Grade],
                    unknown=_("no grade"),
                ),
                "audience": Names(
                    [Name(str(each.label), each.value, (each.value, *spellings(each.label))) for each in Audience],
                    unknown=_("nobody that figures are shown to"),
                ),
            },
            check=lambda change: self._faults(change, stands, is_own=own(actor, self.government)),
            caution=caution_of,
            audiences=self._audiences(actor),
        )
        return stands

    def filled(self, ground: Ground) -> Filled:
        """What the workbook is filled with, given what stands."""
        assert isinstance(ground, _Stands)
        digests = {entry.id: layout.digest(_said(entry.values)) for entry in ground.entries}
        return Filled(
            self.government.id,
            self.government.name,
            ground.entries,
            {key: f"{key}:{digest}" for key, digest in digests.items()},
            layout.state_of(self.scan, self.government.id, digests.items()),
            ground.audiences,
            _("Synthetic data") if self.synthetic else "",
        )

    def commit(self, *, place: Place, changes: Sequence[Change], by: Actor, at: datetime.datetime) -> list[UUID]:
        """Record the figures by one action."""
        import_workbook(
            scan=self.scan.id,
            government=self.government,
            rows=[_row(change) for change in changes],
            partnership=self.scan.partnership,
            by=by,
            at=at,
        )
        return [self._key(change.values) for change in changes if change.entry is None]

    def versions(self, actor: Actor) -> Mapping[UUID, Sequence[datetime.datetime]]:
        """When the versions that she may see of each figure were recorded."""
        found = defaultdict(list)
        for reading in versions_at(actor, self.government.id, self.scan.partnership):
            found[self._key(_identity(reading))].append(reading.recorded_at)
        return found

    def _audiences(self, actor: Actor) -> tuple[Audience, ...]:
        if own(actor, self.government):
            return tuple(Audience)
        is_on_team = team_of(actor, self.scan.partnership).filter(person=actor.person).exists()
        return (Audience.PARTNERSHIP, *([Audience.TEAM] if is_on_team else []))

    def _entry(self, reading: Reading) -> Entry:
        measure = SERVICE_MEASURES[reading.measure]
        said = said_by(measure, reading.value, reading.text)
        values: dict[str, Any] = {
            **_identity(reading),
            "value": shown(measure, said),
            "said": said,
            "missing": plain(reading.missing).strip(),
            "source": plain(reading.source_document).strip(),
            "source_place": reading.source_place,
            "source_dated": reading.source_dated,
            "grade": None if reading.grade == Grade.NOT_STATED else reading.grade,
        }
        return Entry(self._key(values), reading.version, values)

    def _key(self, values: Values) -> UUID:
        """The same for every version of a figure, so that imports can be compared."""
        service, measure = values["figure"]
        return uuid5(self.government.id, f"{service} {measure} {values['period']} {values['audience']}")

    def _faults(self, change: Change, stands: "_Stands", *, is_own: bool) -> Iterable[Fault]:
        values = change.values
        yield from faults_of_row(values)
        if values["audience"] is None:
            return
        before = change.entry.values["audience"] if change.entry else values["audience"]
        if not {before, values["audience"]} <= set(stands.audiences):
            words = ", ".join(str(each.label) for each in stands.audiences)
            message = _("Only %(government)s itself may do so. What you enter for it is seen by: %(words)s.")
            yield Fault("audience", message % {"government": self.government.name, "words": words})
        elif before != values["audience"] and not is_own:
            message = _("Only %(government)s itself changes who may see its figures.")
            yield Fault("audience", message % {"government": self.government.name})
        elif before != values["audience"] and self._key(values) in {entry.id for entry in stands.entries}:
            yield Fault(
                "audience",
                _("They see a figure of this year already. Change that row, and leave this one as it was."),
            )


def _identity(reading: Reading) -> dict[str, Any]:
    period = "" if reading.period == STANDING else reading.period
    return {"figure": (reading.about, reading.measure), "period": period, "audience": reading.audience}


def _said(values: Values) -> layout.Said:
    return (
        *(values["period"], values["said"], values["missing"], values["source"]),
        *(values["grade"] or "", values["audience"]),
    )


def _row(change: Change) -> ImportedFigure:
    before = change.entry.values["audience"] if change.entry else change.values["audience"]
    return ImportedFigure(figure_of(change.values, before, change.entry), change.values["audience"])
