"""What a finance director does with the workbook: takes it out, writes into it, and sends it back."""

import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

from openpyxl import Workbook, load_workbook

from interlocal.core.catalogue.standard import standard_key
from interlocal.core.measures.actions import record_readings
from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import Audience, Reading
from interlocal.core.measures.queries import readings_about
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import SERVICE_MEASURES
from interlocal.modules.assessment.workbook import layout
from interlocal.modules.assessment.workbook.layout import WorkbookArea, WorkbookScan
from interlocal.modules.assessment.workbook.sheet import figures_sheet
from interlocal.platform.acting import acting
from interlocal.ui.import_wizard import queries
from interlocal.ui.import_wizard.actions import begin_import, commit_import
from interlocal.ui.import_wizard.check import Checked, check
from interlocal.ui.import_wizard.models import Import
from interlocal.ui.import_wizard.sheet import ImportableSheet
from tests.worlds import AT, World

PAYROLL, TRAINING = standard_key("payroll"), standard_key("training")


def scan_of(world: World, *, key: str = "three", number: int = 1) -> WorkbookScan:
    """A scan of two areas."""
    return WorkbookScan(
        UUID(int=number),
        key,
        "Three cities",
        world.partnership.id,
        world.partnership.name,
        (WorkbookArea(PAYROLL, "Payroll"), WorkbookArea(TRAINING, "Training / learning")),
        ask="Dana Director",
    )


class Hands:
    """One person at one government's workbook."""

    def __init__(self, world: World, who: str = "alder_manager", of: str = "alder", scan: WorkbookScan | None = None):
        self.world, self.by, self.government = world, world.actor(who), world.governments[of]
        self.scan = scan or scan_of(world)
        (self.place,) = self.by.places
        self.sheet: ImportableSheet = figures_sheet(self.scan, self.government, home="assessment:scans")

    def record(self, *figures: Figure) -> None:
        """Record figures without any workbook."""
        with acting(self.by.acting):
            record_readings(
                government=self.government, figures=figures, partnership=self.scan.partnership, by=self.by, at=AT
            )

    def readings(self) -> list[Reading]:
        with acting(self.by.acting):
            return list(
                readings_about(self.by, [self.government.id], [PAYROLL, TRAINING], self.scan.partnership).order_by("id")
            )

    def stands(self) -> set[tuple[str, str, str, str]]:
        """Measure, period, what it says, and who sees it."""
        return {
            (each.measure, each.period, each.missing or each.text or f"{each.value:f}", each.audience)
            for each in self.readings()
        }

    def out(self) -> bytes:
        """Download it."""
        assert self.sheet.form
        with acting(self.by.acting):
            return self.sheet.form.write(self.sheet.ground(self.by, self.place, AT), AT)

    def begin(self, content: bytes, name: str = "figures.xlsx") -> Import:
        with acting(self.by.acting):
            return begin_import(sheet=self.sheet, place=self.place, chunks=[content], name=name, by=self.by, at=AT)

    def checked(self, upload: Import) -> Checked:
        with acting(self.by.acting):
            ground = self.sheet.ground(self.by, self.place, AT)
            return check(queries.table_of(upload, self.sheet.form, ground), self.sheet, ground)

    def back(self, content: bytes) -> Checked:
        """Send it, and look at what would happen."""
        return self.checked(self.begin(content))

    def commit(self, content: bytes) -> Import:
        """Send it, and import what the preview shows."""
        upload = self.begin(content)
        checked = self.checked(upload)
        assert not told(checked), told(checked)
        with acting(self.by.acting):
            return commit_import(
                upload=upload, sheet=self.sheet, place=self.place, seen=checked.seen, by=self.by, at=AT
            )


def told(checked: Checked) -> list[tuple[str | None, str | None, str]]:
    """Sheet, cell and message of every problem."""
    return [(problem.where.sheet, problem.where.cell, problem.message) for problem in checked.problems]


def figure(measure: str, said: Any, audience: str = Audience.OWN, **more: Any) -> Figure:
    """A figure of payroll as it is recorded without a workbook."""
    which = SERVICE_MEASURES[measure]
    more |= {"text": said} if isinstance(said, str) else {"value": said}
    period = more.pop("period", STANDING if which.standing else "FY2026")
    return Figure(which, period, more.pop("grade", "guess"), PAYROLL, audience=audience, **more)


def row_of(sheet: Any, measure: str, nth: int = 0) -> int:
    """The number of the nth row of a measure."""
    return [cell.row for cell in sheet["A"] if cell.value == measure][nth]


def put(sheet: Any, measure: str, nth: int = 0, **words: Any) -> None:
    """Write into the row of a measure: put(sheet, "cost", value=5, period="FY2026")."""
    row = row_of(sheet, measure, nth)
    for key, word in words.items():
        sheet.cell(row, layout.NUMBER[key]).value = word


def copy_row(sheet: Any, measure: str, **words: Any) -> None:
    """Copy the first row of a measure to the end, hidden cells too, and write into the copy."""
    row, last = row_of(sheet, measure), sheet.max_row + 1
    for cell in sheet[row]:
        sheet.cell(last, cell.column).value = cell.value
    for key, word in words.items():
        sheet.cell(last, layout.NUMBER[key]).value = word


def cell(sheet: Any, measure: str, key: str, nth: int = 0) -> str:
    """The address of a cell."""
    return str(sheet.cell(row_of(sheet, measure, nth), layout.NUMBER[key]).coordinate)


def edited(content: bytes, *hands: Callable[[Workbook], object]) -> bytes:
    """The workbook after somebody wrote into it, as a spreadsheet saves it."""
    book = load_workbook(io.BytesIO(content))
    for hand in hands:
        hand(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
